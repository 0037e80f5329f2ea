import { Paintbrush } from 'lucide-react';
import type { GraphNode } from '../../shared/document/schema.ts';
import { timestepWeightsSchema, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectNode, useSelectionStore } from '../state/selection-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { Math as Tex } from '../ui/math.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { BarsArea } from './bars-area.tsx';
import { setWeights } from './set-weights.ts';
import { useLengths } from './use-lengths.ts';
import { counted, presetChoice, schedules, sumText, type Direction, type Schedule } from './weights-model.ts';

/** Which timesteps are judged and how much each counts. */
export function WeightsEditor() {
  const node = useEditedDivergence();
  if (!node) return <p className="p-4 text-ink-2">{t('app:weights.noDivergence')}</p>;
  return <Editor key={node.id} node={node} />;
}

/** The selected divergence, else the first. */
function useEditedDivergence(): GraphNode | undefined {
  const selected = useSelectionStore((state) => state.nodes);
  return useDocumentStore((state) => {
    const divergences = state.document?.graph.nodes.filter(({ kind }) => kindById(kind)?.role === 'divergence') ?? [];
    return divergences.find(({ id }) => selected.includes(id)) ?? divergences[0];
  });
}

function Editor({ node }: { readonly node: GraphNode }) {
  const lengths = useLengths(node.id);
  const wanted = useUiStore((state) => state.weightsLength);
  const longest = lengths.at(-1) ?? 1;
  const length = wanted !== null && lengths.includes(wanted) ? wanted : longest;
  const parsed = timestepWeightsSchema.safeParse(node.params['weights'] ?? { schedule: 'all' });
  const choice: TimestepWeights = parsed.success ? parsed.data : { schedule: 'all' };
  const set = (next: TimestepWeights) => setWeights(node.id, next);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-2">
        <Segmented
          label={t('app:weights.schedules')}
          size="sm"
          value={choice.schedule}
          onChange={(schedule: Schedule) => set(presetChoice(schedule, choice, lengths, length))}
          options={schedules.map((schedule) => ({
            value: schedule,
            label:
              schedule === 'custom' ? (
                <>
                  <Paintbrush size={12} aria-hidden />
                  {t('app:weights.schedule.custom')}
                </>
              ) : (
                t(`app:weights.schedule.${schedule}`)
              ),
          }))}
        />
        <ScheduleNumbers choice={choice} length={length} onChange={set} />
        <div className="ml-auto flex items-center gap-2.5">
          <DivergenceChoice node={node} />
          {lengths.length > 1 && <LengthChoice lengths={lengths} length={length} />}
          <span className="flex items-baseline gap-1.5 whitespace-nowrap">
            <Tex tex="\sum w" className="text-small text-ink-2" />
            <output className="mono min-w-9 text-right text-title font-semibold">{sumText(choice, length)}</output>
          </span>
        </div>
      </div>
      <BarsArea node={node.id} choice={choice} lengths={lengths} length={length} />
    </div>
  );
}

interface ScheduleNumbersProps {
  readonly choice: TimestepWeights;
  readonly length: number;
  readonly onChange: (choice: TimestepWeights) => void;
}

/** What a schedule has to be told: its k, its shape, the end it counts from. */
function ScheduleNumbers({ choice, length, onChange }: ScheduleNumbersProps) {
  switch (choice.schedule) {
    case 'every':
    case 'first':
    case 'last':
      return (
        <label className="flex items-center gap-2 text-small text-ink-2">
          <Tex tex="k" />
          <NumberInput className="w-20" integer min={1} max={10_000} value={choice.k} label={t('app:weights.k')} onCommit={(k) => onChange({ ...choice, k })} />
        </label>
      );
    case 'ramp':
      return (
        <Segmented
          label={t('app:weights.shape')}
          size="sm"
          value={choice.shape}
          onChange={(shape) => onChange({ ...choice, shape })}
          options={(['linear', 'exponential'] as const).map((shape) => ({ value: shape, label: t(`app:weights.${shape}`) }))}
        />
      );
    case 'custom':
      return (
        <div className="flex items-center gap-1.5 text-small text-ink-2">
          {t('app:weights.from')}
          <Segmented
            label={t('app:weights.countedFrom')}
            size="sm"
            value={choice.from}
            onChange={(from: Direction) => onChange(counted(choice, from, length))}
            options={(['start', 'end'] as const).map((from) => ({ value: from, label: t(`app:weights.${from}`) }))}
          />
        </div>
      );
    default:
      return null;
  }
}

/** Which of several divergences is painted: it becomes the selected node. */
function DivergenceChoice({ node }: { readonly node: GraphNode }) {
  const nodes = useDocumentStore((state) => state.document?.graph.nodes);
  const divergences = nodes?.filter(({ kind }) => kindById(kind)?.role === 'divergence') ?? [];
  if (divergences.length < 2) return null;
  return (
    <Select
      label={t('app:weights.divergence')}
      className="w-24! shrink-0 text-small"
      value={node.id}
      onChange={selectNode}
      options={divergences.map((each) => ({ value: each.id, label: nodeTitle(each) }))}
    />
  );
}

function LengthChoice({ lengths, length }: { readonly lengths: readonly number[]; readonly length: number }) {
  return (
    <Select
      label={t('app:weights.length')}
      className="w-24! shrink-0 text-small"
      value={String(length)}
      onChange={(value) => setUi({ weightsLength: Number(value) })}
      options={lengths.map((each) => ({ value: String(each), label: t('app:weights.steps', { count: each }) }))}
    />
  );
}
