import { t as text } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { weightText } from '../timeline/weights-model.ts';
import { numbersText, shortProbability, type Frame } from './frame.ts';
import { HeatGrid } from './heat-grid.tsx';
import type { Density } from './lane-layout.ts';
import type { Lane } from './lanes.ts';
import { shownClass } from './paint-lane.ts';
import { MOST_VALUE_BARS, ValueBars } from './value-bars.tsx';
import { judgement, likeliest, numbersAt, type LaneValues } from './values.ts';

export interface CellProps {
  readonly lane: Lane;
  readonly t: number;
  readonly density: Exclude<Density, 'strip'>;
  readonly frame: Frame;
  readonly values: LaneValues;
  /** Of a one-hot: its positions. */
  readonly size: number | null;
}

/** What a lane is at one timestep. */
export function CellContent(props: CellProps) {
  const { lane, frame, t } = props;
  switch (lane.shows) {
    case 'source':
      return <SourceCell {...props} />;
    case 'symbol':
      return <SymbolCell {...props} />;
    case 'one-hot':
      return <OneHotCell index={frame.indices?.[t - 1] ?? -1} size={props.size} />;
    case 'vector':
      return <VectorCell {...props} />;
    case 'states':
      return <StatesCell {...props} />;
    case 'classes':
      return <ClassesCell {...props} />;
    case 'forecast':
      return <ForecastCell {...props} />;
    case 'divergence':
      return <DivergenceCell {...props} />;
    case 'weights':
      return <WeightCell {...props} />;
    case 'product':
      return <ProductCell {...props} />;
    case 'nothing':
      return null;
  }
}

function SourceCell({ frame, t, density }: CellProps) {
  const d = frame.d[t - 1];
  return (
    <span className={classNames('mono flex items-center text-small font-medium', density === 'wide' ? 'gap-1.5' : 'flex-col')}>
      <span className="max-w-full truncate text-data">{frame.x[t - 1]}</span>
      {d != null && (
        <>
          {density === 'wide' && <span aria-hidden className="text-ink-3">→</span>}
          <span className="max-w-full truncate text-divergence">{d}</span>
        </>
      )}
    </span>
  );
}

function SymbolCell({ frame, t, density }: CellProps) {
  const x = frame.x[t - 1] ?? '';
  const isShort = [...x].length <= 3;
  return (
    <>
      {density === 'wide' && <Tex tex={`x_{${t}}`} className="absolute top-1 left-1.5 text-small text-ink-3" />}
      <span className={classNames('mono max-w-full truncate px-1 text-data font-medium', density === 'wide' && isShort ? 'text-figure' : 'text-small')}>{x}</span>
    </>
  );
}

function OneHotCell({ index, size }: { readonly index: number; readonly size: number | null }) {
  if (!size) return null;
  const gap = size <= 80 ? 0.15 : 0;
  return (
    <span className="block h-3/5 w-[88%]" title={index >= 0 ? text('unrolled:oneHot', { index: index + 1, size }) : undefined}>
      <svg viewBox={`0 0 ${size} 1`} preserveAspectRatio="none" className="size-full" aria-hidden>
        <path d={Array.from({ length: size }, (_, at) => `M${at + gap} .78H${at + 1 - gap}V1H${at + gap}Z`).join('')} fill="var(--transform-edge)" />
        {index >= 0 && <path d={`M${index} 0H${index + Math.max(1, size / 36)}V1H${index}Z`} fill="var(--transform)" />}
      </svg>
    </span>
  );
}

function VectorCell({ values: { parts: [numbers] }, t, density }: CellProps) {
  if (!numbers) return <NoValue />;
  const values = numbersAt(numbers, t);
  return (
    <span className="block h-[76%] w-[88%]">
      {values.length <= (density === 'wide' ? MOST_VALUE_BARS : 16) ? <ValueBars values={values} most={numbers.most} /> : <HeatGrid values={values} most={numbers.most} className="size-full rounded-[2px]" />}
    </span>
  );
}

function StatesCell({ values: { parts }, t }: CellProps) {
  if (parts.length === 0) return <NoValue />;
  return (
    <span className="flex h-[calc(100%-8px)] w-[90%] flex-col gap-1">
      {parts.map((numbers) => (
        <span key={numbers.name} className="block min-h-0 flex-1">
          <HeatGrid values={numbersAt(numbers, t)} most={numbers.most} className="size-full rounded-[2px]" />
        </span>
      ))}
    </span>
  );
}

