import { Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import type { IdeaId } from '../../ideas/ideas.ts';
import { setSubject, useSubjectStore } from '../../probe/subject-store.ts';
import { useSubjectData, type ProbedExample } from '../../probe/use-subject.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { rowsOf, type Row } from './rows.ts';
import { Spotlight, Sums } from './spotlight.tsx';
import { StageList } from './stage-list.tsx';
import { StepTable } from './step-table.tsx';
import { stepsCsv, stepsSvg } from './steps-figure.ts';
import { isKnown, stagesOf, type Step } from './steps.ts';
import { UpdateTable } from './update-table.tsx';

/** Milliseconds a step while it plays: enough to read a number. */
const PACE = 1_100;
/** Columns side by side; of longer sequences those around t. */
const MOST_COLUMNS = 12;

interface StepPlayerProps {
  readonly document: UnrollDocument;
  readonly probed: ProbeResult;
  /** What runs through the network. */
  readonly read: ProbedExample['x'] | null;
}

export function StepPlayer({ document, probed, read }: StepPlayerProps) {
  const sequence = probed.sequences[0];
  const timesteps = sequence?.length ?? 0;
  const rows = useMemo(() => rowsOf(document, probed, read), [document, probed, read]);
  const { stages, steps } = useMemo(() => stagesOf(rows, timesteps), [rows, timesteps]);
  const [index, setIndex] = useState(0);
  const [playing, setPlaying] = useState(false);
  const t = Math.min(useSubjectStore((state) => state.t), timesteps);
  const [spotRow, setSpotRow] = useState<string | null>(null);
  const at = Math.min(index, steps.length - 1);
  const step = steps[at] as Step;

  const last = steps.length - 1;
  const go = useCallback(
    (next: number) => {
      const to = Math.min(steps.length - 1, Math.max(0, next));
      const reached = steps[to] as Step;
      setIndex(to);
      setSpotRow(null);
      if (reached.t !== null) setSubject({ t: reached.t });
    },
    [steps],
  );
  const moving = playing && at < last;
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(() => go(at + 1), PACE);
    return () => clearTimeout(timer);
  }, [moving, at, go]);
  const play = () => {
    if (at === last) go(0);
    setPlaying(!moving);
  };

  const columns = useMemo(() => columnsAround(t, timesteps), [t, timesteps]);
  const vocabularySize = useSubjectData()?.facts.symbols;
  // A cell that was chosen is looked at until the next step.
  const row = rows.find(({ id }) => id === (spotRow ?? step.row?.id));
  const known = (side: 'value' | 'gradient', each: Row, when: number) => isKnown(steps, at, side, each, when);
  const isNew = (side: 'value' | 'gradient', each: Row, when: number) =>
    step.row === each && (step.phase === 'backward') === (side === 'gradient') && (step.t === null || step.t === when);
  const figure = {
    name: text('steps:title'),
    svg: () => stepsSvg({ document, rows, probed }),
    csv: () => stepsCsv({ document, rows, probed }),
  };
  return (
    <div className="grid h-full min-h-0 grid-cols-[232px_minmax(0,1fr)]">
      <div className="flex min-h-0 flex-col border-r border-line">
        <div role="toolbar" aria-label={text('steps:player')} className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
          <IconButton label={text('steps:previous')} disabled={at === 0} onClick={() => go(at - 1)}>
            <StepBack size={15} aria-hidden />
          </IconButton>
          <IconButton label={text(moving ? 'steps:pause' : 'steps:play')} onClick={play}>
            {moving ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
          </IconButton>
          <IconButton label={text('steps:next')} disabled={at === last} onClick={() => go(at + 1)}>
            <StepForward size={15} aria-hidden />
          </IconButton>
          <span role="status" className="ml-1 text-small whitespace-nowrap text-ink-2 tabular-nums">
            {text('steps:at', { step: at + 1, count: steps.length })}
          </span>
          <span className="ml-auto">
            <FigureMenu figure={figure} label={text('steps:title')} />
          </span>
        </div>
        <StageList document={document} stages={stages} at={at} onGo={go} />
      </div>
      <div className="flex min-h-0 flex-col max-[800px]:overflow-y-auto">
        <div className="shrink-0 px-4 pt-2.5 pb-1">
          <IdeaNote idea={ideaOf(step)} text={text('steps:about')} />
          <p className="text-small text-ink-2">
            {probed.weights.from !== 'initial' && text('steps:weightsOf', { step: formatCount(probed.weights.step) })}{' '}
            {columns.length < timesteps && text('steps:columns', { from: columns[0] ?? 1, to: columns.at(-1) ?? 1, count: timesteps })}
          </p>
        </div>
        <div className="min-h-0 flex-1 overflow-auto px-4 max-[800px]:flex-none">
          <StepTable
            document={document}
            rows={rows}
            symbols={sequence?.symbols ?? null}
            indices={sequence?.indices}
            oneHotWidth={vocabularySize ?? Infinity}
            columns={columns}
            known={known}
            isNew={isNew}
            spot={row ? { row: row.id, t } : null}
            onSpot={({ row: id, t: when }) => {
              setSpotRow(id);
              setSubject({ t: when });
            }}
          />
        </div>
        {row ? (
          <Spotlight document={document} probed={probed} rows={rows} row={row} t={t} hasGradient={known('gradient', row, t)} />
        ) : step.phase === 'update' ? (
          <UpdateTable document={document} probed={probed} />
        ) : (
          <Sums document={document} probed={probed} />
        )}
      </div>
    </div>
  );
}

function columnsAround(t: number, timesteps: number): readonly number[] {
  const count = Math.min(MOST_COLUMNS, timesteps);
  const first = Math.min(timesteps - count, Math.max(0, t - Math.ceil(count / 2))) + 1;
  return Array.from({ length: count }, (_, index) => first + index);
}

function ideaOf({ phase, row }: Step): IdeaId {
  if (phase === 'backward' || phase === 'update') return 'throughTime';
  if (phase === 'divergence') return row === null || row.kind === 'product' ? 'weightedDivergence' : 'crossEntropy';
  if (row?.kind === 'one-hot') return 'oneHot';
  if (row?.kind === 'symbol') return 'nextSymbol';
  return row?.node.kind === 'projection' || row?.node.kind === 'embedding' ? 'projection' : row?.kind === 'gate' && row.node.kind !== 'rnn' ? 'gates' : 'overTime';
}
