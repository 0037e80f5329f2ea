import { useMemo } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { symbolJoiner } from '../../../shared/text/symbols.ts';
import { stateShade } from '../../heat/symbol-shade.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatDecimals, formatNumber } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import type { CorpusPart } from './corpus-part.ts';
import { sequenceAt } from './corpus-sample.ts';
import type { CorpusRun } from './corpus-store.ts';
import { extremePlaces, type Place } from './places.ts';

const COUNT = 10;
/** Symbols before a place, and after it. */
const [BEFORE, AFTER] = [18, 6];

/** The places where the unit is highest and lowest, each with what was read around it; a press goes there. */
export function CorpusPlaces({ run, values, most, at, onAt }: CorpusPart) {
  const { sample } = run;
  const { highest, lowest } = useMemo(() => extremePlaces(values, COUNT, (place) => sequenceAt(sample, place)), [values, sample]);
  const list = (kind: 'highest' | 'lowest', places: readonly Place[]) => (
    <section aria-label={text(`states:corpus.${kind}`)} className="min-w-0">
      <h3 className="pb-1">{text(`states:corpus.${kind}`)}</h3>
      <ol className="flex flex-col">
        {places.map((place) => (
          <li key={place.at}>
            <button
              type="button"
              aria-current={place.at === at ? 'true' : undefined}
              onClick={() => onAt(place.at)}
              className={classNames('grid h-7 w-full grid-cols-[56px_minmax(0,1fr)] items-center gap-2 rounded-control px-1 text-left hover:bg-hover', place.at === at && 'bg-sunken')}
            >
              <span className="mono text-right">{formatDecimals(place.value, 3)}</span>
              <Context run={run} place={place} shade={stateShade(place.value, most)} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
  return (
    <div className="grid grid-cols-1 content-start gap-3">
      {list('highest', highest)}
      {list('lowest', lowest)}
    </div>
  );
}

function Context({ run: { sample, symbols: are }, place, shade }: { readonly run: CorpusRun; readonly place: Place; readonly shade: string | undefined }) {
  const index = sequenceAt(sample, place.at);
  const x = sample.excerpt.sequences[index]?.x ?? [];
  const t = place.at - (sample.starts[index] ?? 0);
  const read = x[t];
  if (typeof read !== 'string') return <span className="truncate text-ink-2">{text('states:corpus.row', { row: t + 1, values: (read ?? []).map(formatNumber).join(', ') })}</span>;
  const symbols = x as string[];
  const join = symbolJoiner({ symbols: are });
  const pieces = symbols.slice(Math.max(0, t - BEFORE), t + 1 + AFTER).map((each) => visibleOf(join(each)));
  const middle = Math.min(t, BEFORE);
  // Of a word, the space before it is not the word.
  const here = pieces[middle] ?? '';
  const word = here.length > 1 ? here.trimStart() : here;
  return (
    <span className="mono flex min-w-0 whitespace-pre text-ink-2">
      {/* What comes before ends where the symbol stands, so that all places lie under one another. */}
      <span className="flex w-[19ch] shrink-0 justify-end overflow-hidden">{pieces.slice(0, middle).join('') + here.slice(0, here.length - word.length)}</span>
      <span className="shrink-0 rounded-[2px] font-semibold text-ink outline-1 outline-ink" style={{ backgroundColor: shade }}>
        {visibleSymbol(word)}
      </span>
      <span className="overflow-hidden text-ellipsis whitespace-pre">{pieces.slice(middle + 1).join('')}</span>
    </span>
  );
}

/** On one line. */
function visibleOf(piece: string): string {
  return piece.replace(/[\n\t]/g, visibleSymbol);
}
