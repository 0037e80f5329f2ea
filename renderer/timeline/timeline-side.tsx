import { Columns2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { GraphNode } from '../../shared/document/schema.ts';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { divergence } from '../../shared/nodes/divergence.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { TrainBesideDialog } from '../beside/train-beside-dialog.tsx';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { useDocumentStore } from '../state/document-store.ts';
import { IdeaNote } from '../ideas/idea-note.tsx';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useRunStore } from '../state/run-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { Pager } from '../ui/pager.tsx';
import { Select } from '../ui/select.tsx';
import { SubjectChoice } from './subject-choice.tsx';
import { timelineCsv, timelineSvg } from './timeline-figure.ts';
import { timelineNumbers } from './timeline-numbers.ts';
import { setTimeline } from './timeline-store.ts';
import type { Judged } from './use-judged.ts';

interface TimelineSideProps {
  readonly node: GraphNode;
  readonly choice: TimestepWeights;
  readonly lengths: readonly number[];
  readonly length: number;
  /** The sequence, and so its length, is chosen there. */
  readonly isUnrolled: boolean;
  readonly judged: Judged;
}

/** Beside the terms: whose they are, their sum, and which sequence it is. */
export function TimelineSide({ node, choice, lengths, length, isUnrolled, judged }: TimelineSideProps) {
  const { sequence } = judged;
  const numbers = useMemo(() => timelineNumbers(choice, length, sequence), [choice, length, sequence]);
  const title = useDocumentStore((state) => state.document?.title ?? '');
  const unit = t(`training:unit.${divergence.read(node.params).kind === 'mean-squared-error' ? 'mean-squared-error' : 'cross-entropy'}`);
  const name = t('timeline:label');
  const isTall = useUiStore((state) => state.dockHeight >= TALL);
  const figure = {
    name: `${title} ${nodeTitle(node)} DIV`,
    svg: () => (numbers.total === null ? null : timelineSvg(numbers, { title: name, unit, name: nodeTitle(node) })),
    csv: () => timelineCsv(numbers),
  };
  return (
    <div className="flex min-h-0 flex-col gap-1.5 overflow-hidden border-l border-line px-3 py-1">
      <div className="flex items-center gap-1">
        <SubjectChoice subject={judged.subject} step={judged.step} />
        <FigureMenu label={name} figure={figure} />
      </div>
      {judged.failure ? (
        <p role="alert" className="line-clamp-3 text-small text-error">
          {messageText(judged.failure)}
        </p>
      ) : (
        <dl className="grid grid-cols-[auto_auto_auto] justify-between gap-x-2">
          <Sum name={<span className="mono font-medium">DIV</span>} value={formatLoss(numbers.total)} tone="text-divergence" label={t('timeline:total')} />
          <Sum name={<span className="mono font-medium">Σw</span>} value={formatNumber(numbers.sumW)} label={t('timeline:sumW')} />
          <Sum name={unit} value={formatLoss(numbers.loss)} label={t('timeline:loss', { unit })} />
        </dl>
      )}
      <div className="flex items-center gap-1">
        {lengths.length > 1 && !isUnrolled ? <LengthChoice lengths={lengths} length={length} /> : <span className="mr-auto truncate text-small text-ink-2">{t('app:weights.steps', { count: length })}</span>}
        <ExampleChoice judged={judged} />
      </div>
      <TrainBeside node={node} choice={choice} lengths={lengths} length={length} judged={judged} />
      {isTall && (
        <div className="mt-2 min-h-0 overflow-y-auto">
          <IdeaNote idea="weightedDivergence" text={t('timeline:idea')} />
        </div>
      )}
    </div>
  );
}

/** Pixels of the dock from which there is room for words under the numbers. */
const TALL = 360;

/** Trains the drawing with these weights and others at the same time. */
function TrainBeside({ judged, ...rest }: Omit<TimelineSideProps, 'isUnrolled'>) {
  const [open, setOpen] = useState(false);
  const wrong = useCheckStore(hasErrors);
  const starting = useRunStore((state) => state.starting);
  return (
    <>
      <Button className="w-full" disabled={wrong || starting} onClick={() => setOpen(true)}>
        <Columns2 size={14} aria-hidden />
        {t('timeline:beside.open')}
      </Button>
      {open && <TrainBesideDialog {...rest} sequence={judged.sequence} onClose={() => setOpen(false)} />}
    </>
  );
}

interface SumProps {
  readonly name: React.ReactNode;
  readonly label: string;
  readonly value: string;
  readonly tone?: string;
}

function Sum({ name, label, value, tone }: SumProps) {
  return (
    <div className="min-w-0">
      <dt aria-label={label} className="h-4.5 truncate text-small leading-4.5 text-ink-2">
        {name}
      </dt>
      <dd className={`text-title leading-5 font-semibold ${tone ?? ''}`}>
        <output>{value}</output>
      </dd>
    </div>
  );
}

function LengthChoice({ lengths, length }: { readonly lengths: readonly number[]; readonly length: number }) {
  return (
    <Select
      label={t('app:weights.length')}
      className="min-w-0 flex-1 text-small"
      value={String(length)}
      onChange={(value) => setUi({ weightsLength: Number(value) })}
      options={lengths.map((each) => ({ value: String(each), label: t('app:weights.steps', { count: each }) }))}
    />
  );
}

/** The sequence that is looked at, among those of its length. */
function ExampleChoice({ judged: { at, count } }: { readonly judged: Judged }) {
  if (count < 2) return null;
  return (
    <>
      <span className="text-small whitespace-nowrap text-ink-3 tabular-nums">{t('timeline:example', { at: at + 1, count })}</span>
      <Pager
        size="sm"
        previous={t('app:data.previous')}
        next={t('app:data.next')}
        onPrevious={at === 0 ? null : () => setTimeline({ example: at - 1 })}
        onNext={at + 1 >= count ? null : () => setTimeline({ example: at + 1 })}
      />
    </>
  );
}
