import { classNames } from './class-names.ts';
import { formatBeside } from './format.ts';
import { linePath } from './line-path.ts';

export interface SeriesLine {
  readonly values: readonly number[];
  /** Place of its first number on the axis, from 0. */
  readonly from: number;
  /** What was measured, what a network forecasts, and what another one does. */
  readonly look: 'known' | 'forecast' | 'other';
  /** For its key. */
  readonly name?: string;
}

interface SeriesChartProps {
  /** Above it, the name of the column. */
  readonly title: string;
  /** What is seen, in words. */
  readonly label: string;
  readonly lines: readonly SeriesLine[];
  /** How tall it is. */
  readonly className: string;
  readonly hasKeys?: boolean;
}

const [WIDTH, HEIGHT] = [600, 84];
const looks = {
  known: { stroke: 'var(--data)', width: 1.5, dash: undefined, key: 'bg-data' },
  forecast: { stroke: 'var(--output)', width: 2, dash: undefined, key: 'bg-output' },
  other: { stroke: 'var(--ink)', width: 2, dash: '5 4', key: 'border-t-2 border-dashed border-ink' },
} as const;

/** Numbers over time as lines on one scale, whose ends stand above it: time runs right. */
export function SeriesChart({ title, label, lines, className, hasKeys = false }: SeriesChartProps) {
  const all = lines.flatMap(({ values }) => values).filter(Number.isFinite);
  const [low, high] = [all.reduce((a, b) => Math.min(a, b), Infinity), all.reduce((a, b) => Math.max(a, b), -Infinity)];
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const count = Math.max(...lines.map(({ from, values }) => from + values.length));
  const x = (at: number): number => (at / Math.max(1, count - 1)) * WIDTH;
  const y = (value: number): number => 4 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - 8);
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline gap-x-4 text-small leading-[18px] text-ink-2">
        <span className="mono font-medium text-ink">{title}</span>
        {hasKeys &&
          lines.map(({ name, look }) => (
            <span key={look} className="flex items-center gap-1.5">
              <span aria-hidden className={`h-0.5 w-4 ${looks[look].key}`} />
              {name}
            </span>
          ))}
        {all.length > 0 && <span className="mono ml-auto text-ink-3">{`${formatBeside(low, largest)} … ${formatBeside(high, largest)}`}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={classNames('w-full', className)} role="img" aria-label={label}>
        {lines.map(({ values, from, look }, index) => (
          <path key={index} d={linePath(values.map((value, at) => [x(from + at), y(value)]))} fill="none" stroke={looks[look].stroke} strokeWidth={looks[look].width} strokeDasharray={looks[look].dash} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
    </figure>
  );
}
