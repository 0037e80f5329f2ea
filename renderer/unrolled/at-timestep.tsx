import { useDeferredValue, useMemo } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { nodeById } from '../../shared/document/graph.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { Candidates } from '../generate/candidates.tsx';
import { stateScale } from '../heat/heat-scale.ts';
import { IdeaNote } from '../ideas/idea-note.tsx';
import { RampLegend } from '../heat/ramp-legend.tsx';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { Section } from '../ui/panel.tsx';
import { frameOf, numbersText, type Frame } from './frame.ts';
import { HeatGrid } from './heat-grid.tsx';
import type { Lane } from './lanes.ts';
import { sizesOf } from './lane-notes.ts';
import { useCheckStore } from '../state/check-store.ts';
import { usePlayhead } from './use-playhead.ts';
import { useUnrolled, type Unrolled } from './use-unrolled.ts';
import { judgement, likeliest, numbersAt, valuesOf, type LaneValues, type Numbers } from './values.ts';

/** In the inspector while the drawing is unrolled: the timestep of the playhead in numbers, of the selected node or in sum. */
export function AtTimestep() {
  const view = useUnrolled();
  return view && <Panel view={view} />;
}

function Panel({ view }: { readonly view: Unrolled }) {
  const selected = useSelectionStore((state) => state.nodes);
  const known = useDocumentStore((state) => state.shown?.graph);
  const { sequence, result, unfolded } = view;
  const frame = useMemo(() => frameOf({ sequence, result }), [sequence, result]);
  const values = useMemo(() => new Map(unfolded.lanes.map((lane) => [lane.id, valuesOf(lane, result?.sequences[0] ?? null)])), [unfolded, result]);
  // Beside a playhead that is dragged the numbers may come a frame later.
  const t = Math.min(useDeferredValue(usePlayhead(frame.length)), frame.length);
  if (frame.length === 0) return null;
  const node = selected.length === 1 && known ? nodeById(known, selected[0] ?? '') : undefined;
  const lanes = unfolded.lanes.filter((lane) => (node ? lane.node === node.id : lane.shows === 'classes' || lane.shows === 'forecast' || lane.shows === 'divergence'));
  const shown = lanes.filter(({ shows }) => shows !== 'weights' && shows !== 'product');
  return (
    <Section title={<span data-at={t}>{at(t)}</span>}>
      <div className="flex flex-col gap-3">
        {!node && <Read frame={frame} t={t} />}
        {shown.map((lane) => (
          <LaneAt key={lane.id} lane={lane} values={values.get(lane.id) ?? nothing} frame={frame} t={t} picks={picksRow(unfolded, lane)} />
        ))}
        <IdeaNote idea="overTime" text={text('unrolled:about')} />
      </div>
    </Section>
  );
}

const nothing: LaneValues = { parts: [], judge: null };

/** "At t = 4" with its mathematics set as such. */
function at(t: number) {
  const [before = '', after = ''] = text('unrolled:panel.title', { t: '|' }).split('|');
  return (
    <>
      {before}
      <Tex tex={`t = ${t}`} />
      {after}
    </>
  );
}

function Read({ frame, t }: { readonly frame: Frame; readonly t: number }) {
  return (
    <Rows
      rows={[
        [text('unrolled:panel.reads'), <span key="x" className="mono font-semibold text-data">{frame.x[t - 1]}</span>],
        [text('unrolled:panel.asked'), <span key="d" className="mono font-semibold text-divergence">{frame.d[t - 1] ?? text('unrolled:unasked')}</span>],
      ]}
    />
  );
}

interface LaneAtProps {
  readonly lane: Lane;
  readonly values: LaneValues;
  readonly frame: Frame;
  readonly t: number;
  /** Its table has a row for each symbol, and gives one of them. */
  readonly picks: boolean;
}

/** A table that a symbol or its one-hot goes into gives the symbol's row. */
function picksRow({ lanes, depth }: Unrolled['unfolded'], lane: Lane): boolean {
  const from = depth.find(({ to }) => to === lane.flat)?.from;
  const feeds = lanes.find(({ flat }) => flat === from)?.shows;
  return (lane.kind === 'projection' && feeds === 'one-hot') || (lane.kind === 'embedding' && (feeds === 'symbol' || feeds === 'source'));
}

