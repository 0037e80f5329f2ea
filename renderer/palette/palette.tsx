import { Search } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { kinds } from '../../shared/nodes/index.ts';
import type { NodeKind, Role } from '../../shared/nodes/kind.ts';
import { addFromPalette } from '../canvas/actions.ts';
import { middleInDrawing } from '../canvas/drawing-place.ts';
import { kindScore } from '../ui/kind-search.ts';
import { fieldFrame } from '../ui/text-input.tsx';
import { classNames } from '../ui/class-names.ts';
import { GroupList } from './group-list.tsx';
import { PaletteEntry } from './palette-entry.tsx';

const roles: readonly Role[] = ['data', 'transform', 'recurrence', 'output', 'divergence'];

/**
 * Kinds of nodes by role: drag one onto the canvas, or choose it to put it under the selected node. From the search the arrows go
 * into the list and back; Enter adds.
 */
export function Palette() {
  const [query, setQuery] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const found = kinds.map((kind) => ({ kind, score: kindScore(kind, query) })).filter(({ score }) => score > 0);
  const best = query.trim() ? found.reduce<(typeof found)[number] | null>((most, each) => (most && most.score >= each.score ? most : each), null)?.kind : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    // While a syllable is put together, Enter and Escape are the keyboard's.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isInSearch = event.target instanceof HTMLInputElement;
    if (isInSearch && event.key === 'Enter' && best) add(best);
    else if (isInSearch && event.key === 'Escape' && query) setQuery('');
    else if (!moveFocus(panel.current, event)) return;
    event.preventDefault();
  };
  return (
    <div ref={panel} onKeyDown={onKeyDown} className="flex h-full min-h-0 flex-col">
      <div className={classNames(fieldFrame, 'mx-3 mt-3 mb-1 shrink-0 gap-1.5 px-2')}>
        <Search size={14} aria-hidden className="shrink-0 text-ink-3" />
        <input
          type="search"
          aria-label={t('app:palette.search')}
          placeholder={t('app:palette.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        {roles.map((role) => {
          const members = found.filter(({ kind }) => kind.role === role);
          if (members.length === 0) return null;
          return (
            <section key={role} className="px-2 pt-2">
              <h2 className="px-2 text-small leading-5 font-medium text-ink-3">{t(`nodes:roles.${role}`)}</h2>
              <ul>
                {members.map(({ kind }) => (
                  <li key={kind.id}>
                    <PaletteEntry kind={kind} best={kind === best} onAdd={add} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        <GroupList query={query} />
        {found.length === 0 && <p className="px-4 py-3 text-ink-2">{t('app:palette.nothing', { query })}</p>}
      </div>
      <p className="mx-3 mb-3 rounded-node bg-sunken px-3 py-2.5 text-small text-ink-2 max-[800px]:hidden">{t('app:palette.hint')}</p>
    </div>
  );
}

/** Up and down through the search and what it found, in the order they stand. */
function moveFocus(panel: HTMLElement | null, { key, target }: KeyboardEvent): boolean {
  const stops = [...(panel?.querySelectorAll<HTMLElement>('input, [data-kind]') ?? [])];
  const now = stops.findIndex((stop) => stop === target);
  const last = stops.length - 1;
  const isInSearch = now === 0;
  const next = key === 'ArrowDown' ? Math.min(last, now + 1) : key === 'ArrowUp' ? Math.max(0, now - 1) : isInSearch ? -1 : key === 'Home' ? 1 : key === 'End' ? last : -1;
  if (now < 0 || next < 0) return false;
  stops[next]?.focus();
  return true;
}

function add(kind: NodeKind): void {
  addFromPalette(kind, middleInDrawing());
}
