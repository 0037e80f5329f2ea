import { Fragment, useEffect, useRef, useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { symbolJoiner } from '../../../shared/text/symbols.ts';
import { classNames } from '../../ui/class-names.ts';
import { stateShade, stateShades } from '../../heat/symbol-shade.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { Pager } from '../../ui/pager.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import type { CorpusPart } from './corpus-part.ts';
import { sequenceAt } from './corpus-sample.ts';

/** Symbols that are drawn at once; more would take long at every step. */
const PAGE = 1_200;

/** The data in the colours of the unit's state, a page at a time: a text that flows, or a question a line. */
export function CorpusText({ run: { sample, symbols }, values, most, at, onAt, name }: CorpusPart & { readonly name: string }) {
  const [hovered, setHovered] = useState<number | null>(null);
  const { starts, excerpt, timesteps } = sample;
  const box = useRef<HTMLDivElement>(null);
  // The box alone scrolls to the place, not the page around it.
  useEffect(() => {
    const place = box.current?.querySelector<HTMLElement>(`[data-at="${at}"]`);
    if (!box.current || !place) return;
    const top = place.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
    if (top < 0 || top > box.current.clientHeight - 32) box.current.scrollTop += top - box.current.clientHeight / 3;
  }, [at]);
  const isText = excerpt.type === 'text';
  const page = Math.floor(at / PAGE);
  const pages = Math.ceil(timesteps / PAGE);
  const [from, to] = [page * PAGE, Math.min(timesteps, (page + 1) * PAGE)];
  // Questions stay whole: those that begin on the page.
  const sequences = excerpt.sequences.map((_, index) => index).filter((index) => (isText ? true : (starts[index] ?? 0) >= (page === 0 ? 0 : startOf(from)) && (starts[index] ?? 0) < to));
  const shown = hovered ?? at;
  const symbol = symbolAt(shown);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-small text-ink-2">
        <Pager
          size="sm"
          previous={text('states:corpus.previousPage')}
          next={text('states:corpus.nextPage')}
          onPrevious={page === 0 ? null : () => onAt((page - 1) * PAGE)}
          onNext={page >= pages - 1 ? null : () => onAt((page + 1) * PAGE)}
        >
          <span className="tabular-nums">{text('states:corpus.page', { from: formatCount(from + 1), to: formatCount(to) })}</span>
        </Pager>
        <output className="min-w-0 flex-1 truncate">{text('states:corpus.at', { at: formatCount(shown + 1), symbol: visibleSymbol(symbol), name, value: formatNumber(values[shown] ?? Number.NaN) })}</output>
        <span className="flex items-center gap-1.5 tabular-nums">
          {formatNumber(-most)}
          <span aria-hidden className="h-2.5 w-20 rounded-[3px] ring-1 ring-line-strong" style={{ background: stateShades }} />
          {formatNumber(most)}
        </span>
      </div>
      <div
        ref={box}
        data-selectable
        role="group"
        aria-label={text('states:corpus.text')}
        tabIndex={0}
        className="focus-inset mono max-h-90 overflow-y-auto rounded-control border border-line px-2.5 py-1.5 leading-6 whitespace-pre-wrap"
        style={{ wordBreak: 'normal', overflowWrap: 'anywhere' }}
        onMouseOver={(event) => setHovered(placeOf(event.target))}
        onMouseLeave={() => setHovered(null)}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place !== null) onAt(place);
        }}
      >
        {sequences.map((index) => {
          const start = starts[index] ?? 0;
          const all = excerpt.sequences[index]?.x as string[];
          const [begin, end] = isText ? [from - start, to - start] : [0, all.length];
          const join = symbolJoiner({ symbols });
          return (
            <div key={index}>
              {all.slice(begin, end).map((each, offset) => {
                const place = start + begin + offset;
                const piece = each === '\n' ? '↵\n' : join(each);
                // Of a word, the space before it is not the word.
                const word = piece.length > 1 ? piece.trimStart() : piece;
                return (
                  <Fragment key={place}>
                    {piece.slice(0, piece.length - word.length)}
                    <span data-at={place} className={classNames('rounded-[2px]', place === at && 'outline-2 outline-ink')} style={{ backgroundColor: stateShade(values[place] ?? 0, most) }}>
                      {word}
                    </span>
                  </Fragment>
                );
              })}
              {!isText && <span className="pl-3 font-sans text-small text-ink-3">{excerpt.sequences[index]?.d}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );

  function startOf(place: number): number {
    return starts[sequenceAt(sample, place)] ?? 0;
  }

  function symbolAt(place: number): string {
    const index = sequenceAt(sample, place);
    return String(excerpt.sequences[index]?.x[place - (starts[index] ?? 0)] ?? '');
  }
}

function placeOf(target: EventTarget): number | null {
  const found = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined;
  return found === undefined ? null : Number(found);
}