function LaneAt({ lane, values, frame, t, picks }: LaneAtProps) {
  const { parts, judge } = values;
  const signals = useCheckStore((state) => state.signals);
  switch (lane.shows) {
    case 'source':
    case 'symbol':
      return <Read frame={frame} t={t} />;
    case 'one-hot': {
      const [index, size] = [frame.indices?.[t - 1] ?? -1, sizesOf(signals, [lane])[lane.flat]];
      return index >= 0 && size !== undefined ? <p className="text-small text-ink-2">{text('unrolled:panel.oneHot', { index: index + 1, size })}</p> : <None />;
    }
    case 'classes':
      return parts[0] ? <Answers title={lane.title} numbers={parts[0]} frame={frame} t={t} /> : <None />;
    case 'forecast':
      return parts[0] ? <Rows rows={[[text('unrolled:panel.forecasts'), numbersText(numbersAt(parts[0], t))]]} /> : <None />;
    case 'divergence':
      return judge ? <Terms title={lane.title} values={values} t={t} /> : <None />;
    case 'vector':
    case 'states': {
      const row = picks ? (frame.indices?.[t - 1] ?? -1) : -1;
      return (
        <>
          {row >= 0 && <p className="text-small text-ink-2">{text('unrolled:panel.picks', { symbol: frame.x[t - 1] ?? '', index: row + 1 })}</p>}
          {parts.length > 0 ? parts.map((numbers) => <Units key={numbers.name} lane={lane} numbers={numbers} t={t} />) : <None />}
        </>
      );
    }
    default:
      return null;
  }
}

function None() {
  return <p className="text-small text-ink-2">{text('unrolled:panel.none')}</p>;
}

function Rows({ rows }: { readonly rows: readonly (readonly [string, React.ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="mono min-w-0 truncate text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const SHOWN = 5;

function Answers({ title, numbers, frame, t }: { readonly title: string; readonly numbers: Numbers; readonly frame: Frame; readonly t: number }) {
  const desired = frame.targets?.[t - 1] ?? -1;
  const best = likeliest(numbersAt(numbers, t), SHOWN, desired);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-small text-ink-2">
        {title} {text('unrolled:panel.answers')}
      </p>
      <Candidates label={title} candidates={best.map(({ index, probability }) => ({ symbol: frame.classes[index] ?? '', probability }))} marked={frame.classes[desired]} />
    </div>
  );
}

function Terms({ title, values: { judge }, t }: { readonly title: string; readonly values: LaneValues; readonly t: number }) {
  if (!judge) return null;
  const kind = judgement(judge, t);
  const words = kind === 'judged' ? null : text(kind === 'unasked' ? 'unrolled:unasked' : 'unrolled:unjudged');
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex justify-between text-small text-ink-2">
        {title}
        {words && <span>{words}</span>}
      </p>
      <Rows
        rows={[
          [text('unrolled:panel.div'), formatLoss(judge.div[t - 1] ?? Number.NaN)],
          [text('unrolled:panel.weight'), formatNumber(judge.w[t - 1] ?? 0)],
          [text('unrolled:panel.product'), <b key="p" className="font-semibold text-divergence">{formatLoss(judge.weighted[t - 1] ?? 0)}</b>],
          ['DIV', <b key="d" className="font-semibold text-divergence">{formatLoss(judge.total)}</b>],
          ['Σw', formatNumber(judge.sumW)],
          [text('unrolled:panel.perStep'), formatLoss(judge.loss)],
        ]}
      />
    </div>
  );
}

/** Every number of a vector, as cells and as a table that can be read. */
function Units({ lane, numbers, t }: { readonly lane: Lane; readonly numbers: Numbers; readonly t: number }) {
  const values = numbersAt(numbers, t);
  const list = Array.from(values);
  const name = numbers.name === '' ? lane.title : `${lane.title} ${numbers.name}`;
  const most = formatNumber(numbers.most);
  const scale = stateScale([numbers.most], 0);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex items-baseline justify-between gap-2 text-small text-ink-2">
        <span className="text-ink">{numbers.name && <Tex tex={`${numbers.name.replace(/^(?:forward|backward)_/, '')}_{${t}}`} />}</span>
        <span>
          {text('unrolled:panel.units', { count: values.length })}, {text('unrolled:panel.norm', { norm: formatNumber(Math.hypot(...list)) })}
        </span>
      </p>
      <HeatGrid values={values} most={numbers.most} className="h-14 w-full rounded-[3px]" />
      <RampLegend scale={scale} low={`−${most}`} high={most} />
      <ol aria-label={text('unrolled:panel.numbers', { node: name, t })} tabIndex={0} className="mono grid max-h-40 grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-x-3 overflow-y-auto text-micro leading-5">
        {list.map((value, unit) => (
          <li key={unit} className="flex justify-between gap-1">
            <span className="text-ink-3">{unit + 1}</span>
            <span>{formatNumber(value)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
