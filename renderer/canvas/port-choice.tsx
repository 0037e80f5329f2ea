import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { Kbd } from '../ui/kbd.tsx';
import { beginAt } from './add-menu-store.ts';
import type { LooseEnd } from './fits.ts';

/** At which of its node's ports the wire begins; Tab in the search goes on to the next. */
export function PortChoice({ ends, loose }: { readonly ends: readonly LooseEnd[]; readonly loose: LooseEnd }) {
  return (
    <div className="flex flex-wrap items-center gap-1 px-2 pb-1.5 text-small" role="group" aria-label={t('keyboard:connect.begin')}>
      {ends.map((end) => {
        const isChosen = isSame(end, loose);
        const Icon = end.direction === 'out' ? ArrowDownLeft : ArrowUpRight;
        return (
          <button
            key={`${end.direction}:${end.port}`}
            type="button"
            tabIndex={-1}
            aria-pressed={isChosen}
            aria-label={t(end.direction === 'out' ? 'keyboard:connect.output' : 'keyboard:connect.input', { port: end.port })}
            // The search keeps the caret.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => beginAt(end)}
            className={classNames('flex h-6 items-center gap-1 rounded-chip px-1.5', isChosen ? 'bg-hover font-medium ring-1 ring-line-control ring-inset' : 'text-ink-2 hover:bg-hover')}
          >
            <Icon size={12} aria-hidden className="-rotate-45" />
            {end.port}
          </button>
        );
      })}
      <span className="ml-auto">
        <Kbd>Tab</Kbd>
      </span>
    </div>
  );
}

/** The end after this one, or before it. */
export function nextEnd(ends: readonly LooseEnd[], loose: LooseEnd, by: 1 | -1): LooseEnd {
  const at = ends.findIndex((end) => isSame(end, loose));
  return ends[(at + by + ends.length) % ends.length] ?? loose;
}

function isSame(a: LooseEnd, b: LooseEnd): boolean {
  return a.port === b.port && a.direction === b.direction;
}
