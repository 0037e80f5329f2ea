import { t } from '../../shared/i18n/index.ts';
import { formatProbability } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { Candidates } from './candidates.tsx';
import { useGenerationStore, writtenSymbols } from './generation-store.ts';

export interface SymbolPanelProps {
  readonly index: number | null;
  /** It was chosen and stays. */
  readonly pinned: boolean;
}

/** Why this symbol: its probability and what else could have been drawn. */
export function SymbolPanel({ index, pinned }: SymbolPanelProps) {
  // Read at each growth of the text, which also clears what is no longer there.
  useGenerationStore((state) => state.requestId);
  const temperature = useGenerationStore((state) => state.temperature);
  const token = index === null ? undefined : writtenSymbols()[index];
  return (
    <aside aria-label={t('training:why.label')} className="flex min-h-0 flex-col overflow-y-auto border-l border-line">
      {token && index !== null ? (
        <>
          <header className="flex min-h-12 flex-wrap items-baseline gap-x-2 px-4 pt-3.5">
            <h2>{t('training:why.title', { symbol: visibleSymbol(token.symbol) })}</h2>
            {pinned && <span className="text-small text-ink-3">{t('training:why.pinned')}</span>}
          </header>
          <div className="flex flex-col gap-3.5 px-4 py-2.5" aria-live={pinned ? 'polite' : 'off'}>
            <p className="text-small text-ink-2">{before(index)}</p>
            <p>
              {token.primed && token.top.length === 0
                ? t('training:why.given')
                : t(token.primed ? 'training:why.givenChance' : 'training:why.drawn', { probability: formatProbability(token.probability), temperature })}
            </p>
            {token.top.length > 0 && <Candidates label={t('training:why.candidates')} candidates={token.top} marked={token.symbol} />}
          </div>
        </>
      ) : (
        <p className="p-4 text-ink-2">{t('training:why.hint')}</p>
      )}
    </aside>
  );
}

function before(index: number): string {
  const context = writtenSymbols().slice(Math.max(0, index - 24), index).map(({ piece }) => piece).join('').replace(/\n/g, '↵');
  return context === '' ? t('training:why.first') : t('training:why.after', { context, t: index + 1 });
}