function ClassesCell({ values, frame, t, density }: CellProps) {
  const [numbers] = values.parts;
  if (!numbers) return <NoValue />;
  const desired = frame.targets?.[t - 1] ?? -1;
  const best = likeliest(numbersAt(numbers, t), density === 'wide' ? 3 : 2, desired);
  const symbolWidth = Math.min(44, Math.max(14, 7.5 * Math.max(...best.map(({ index }) => [...shownClass(frame, index)].length))));
  return (
    <ol className={classNames('mono flex w-full flex-col font-medium', density === 'wide' ? 'px-2 text-small' : 'px-1 text-micro')}>
      {best.map(({ index, probability }) => {
        const isAsked = index === desired;
        return (
          <li key={index} className={classNames('grid items-center gap-1', density === 'wide' ? 'h-5' : 'h-[18px]')} style={{ gridTemplateColumns: density === 'wide' ? `${symbolWidth}px 1fr 28px` : '1fr auto' }}>
            <span className={classNames('truncate', isAsked && 'font-bold text-output')}>{shownClass(frame, index)}</span>
            {density === 'wide' && <span className={classNames('h-2 min-w-px rounded-[2px]', isAsked ? 'bg-output' : 'bg-output-edge')} style={{ width: `${probability * 100}%` }} />}
            <span className={classNames('text-right text-micro', isAsked ? 'text-ink' : 'text-ink-2')}>{shortProbability(probability)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function ForecastCell({ values: { parts: [numbers] }, t }: CellProps) {
  if (!numbers) return <NoValue />;
  return <span className="mono max-w-full truncate px-1 text-small font-medium text-output">{numbersText(numbersAt(numbers, t))}</span>;
}

function DivergenceCell({ values: { judge }, frame, t, density }: CellProps) {
  const kind = judgement(judge, t);
  const d = frame.d[t - 1];
  const div = judge?.div[t - 1] ?? Number.NaN;
  const chip = d != null && (
    <span className={classNames('mono max-w-16 shrink-0 truncate rounded-chip px-1.5 text-small leading-[22px] font-semibold', kind === 'judged' ? 'bg-data-tint text-data' : 'border border-dashed border-line-control leading-5 text-ink-2')}>{d}</span>
  );
  const words = kind === 'judged' ? null : text(kind === 'unasked' ? 'unrolled:unasked' : 'unrolled:unjudged');
  if (density === 'cells')
    return (
      <span className="flex max-w-full flex-col items-center gap-px px-0.5" title={words ?? undefined}>
        {chip}
        <span className={classNames('mono text-micro font-semibold', kind === 'judged' ? 'text-divergence' : 'text-ink-3')}>{formatLoss(div)}</span>
      </span>
    );
  return (
    <span className="flex w-full items-center gap-2 px-2">
      {chip}
      {words ? (
        <span className="min-w-0 flex-1 text-right text-micro leading-[14px] text-ink-2 ko:leading-[15px]">{words}</span>
      ) : (
        <span className="mono ml-auto text-right whitespace-nowrap">
          <b className="block text-base leading-4 font-semibold text-divergence">{formatLoss(div)}</b>
          {frame.targets && <span className="block text-micro leading-3.5 text-ink-2">−ln {shortProbability(Math.exp(-div))}</span>}
        </span>
      )}
    </span>
  );
}

function WeightCell({ values: { judge }, t, density }: CellProps) {
  if (!judge) return null;
  const w = judge.w[t - 1] ?? 0;
  const most = Math.max(1, ...judge.w);
  const isZero = judgement(judge, t) !== 'judged';
  return (
    <span className="relative block size-full" title={isZero ? text('unrolled:unjudged') : undefined}>
      <span
        className={classNames('absolute bottom-0 rounded-t-chip', density === 'wide' ? 'inset-x-[22%]' : 'inset-x-1', isZero ? 'h-3 border border-b-0 border-dashed border-line-control' : 'bg-divergence')}
        style={isZero ? undefined : { height: `max(2px, ${(w / most) * 70}%)` }}
      />
      <span className={classNames('mono absolute inset-x-0 text-center text-micro font-semibold', isZero ? 'text-ink-3' : 'text-ink')} style={{ bottom: isZero ? 14 : `calc(${(w / most) * 70}% + 1px)` }}>
        {weightText(Math.round(w * 10_000) / 10_000)}
      </span>
    </span>
  );
}

function ProductCell({ values: { judge }, t, density }: CellProps) {
  if (!judge) return null;
  if (judgement(judge, t) !== 'judged') return <span className="mono text-small text-ink-3">0</span>;
  const product = <b className="font-semibold text-divergence">{formatLoss(judge.weighted[t - 1] ?? Number.NaN)}</b>;
  if (density === 'cells') return <span className="mono text-micro">{product}</span>;
  return (
    <span className="mono text-micro whitespace-nowrap text-ink-2">
      {formatNumber(judge.w[t - 1] ?? 0)}×{formatLoss(judge.div[t - 1] ?? Number.NaN)}={product}
    </span>
  );
}

function NoValue() {
  return <span className="sr-only">{text('unrolled:noValue')}</span>;
}
