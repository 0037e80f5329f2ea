import { t } from '../../shared/i18n/index.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { classNames } from '../ui/class-names.ts';
import { formatNumber } from '../ui/format.ts';

type Series = NonNullable<DatasetFacts['series']>;

/** The first rows of a table of numbers. */
export function SeriesRows({ series: { columns, rows } }: { readonly series: Series }) {
  const largest = columns.map((_, at) => Math.max(...rows.map((row) => Math.abs(row[at] ?? 0))));
  return (
    <table className="mono w-full text-small leading-[18px]">
      <caption className="pb-1 text-left font-sans font-semibold">{t('nodes:csv.firstRows')}</caption>
      <thead>
        <tr className="text-ink-3">
          {columns.map((column) => (
            <th key={column} scope="col" className="truncate pr-3 text-right font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((value, at) => (
              <td key={at} className="pr-3 text-right whitespace-nowrap">
                {rounded(value, largest[at] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const [width, height] = [600, 84];

interface LinesProps {
  readonly columns: readonly string[];
  /** By column. */
  readonly lines: readonly (readonly number[])[];
  /** From here on (of all columns) the numbers are a forecast: drawn in the output's colour. */
  readonly from?: number;
}

/** Channels over time, one strip each: time runs right. */
export function SeriesLines({ columns, lines, from }: LinesProps) {
  return (
    <div className="flex flex-col gap-2">
      {lines.map((line, index) => (
        <figure key={columns[index] ?? index} className="min-w-0">
          <figcaption className="flex justify-between text-small leading-[18px]">
            <span className="mono font-medium">{columns[index]}</span>
            <span className="mono text-ink-3">{range(line)}</span>
          </figcaption>
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={classNames('w-full', from === undefined ? 'h-21' : 'h-48')} role="img" aria-label={lineLabel(columns[index] ?? '', line.length, from)}>
            <path d={path(line, 0, from ?? line.length)} fill="none" stroke="var(--data)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
            {from !== undefined && <path d={path(line, from - 1, line.length)} fill="none" stroke="var(--output)" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
          </svg>
        </figure>
      ))}
    </div>
  );
}

function lineLabel(column: string, count: number, from: number | undefined): string {
  return from === undefined ? t('nodes:csv.line', { column, count }) : t('training:forecast.line', { column, known: from, count: count - from });
}

function path(line: readonly number[], begin: number, end: number): string {
  const [low, high] = [Math.min(...line), Math.max(...line)];
  const x = (at: number): number => (at / Math.max(1, line.length - 1)) * width;
  const y = (value: number): number => 4 + (1 - (value - low) / (high - low || 1)) * (height - 8);
  return line
    .slice(begin, end)
    .map((value, at) => `${at === 0 ? 'M' : 'L'}${x(begin + at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
}

function range(line: readonly number[]): string {
  const [low, high] = [Math.min(...line), Math.max(...line)];
  const largest = Math.max(Math.abs(low), Math.abs(high));
  return `${rounded(low, largest)} … ${rounded(high, largest)}`;
}

/** To four digits of the largest number beside it: a zero that was standardised and back is a zero again. */
function rounded(value: number, largest: number): string {
  const decimals = largest > 0 ? Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(largest)))) : 0;
  return formatNumber(Number(value.toFixed(decimals)));
}
