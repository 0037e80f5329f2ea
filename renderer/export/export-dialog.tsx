import { useEffect, useId, useState } from 'react';
import { errorText, t } from '../../shared/i18n/index.ts';
import { exportFormats, type ExportFormat, type ExportResult, type RunSummary } from '../../shared/ipc/contract.ts';
import { logError, logUnexpected, request } from '../app/api.ts';
import { provideCommands } from '../app/commands.ts';
import { RunChoice, useCheckpoint, CheckpointLine } from '../generate/run-choice.tsx';
import { useSelectedRun } from '../state/run-hooks.ts';
import { Notice } from '../training/notice.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatCount, formatPower } from '../ui/format.ts';
import { FormatChoice } from './format-choice.tsx';

type Outcome =
  | { readonly state: 'idle' }
  | { readonly state: 'writing' }
  | { readonly state: 'done'; readonly result: ExportResult }
  | { readonly state: 'failed'; readonly text: string };

/** Opens on the command Export; the one dialog in which a trained network leaves as a model. */
export function ExportDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => provideCommands({ export: () => setOpen(true) }), []);
  return open ? <Content onClose={() => setOpen(false)} /> : null;
}

function Content({ onClose }: { readonly onClose: () => void }) {
  const run = useSelectedRun();
  if (run) return <WithRun run={run} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('training:export.title')}
      description={t('training:export.noRun')}
      actions={<Button onClick={onClose}>{t('training:export.close')}</Button>}
    />
  );
}

function WithRun({ run, onClose }: { readonly run: RunSummary; readonly onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>(exportFormats[0]);
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const ready = useCheckpoint(run) !== null;
  const runId = useId();
  const writing = outcome.state === 'writing';
  const write = async () => {
    setOutcome({ state: 'writing' });
    try {
      const result = await request('export.run', { runId: run.id, format, path: null });
      setOutcome(result ? { state: 'done', result } : { state: 'idle' });
    } catch (error) {
      logUnexpected(error);
      setOutcome({ state: 'failed', text: errorText(error) });
    }
  };
  const choose = (next: ExportFormat) => {
    setFormat(next);
    setOutcome({ state: 'idle' });
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('training:export.title')}
      description={t('training:export.text')}
      actions={
        <>
          <Button onClick={onClose}>{t('training:export.close')}</Button>
          <Button look="primary" disabled={!ready || writing} onClick={() => void write()}>
            {t(writing ? 'training:export.writing' : 'training:export.write')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-[104px_minmax(0,1fr)] items-start gap-x-2">
          <label htmlFor={runId} className="pt-1 text-ink-2">
            {t('training:generate.run')}
          </label>
          <div className="flex flex-col gap-1.5">
            <RunChoice id={runId} run={run} />
            <CheckpointLine run={run} />
          </div>
        </div>
        <FormatChoice value={format} disabled={writing} onChange={choose} />
        <div aria-live="polite">
          <OutcomeNotice outcome={outcome} />
        </div>
      </div>
    </Dialog>
  );
}

/** The proof, or what failed. */
function OutcomeNotice({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.state === 'idle') return null;
  if (outcome.state === 'writing') return <Notice tone="waiting" title={t('training:export.writing')} text={t('training:export.proving')} />;
  if (outcome.state === 'failed') return <Notice tone="error" title={t('training:export.failed')} text={outcome.text} />;
  const { path, deviation, probes } = outcome.result;
  return (
    <Notice
      tone="ok"
      title={t('training:export.done')}
      text={
        <>
          <p>{t('training:export.proof', { deviation: deviation === 0 ? '0' : formatPower(deviation), probes: formatCount(probes) })}</p>
          <p className="mono mt-1 text-small break-all" data-selectable>
            {path}
          </p>
        </>
      }
      actions={<Button onClick={() => void request('shell.showFile', { path }).catch(logError)}>{t('training:export.show')}</Button>}
    />
  );
}
