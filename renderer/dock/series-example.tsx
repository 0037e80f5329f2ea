import { t } from '../../shared/i18n/index.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { formatBeside } from '../ui/format.ts';
import { SeriesChart, type SeriesLine } from '../ui/series-chart.tsx';

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
                {formatBeside(value, largest[at] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
      {lines.map((line, index) => {
        const title = columns[index] ?? '';
        const label = from === undefined ? t('nodes:csv.line', { column: title, count: line.length }) : t('training:forecast.line', { column: title, known: from, count: line.length - from });
        return <SeriesChart key={title || index} title={title} label={label} lines={partsOf(line, from)} className={from === undefined ? 'h-21' : 'h-48'} />;
      })}
    </div>
  );
}

function partsOf(line: readonly number[], from: number | undefined): readonly SeriesLine[] {
  if (from === undefined) return [{ values: line, from: 0, look: 'known' }];
  const joint = Math.max(0, from - 1);
  return [{ values: line.slice(0, from), from: 0, look: 'known' }, { values: line.slice(joint), from: joint, look: 'forecast' }];
}
