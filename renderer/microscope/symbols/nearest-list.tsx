import { X } from 'lucide-react';
import { memo, useRef } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { distancesFrom, nearest, type Neighbour } from './distances.ts';
import type { SymbolTable } from './symbol-table.ts';
import { useLanguage } from '../../ui/use-text-memo.ts';

interface NearestListProps {
  readonly now: SymbolTable;
  readonly before: SymbolTable | null;
  readonly picked: number | null;
  readonly onPick: (index: number | null) => void;
}

const SHOWN = 8;

/** The symbols that lie nearest to the chosen one, how far, and how far they were before training. */
export const NearestList = memo(function NearestList({ now, before, picked, onPick }: NearestListProps) {
  useLanguage();
  const title = t('symbols:nearest.title');
  const drawing = useRef<HTMLDivElement>(null);
  const name = picked === null ? '' : visibleSymbol(now.symbols[picked] ?? '');
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <header className="flex h-7 items-center gap-2">
        <h2>{title}</h2>
        {picked !== null && (
          <>
            <span className="mono max-w-28 truncate rounded-chip bg-transform-tint px-1.5 leading-6 font-semibold text-transform">{name}</span>
            <span className="ml-auto flex items-center">
              <IconButton label={t('symbols:nearest.let')} onClick={() => onPick(null)}>
                <X size={15} aria-hidden />
              </IconButton>
              <FigureMenu label={t('symbols:figure.nearest')} figure={{ name: `${t('symbols:figure.nearest')} ${now.symbols[picked] ?? ''}`, svg: () => drawing.current, csv: () => csvOf(now, before, picked) }} />
            </span>
          </>
        )}
      </header>
      {picked === null ? (
        <p className="text-ink-2">{t('symbols:nearest.none')}</p>
      ) : (
        <div ref={drawing} className="flex flex-col gap-2">
          <Neighbours now={now} before={before} picked={picked} onPick={onPick} />
        </div>
      )}
    </section>
  );
});

function Neighbours({ now, before, picked, onPick }: NearestListProps & { readonly picked: number }) {
  const far = distancesFrom(now, picked);
  const farBefore = before && before.rows.length === now.rows.length ? distancesFrom(before, picked) : null;
  const found = nearest(far, picked, SHOWN);
  const rest = (distances: Float64Array): readonly Neighbour[] => nearest(distances, picked, distances.length);
  const ends = (all: readonly Neighbour[]) => ({ low: formatNumber(all[0]?.distance ?? NaN), high: formatNumber(all.at(-1)?.distance ?? NaN) });
  const [nowEnds, beforeEnds] = [ends(rest(far)), farBefore && ends(rest(farBefore))];
  const longest = Math.max(...found.map(({ distance }) => distance), ...found.map(({ index }) => farBefore?.[index] ?? 0)) || 1;
  return (
    <>
      <table className="w-full text-small whitespace-nowrap">
        <thead className="text-ink-2">
          <tr>
            <th scope="col" className="h-6 text-left font-normal">{t('symbols:nearest.symbol')}</th>
            <td />
            <th scope="col" className="text-right font-normal">{t('symbols:nearest.now')}</th>
            {farBefore && <th scope="col" className="pl-3 text-right font-normal">{t('symbols:nearest.before')}</th>}
          </tr>
        </thead>
        <tbody>
          {found.map(({ index, distance }) => (
            <tr key={index} className="h-7">
              <th scope="row" className="pr-2 text-left font-normal">
                <button type="button" onClick={() => onPick(index)} className="mono max-w-24 truncate rounded-chip bg-sunken px-1.5 text-base leading-6 hover:bg-hover">
                  {visibleSymbol(now.symbols[index] ?? '')}
                </button>
              </th>
              <td aria-hidden className="w-full">
                <span className="relative block h-2">
                  <span className="absolute inset-y-0 left-0 rounded-full bg-transform" style={{ width: `${(distance / longest) * 100}%` }} />
                  {farBefore && <span className="absolute inset-y-0 left-0 rounded-full border border-line-control" style={{ width: `${((farBefore[index] ?? 0) / longest) * 100}%` }} />}
                </span>
              </td>
              <td className="mono pl-3 text-right font-semibold">{formatNumber(distance)}</td>
              {farBefore && <td className="mono pl-3 text-right text-ink-2">{formatNumber(farBefore[index] ?? NaN)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-small text-ink-2">
        {t('symbols:nearest.about', { count: now.width })}
        {beforeEnds && ` ${t('symbols:nearest.spread', { low: beforeEnds.low, high: beforeEnds.high, nowLow: nowEnds.low, nowHigh: nowEnds.high })}`}
      </p>
    </>
  );
}

/** Every symbol, nearest first. */
function csvOf(now: SymbolTable, before: SymbolTable | null, picked: number): string {
  const far = distancesFrom(now, picked);
  const farBefore = before && distancesFrom(before, picked);
  const rows = nearest(far, picked, far.length).map(({ index, distance }) => [now.symbols[index], distance, farBefore?.[index]]);
  return toCsv(['symbol', 'distance', 'distance_before'], rows);
}
