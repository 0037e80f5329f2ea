import { t as text } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { numbersText, shortProbability, type Frame } from './frame.ts';
import { HeatGrid } from './heat-grid.tsx';
import type { Density } from './lane-layout.ts';
import type { Lane } from './lanes.ts';
import { shownClass } from './paint-lane.ts';
import { MOST_VALUE_BARS, ValueBars } from './value-bars.tsx';
import { judgement, likeliest, numbersAt, type LaneValues, type Numbers } from './values.ts';

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
    case 'product':
      return <ProductCell {...props} />;
    case 'weights':
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
  if (density === 'cells') return <LikeliestCell numbers={numbers} frame={frame} t={t} desired={desired} />;
  const best = likeliest(numbersAt(numbers, t), 3, desired);
  const symbolWidth = Math.min(44, Math.max(14, 7.5 * Math.max(...best.map(({ index }) => [...shownClass(frame, index)].length))));
  return (
    <ol className="mono flex w-full flex-col px-2 text-small font-medium">
      {best.map(({ index, probability }) => {
        const isAsked = index === desired;
        return (
          <li key={index} className="grid h-5 items-center gap-1" style={{ gridTemplateColumns: `${symbolWidth}px 1fr 30px` }}>
            <span className={classNames('truncate', isAsked && 'font-bold text-output')}>{shownClass(frame, index)}</span>
            <span className={classNames('h-2 min-w-px rounded-[2px]', isAsked ? 'bg-output' : 'bg-output-edge')} style={{ width: `${probability * 100}%` }} />
            <span className={classNames('text-right text-micro whitespace-nowrap', isAsked ? 'text-ink' : 'text-ink-2')}>{shortProbability(probability)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Where there is no room for three: the most probable, green where it is what is asked for. */
function LikeliestCell({ numbers, frame, t, desired }: { readonly numbers: Numbers; readonly frame: Frame; readonly t: number; readonly desired: number }) {
  const [best] = likeliest(numbersAt(numbers, t), 1, -1);
  if (!best) return null;
  return (
    <span className="mono flex max-w-full flex-col items-center px-0.5 font-medium">
      <span className={classNames('max-w-full truncate text-small', best.index === desired && 'font-bold text-output')}>{shownClass(frame, best.index)}</span>
      <span className="text-micro text-ink-2">{shortProbability(best.probability)}</span>
    </span>
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
        <span className={classNames('mono text-micro font-semibold', kind === 'judged' ? 'text-divergence' : 'text-ink-3')}>{shortLoss(div)}</span>
      </span>
    );
  return (
    <span className="flex w-full items-center gap-1.5 px-1.5">
      {chip}
      {words ? (
        <span className="min-w-0 flex-1 text-right text-micro leading-[14px] text-ink-2 ko:leading-[15px]">{words}</span>
      ) : (
        <span className="mono ml-auto text-right whitespace-nowrap">
          <b className="block text-small leading-4 font-semibold text-divergence @min-[112px]:text-base">{formatLoss(div)}</b>
          {frame.targets && <span className="hidden text-micro leading-3.5 text-ink-2 @min-[112px]:block">−ln {shortProbability(Math.exp(-div))}</span>}
        </span>
      )}
    </span>
  );
}

function ProductCell({ values: { judge }, t, density }: CellProps) {
  if (!judge) return null;
  if (judgement(judge, t) !== 'judged') return <span className="mono text-small text-ink-3">0</span>;
  const product = judge.weighted[t - 1] ?? Number.NaN;
  if (density === 'cells') return <b className="mono text-micro font-semibold text-divergence">{shortLoss(product)}</b>;
  return (
    <span className="mono text-micro whitespace-nowrap text-ink-2">
      <span className="hidden @min-[136px]:inline">
        {formatNumber(judge.w[t - 1] ?? 0)} × {formatLoss(judge.div[t - 1] ?? Number.NaN)} ={' '}
      </span>
      <b className="font-semibold text-divergence">{formatLoss(product)}</b>
    </span>
  );
}

/** In five letters. */
function shortLoss(value: number): string {
  return value > 0 && value < 0.001 ? '<.001' : formatLoss(value);
}

function NoValue() {
  return <span className="sr-only">{text('unrolled:noValue')}</span>;
}
