import { Search } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { PairRow } from '../state/run-document.ts';
import { TextInput } from '../ui/text-input.tsx';
import { formatCount } from '../ui/format.ts';

export interface QuestionTableProps {
  readonly rows: readonly PairRow[];
  readonly onAsk: (question: string) => void;
}

/** Longer lists are narrowed by searching. */
const SHOWN = 200;

/** The questions that the network learned from; a press asks one. */
export function QuestionTable({ rows, onAsk }: QuestionTableProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? rows : rows.filter(({ question, answer }) => `${question} ${answer}`.toLowerCase().includes(wanted));
  return (
    <section aria-label={t('training:answer.table')} className="flex min-h-0 flex-1 flex-col border-t border-line">
      <header className="flex h-12 shrink-0 items-center gap-2 px-4">
        <h2>{t('training:answer.table')}</h2>
        <span className="text-small text-ink-3">{formatCount(rows.length)}</span>
      </header>
      <div className="relative px-4 pb-2">
        <TextInput type="search" label={t('training:answer.search')} placeholder={t('training:answer.search')} value={search} onChange={setSearch} className="[&>input]:pl-7" />
        <Search size={14} aria-hidden className="pointer-events-none absolute top-1.75 left-6 text-ink-3" />
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {found.slice(0, SHOWN).map(({ question, answer }, index) => (
          <li key={`${index} ${question}`}>
            <button
              type="button"
              onClick={() => onAsk(question)}
              className="focus-inset flex min-h-7 w-full items-center gap-3 rounded-control px-2 text-left text-small hover:bg-hover"
            >
              <span className="mono min-w-0 flex-1 py-1 text-data">{question}</span>
              <span className="mono shrink-0 text-ink-2">{answer}</span>
            </button>
          </li>
        ))}
        {found.length > SHOWN && <li className="px-2 py-1.5 text-small text-ink-3">{t('training:answer.more', { count: formatCount(found.length - SHOWN) })}</li>}
        {found.length === 0 && <li className="px-2 py-1.5 text-small text-ink-2">{t('training:answer.noneFound')}</li>}
      </ul>
    </section>
  );
}
