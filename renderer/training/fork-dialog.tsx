import { GitFork } from 'lucide-react';
import { useId, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { Carry, RunSummary } from '../../shared/ipc/contract.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useRunName } from '../state/run-hooks.ts';
import { startTraining } from '../state/run-store.ts';
import { goLive } from '../state/moment-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatCount } from '../ui/format.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { useFork, type Preview } from './use-fork.ts';

interface ForkDialogProps {
  readonly run: RunSummary;
  /** A recorded step of it. */
  readonly step: number;
  readonly onClose: () => void;
}

/** Before a fork begins: which weights it takes over, which are drawn anew, and what stays behind. */
export function ForkDialog({ run, step, onClose }: ForkDialogProps) {
  const name = useRunName(run);
  const asked = useDocumentStore((state) => state.document?.training.steps ?? 0);
  const [steps, setSteps] = useState(asked > step ? asked : step + asked);
  const id = useId();
  const { document, path, preview } = useFork(run, step, steps);
  const start = () => {
    onClose();
    goLive();
    if (document) void startTraining(document, path, { from: { runId: run.id, step } });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('recorder:fork.title', { name, step: formatCount(step) })}
      description={t('recorder:fork.text')}
      actions={
        <>
          <Button onClick={onClose}>{t('recorder:fork.cancel')}</Button>
          <Button look="primary" disabled={preview.state !== 'ready'} onClick={start}>
            <GitFork size={14} aria-hidden />
            {t('recorder:fork.start')}
          </Button>
        </>
      }
    >
      <Summary preview={preview} />
      <label htmlFor={id} className="mt-4 flex items-center gap-3">
        <span className="text-ink-2">{t('recorder:fork.steps')}</span>
        <span className="w-32">
          <NumberInput id={id} value={steps} min={step + 1} max={10_000_000} step={100} integer onCommit={setSteps} />
        </span>
      </label>
    </Dialog>
  );
}

function Summary({ preview }: { readonly preview: Preview }) {
  if (preview.state === 'reading') return <p role="status" className="text-ink-2">{t('recorder:fork.reading')}</p>;
  if (preview.state === 'failed') return <p role="alert" className="text-error">{preview.text}</p>;
  const { carried, fresh, left, optimizer, otherSymbols } = preview.carry;
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="font-semibold">{t('recorder:fork.carried', { count: carried.length, all: carried.length + fresh.length })}</p>
      <Variables title={t('recorder:fork.fresh')} variables={fresh} />
      <Variables title={t('recorder:fork.left')} variables={left} />
      {optimizer === 'fresh' && <p className="text-ink-2">{t('recorder:fork.optimizer')}</p>}
      {otherSymbols && <p className="text-warning">{t('recorder:fork.symbols')}</p>}
    </div>
  );
}

type Variable = Carry['left'][number] & { readonly was?: readonly number[] | null };

function Variables({ title, variables }: { readonly title: string; readonly variables: readonly Variable[] }) {
  if (variables.length === 0) return null;
  return (
    <div>
      <h3 className="text-small text-ink-2">{title}</h3>
      <ul className="mono mt-1 text-small">
        {variables.map(({ name, shape, was }) => (
          <li key={name}>
            {name} [{shape.join(', ')}]{was && <span className="text-ink-3"> {t('recorder:fork.was', { shape: `[${was.join(', ')}]` })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
