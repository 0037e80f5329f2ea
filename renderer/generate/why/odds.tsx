import { t } from '../../../shared/i18n/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatCount, formatNumber, formatProbability } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import type { OddsRow } from './odds-rows.ts';

interface OddsProps {
  readonly rows: readonly OddsRow[];
  /** Of how many symbols these are some; null: not known yet. */
  readonly classes: number | null;
  readonly marked: string;
  /** Null: nothing was drawn, so that there is nothing after it. */
  readonly temperature: number | null;
  /** What was before temperature is known, or soon will be. */
  readonly hasBefore: boolean;
}

/** What could have been written: hollow before temperature, solid after. */
export function Odds({ rows, classes, marked, temperature, hasBefore }: OddsProps) {
  const sum = (of: 'before' | 'after') => (rows.every((row) => row[of] !== null) ? rows.reduce((total, row) => total + (row[of] ?? 0), 0) : null);
  const [before, after] = [sum('before'), sum('after')];
  const rest = (total: number | null) => (total === null ? null : Math.max(0, 1 - total));
  const others = classes === null ? null : classes - rows.length;
  // As long as their number is not known, what is left tells whether there are any.
  const hasOthers = others === null ? (rest(after) ?? 1) > 0.0005 : others > 0;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-3 text-small text-ink-2">
        {hasBefore && (
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-[2px] border border-output" />
            {t('why:odds.before')}
          </span>
        )}
        {temperature !== null && (
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-[2px] bg-output" />
            {t('why:odds.after', { temperature: formatNumber(temperature) })}
          </span>
        )}
      </p>
      <ol aria-label={t('training:why.candidates')} className="grid grid-cols-[minmax(2rem,auto)_minmax(0,1fr)_auto_auto] gap-x-2.5 gap-y-1">
        {rows.map((row) => (
          <li key={row.symbol} className="col-span-4 grid grid-cols-subgrid items-center">
            <span className={classNames('mono max-w-30 truncate rounded-chip px-1.5 text-center leading-6', row.symbol === marked ? 'bg-ink text-ink-on' : 'bg-sunken')}>
              {visibleSymbol(row.symbol)}
            </span>
            <span aria-hidden className="flex flex-col gap-0.5">
              {hasBefore && <span className="h-1.5 min-w-px rounded-[2px] border border-output" style={{ width: `${(row.before ?? 0) * 100}%`, visibility: row.before === null ? 'hidden' : undefined }} />}
              {temperature !== null && <span className="h-1.5 min-w-px rounded-[2px] bg-output" style={{ width: `${(row.after ?? 0) * 100}%` }} />}
            </span>
            {hasBefore ? <Share value={row.before} name={t('why:odds.before')} quiet={temperature !== null} strong={row.symbol === marked} /> : <span />}
            {temperature !== null && <Share value={row.after} name={t('why:odds.afterShort')} quiet={false} strong={row.symbol === marked} />}
          </li>
        ))}
        {hasOthers && (
          <li className="col-span-4 grid grid-cols-subgrid items-center text-small text-ink-2">
            <span className="col-span-2">{others === null ? t('training:generate.others') : t('why:odds.others', { count: others, shown: formatCount(others) })}</span>
            {hasBefore ? <Share value={rest(before)} name={t('why:odds.before')} quiet strong={false} /> : <span />}
            {temperature !== null && <Share value={rest(after)} name={t('why:odds.afterShort')} quiet strong={false} />}
          </li>
        )}
      </ol>
    </div>
  );
}

function Share({ value, name, quiet, strong }: { readonly value: number | null; readonly name: string; readonly quiet: boolean; readonly strong: boolean }) {
  return (
    <span className={classNames('mono min-w-11 text-right text-small', quiet ? 'text-ink-2' : 'text-ink', strong && 'font-semibold')}>
      <span className="sr-only">{name} </span>
      {value === null ? '…' : formatProbability(value)}
    </span>
  );
}
