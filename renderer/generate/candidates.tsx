import { t } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { formatProbability } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';

export interface CandidatesProps {
  readonly candidates: readonly { readonly symbol: string; readonly probability: number }[];
  /** The one that was drawn or is right. */
  readonly marked?: string | undefined;
  readonly label: string;
}

/** Symbols or answers with their probabilities as bars, and what is left for all others. */
export function Candidates({ candidates, marked, label }: CandidatesProps) {
  const rest = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0);
  return (
    <ol aria-label={label} className="grid grid-cols-[minmax(2rem,auto)_minmax(0,1fr)_auto] gap-x-2.5 gap-y-1">
      {candidates.map(({ symbol, probability }, place) => (
        <li key={place} className="col-span-3 grid grid-cols-subgrid items-center">
          <span
            className={classNames(
              'mono max-w-30 truncate rounded-chip px-1.5 text-center leading-6',
              symbol === marked ? 'bg-ink text-ink-on' : 'bg-sunken',
            )}
          >
            {visibleSymbol(symbol)}
          </span>
          <span className="h-2 min-w-px rounded-full bg-output" style={{ width: `${probability * 100}%` }} />
          <span className={classNames('mono text-small', symbol === marked ? 'font-semibold' : 'text-ink-2')}>{formatProbability(probability)}</span>
        </li>
      ))}
      {rest > 0.0005 && (
        <li className="col-span-3 flex justify-between pt-0.5 text-small text-ink-2">
          <span>{t('training:generate.others')}</span>
          <span className="mono">{formatProbability(rest)}</span>
        </li>
      )}
    </ol>
  );
}
