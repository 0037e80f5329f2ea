import { formatLoss, formatNumber } from '../ui/format.ts';
import { classNames } from '../ui/class-names.ts';
import { Math as Tex } from '../ui/math.tsx';
import { divTop, type Term, type TimelineNumbers } from './timeline-numbers.ts';
import type { Columns } from './use-painting.ts';

export interface LaneProps {
  readonly numbers: TimelineNumbers;
  readonly columns: Columns;
  readonly isDense: boolean;
  /** t under the pointer. */
  readonly at: number | null;
}

/** Div(Y(t), d(t)) by timestep: an outline as high as it is, filled as far as it counts. */
export function DivLane({ numbers, columns, isDense, at }: LaneProps) {
  const top = divTop(numbers.terms);
  const terms = inView(numbers.terms, columns);
  const known = numbers.total !== null;
  return (
    <>
      <div aria-hidden className="relative mr-2 text-right">
        <Tex tex="Div" className="absolute right-0 top-0 text-small leading-4 text-ink-2" />
        {known && <span className="absolute top-3.5 right-0 text-micro leading-4 whitespace-nowrap text-ink-3">≤ {formatNumber(top)}</span>}
      </div>
      <div aria-hidden data-lane="div" className="relative min-h-0 border-b border-line-control">
        {isDense ? <DenseLane terms={terms} top={top} columns={columns} at={at} /> : <Bars terms={terms} top={top} />}
      </div>
    </>
  );
}

export function inView(terms: readonly Term[], { first, count }: Columns): readonly Term[] {
  return terms.slice(first - 1, first - 1 + count);
}

/** Above it stands the number: 16 px of the lane are its. */
const NUMBER = 16;

function Bars({ terms, top }: { readonly terms: readonly Term[]; readonly top: number }) {
  return (
    <div className="flex h-full">
      {terms.map(({ t, w, div, product }) => (
        <div key={t} className={classNames('@container relative h-full min-w-0 flex-1', w === 0 && 'not-judged')}>
          {div !== null && (
            <>
              <span
                className={classNames('absolute inset-x-[24%] @max-[60px]:inset-x-[10%] bottom-0 min-h-0.5 rounded-t-[3px] border border-b-0', w === 0 ? 'border-dashed border-line-control' : 'border-divergence')}
                style={{ height: heightOf(div, top) }}
              />
              <span className="absolute inset-x-[24%] @max-[60px]:inset-x-[10%] bottom-0 rounded-t-[3px] bg-divergence/35" style={{ height: product ? heightOf(product, top) : 0 }} />
              <span className={classNames('mono absolute inset-x-0 truncate text-center text-small leading-4', w === 0 ? 'text-ink-2' : 'text-ink')} style={{ bottom: heightOf(div, top) }}>
                <span className="@max-[38px]:hidden">{formatLoss(div)}</span>
              </span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}

function heightOf(value: number, top: number): string {
  const share = Math.min(1, Math.max(0, value / top));
  return `calc((100% - ${NUMBER}px) * ${share.toFixed(4)})`;
}

interface DenseLaneProps {
  readonly terms: readonly Term[];
  readonly top: number;
  readonly columns: Columns;
  readonly at: number | null;
}

/** Many timesteps as one shape each for Div and for what of it counts. */
function DenseLane({ terms, top, columns, at }: DenseLaneProps) {
  const y = (value: number): string => (1 - Math.min(1, Math.max(0, value / top))).toFixed(4);
  const outline = terms.map(({ div }, index) => `${index === 0 ? 'M0 1' : ''}V${y(div ?? 0)}H${index + 1}`).join('');
  const filled = terms.map(({ product }, index) => (product ? `M${index} ${y(product)}H${index + 1}V1H${index}Z` : '')).join('');
  return (
    <>
      <svg viewBox={`0 0 ${Math.max(1, terms.length)} 1`} preserveAspectRatio="none" className="absolute inset-0 size-full">
        <path d={filled} fill="var(--divergence)" fillOpacity={0.35} />
        {terms.length > 0 && <path d={`${outline}V1`} fill="none" stroke="var(--divergence)" vectorEffect="non-scaling-stroke" />}
      </svg>
      {at !== null && <span className="pointer-events-none absolute inset-y-0 border-x border-ink/60" style={{ left: `${((at - columns.first) / columns.count) * 100}%`, width: `${100 / columns.count}%` }} />}
    </>
  );
}
