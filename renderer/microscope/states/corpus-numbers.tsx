import { t as text } from '../../../shared/i18n/index.ts';
import { SeriesLines } from '../../dock/series-example.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { Pager } from '../../ui/pager.tsx';
import type { CorpusPart } from './corpus-part.ts';
import { sequenceAt } from './corpus-sample.ts';
import { UnitBars } from './unit-bars.tsx';

/** Rows of a series that are drawn at once. */
const PAGE = 400;

/** The series, and the unit's state under it on the same axis: a part of one series, or one sequence of many. */
export function CorpusNumbers({ run: { sample }, values, most, at, onAt, name }: CorpusPart & { readonly name: string }) {
  const { excerpt, starts, timesteps } = sample;
  const isOne = excerpt.type === 'series';
  const index = sequenceAt(sample, at);
  const page = Math.floor(at / PAGE);
  const [from, to] = isOne ? [page * PAGE, Math.min(timesteps, (page + 1) * PAGE)] : [starts[index] ?? 0, starts[index + 1] ?? timesteps];
  const begin = starts[isOne ? 0 : index] ?? 0;
  const rows = (excerpt.sequences[isOne ? 0 : index]?.x ?? []).slice(from - begin, to - begin) as number[][];
  const shown = Math.min(to - 1, Math.max(from, at));
  const part = values.subarray(from, to);
  const said = text('states:corpus.at', { at: formatCount(shown - begin + 1), symbol: (rows[shown - from] ?? []).map(formatNumber).join(', '), name, value: formatNumber(values[shown] ?? Number.NaN) });
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-small text-ink-2">
        <Pager
          size="sm"
          previous={text('states:corpus.previousPage')}
          next={text('states:corpus.nextPage')}
          onPrevious={from === 0 ? null : () => onAt(isOne ? from - PAGE : (starts[index - 1] ?? 0))}
          onNext={to >= timesteps ? null : () => onAt(to)}
        >
          <span className="tabular-nums">
            {isOne ? text('states:corpus.page', { from: formatCount(from + 1), to: formatCount(to) }) : text('states:corpus.sequence', { at: index + 1, count: excerpt.sequences.length, answer: excerpt.sequences[index]?.d ?? '' })}
          </span>
        </Pager>
        <output className="truncate">{said}</output>
      </div>
      <SeriesLines columns={excerpt.columns} lines={excerpt.columns.map((_, column) => rows.map((row) => row[column] ?? Number.NaN))} />
      <p className="flex justify-between text-small text-ink-2">
        <span>{name}</span>
        <span className="mono">{`${formatNumber(-most)} … ${formatNumber(most)}`}</span>
      </p>
      <UnitBars label={said} values={part} free={null} low={-most} high={most} t={shown - from + 1} onT={(t) => onAt(from + t - 1)} />
    </div>
  );
}
