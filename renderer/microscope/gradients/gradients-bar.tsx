import { useId, useState } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { Button } from '../../ui/button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { setGradients, useGradientsStore } from './gradients-store.ts';
import { judges, lastTarget } from './judge.ts';
import { EVERY_LAYER, type Memory } from './memories.ts';
import { choiceOf } from './networks.ts';
import { trainBeside } from './train-beside.ts';
import type { Gradients } from './use-gradients.ts';

interface GradientsBarProps {
  readonly subject: Subject;
  readonly compare: string;
  readonly options: readonly SelectOption<string>[];
  readonly own: Gradients | null;
}

/** What stands beside the subject, which timesteps are judged, and what of the network is shown. */
export function GradientsBar({ subject, compare, options, own }: GradientsBarProps) {
  const { judge, tau, memory, order } = useGradientsStore();
  const last = own?.read ? lastTarget(own.read) : null;
  return (
    <div role="toolbar" aria-label={t('gradients:title')} className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-4 py-1.5">
      <CompareChoice subject={subject} compare={compare} options={options} />
      <div className="flex items-center gap-2">
        <span className="text-ink-2">{t('gradients:judge.label')}</span>
        <Segmented
          label={t('gradients:judge.label')}
          value={judge}
          onChange={(next) => setGradients({ judge: next })}
          options={judges.map((value) => ({ value, label: t(`gradients:judge.${value}`) }))}
        />
        {judge === 'one' && (
          <NumberInput
            label={t('gradients:judge.tau')}
            className="w-18!"
            min={1}
            max={own?.read?.length ?? 1}
            step={1}
            integer
            value={tau ?? last ?? 1}
            onCommit={(next) => setGradients({ tau: next })}
          />
        )}
      </div>
      {own && own.memories.length > 1 && <MemoryChoice memories={own.memories} memory={memory} />}
      <div className="flex items-center gap-2">
        <span className="text-ink-2">{t('gradients:order.label')}</span>
        <Segmented
          label={t('gradients:order.label')}
          value={order}
          onChange={(next) => setGradients({ order: next })}
          options={(['drawn', 'norm'] as const).map((value) => ({ value, label: t(`gradients:order.${value}`) }))}
        />
      </div>
    </div>
  );
}

function CompareChoice({ subject, compare, options }: Omit<GradientsBarProps, 'own'>) {
  const id = useId();
  const [starting, setStarting] = useState(false);
  const choice = choiceOf(compare);
  const train = (cell: Parameters<typeof trainBeside>[1]) => {
    setStarting(true);
    void trainBeside(subject, cell).finally(() => setStarting(false));
  };
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-ink-2">
        {t('gradients:compare.label')}
      </label>
      <Select id={id} className="w-44!" options={options} value={compare} onChange={(next) => setGradients({ compare: next })} />
      {choice.is === 'cell' && (
        <Button disabled={starting} onClick={() => train(choice.cell)}>
          {t('gradients:compare.train', { cell: t(`nodes:kinds.${choice.cell}.title`) })}
        </Button>
      )}
    </div>
  );
}

function MemoryChoice({ memories, memory }: { readonly memories: readonly Memory[]; readonly memory: string }) {
  const id = useId();
  const layers = new Set(memories.map(({ node }) => node)).size;
  const every = memories.filter(({ state }) => state.endsWith('h'));
  // One layer's only h is the same as every layer's.
  const single = every.length === 1 ? every[0]?.tensor : undefined;
  const options = [
    ...(single === undefined ? [{ value: EVERY_LAYER, label: t('gradients:memory.every') }] : []),
    ...memories.map(({ tensor, title, state }) => ({ value: tensor, label: title, ...(layers > 1 && !title.endsWith(` ${state}`) && { note: state }) })),
  ];
  const value = options.some((each) => each.value === memory) ? memory : (single ?? EVERY_LAYER);
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-ink-2">
        {t('gradients:memory.label')}
      </label>
      <Select id={id} className="w-40!" options={options} value={value} onChange={(next) => setGradients({ memory: next })} />
    </div>
  );
}
