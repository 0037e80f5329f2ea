import { useReactFlow } from '@xyflow/react';
import { Search } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { kinds } from '../../shared/nodes/index.ts';
import type { NodeKind, Role } from '../../shared/nodes/kind.ts';
import { addFromPalette } from '../canvas/actions.ts';
import { kindDragType } from '../canvas/use-palette-drop.ts';
import { kindHelp, kindSubtitle, kindTitle } from '../ui/kind-text.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { fieldFrame } from '../ui/text-input.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { classNames } from '../ui/class-names.ts';

const roles: readonly Role[] = ['data', 'transform', 'recurrence', 'output', 'divergence'];

/** Kinds of nodes by role: drag one onto the canvas, or choose it to put it under the selected node. */
export function Palette() {
  const [query, setQuery] = useState('');
  const add = useAdd();
  const found = kinds.filter((kind) => isFound(kind, query));
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = found;
    if (event.key === 'Enter' && first) add(first);
    if (event.key === 'Escape') setQuery('');
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className={classNames(fieldFrame, 'mx-3 mt-3 mb-1 shrink-0 gap-1.5 px-2')}>
        <Search size={14} aria-hidden className="shrink-0 text-ink-3" />
        <input
          type="search"
          aria-label={t('app:palette.search')}
          placeholder={t('app:palette.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        {roles.map((role) => (
          <RoleGroup key={role} role={role} kinds={found.filter((kind) => kind.role === role)} onAdd={add} />
        ))}
        {found.length === 0 && <p className="px-4 py-3 text-ink-2">{t('app:palette.nothing', { query })}</p>}
      </div>
      <p className="mx-3 mb-3 rounded-node bg-sunken px-3 py-2.5 text-small text-ink-2">{t('app:palette.hint')}</p>
    </div>
  );
}

function RoleGroup({ role, kinds: members, onAdd }: { readonly role: Role; readonly kinds: readonly NodeKind[]; readonly onAdd: (kind: NodeKind) => void }) {
  if (members.length === 0) return null;
  return (
    <section className="px-2 pt-2">
      <h2 className="px-2 text-small leading-5 font-medium text-ink-3">{t(`nodes:roles.${role}`)}</h2>
      <ul>
        {members.map((kind) => (
          <li key={kind.id}>
            <Tooltip side="right" label={<KindTip kind={kind} />}>
              <button
                type="button"
                draggable
                data-kind={kind.id}
                onDragStart={(event) => {
                  event.dataTransfer.setData(kindDragType, kind.id);
                  event.dataTransfer.effectAllowed = 'copy';
                }}
                onClick={(event) => {
                  onAdd(kind);
                  // After a click by mouse the keys go to the drawing; with the keyboard one stays in the list.
                  if (event.detail > 0) document.querySelector<HTMLElement>('[data-canvas]')?.focus();
                }}
                className="focus-inset flex h-7 w-full items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover active:bg-pressed"
              >
                <RoleTile role={kind.role} kind={kind.id} look="tint" />
                <span className="truncate">{kindTitle(kind.id)}</span>
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}

function KindTip({ kind }: { readonly kind: NodeKind }) {
  return (
    <span className="block py-0.5">
      <span className="block font-semibold">{kindSubtitle(kind.id)}</span>
      <span className="block font-normal opacity-85">{kindHelp(kind.id)}</span>
    </span>
  );
}

function useAdd(): (kind: NodeKind) => void {
  const { screenToFlowPosition } = useReactFlow();
  return (kind) => {
    const canvas = document.querySelector('[data-canvas]')?.getBoundingClientRect();
    const { left = 0, top = 0, width = 0, height = 0 } = canvas ?? {};
    addFromPalette(kind, screenToFlowPosition({ x: left + width / 2, y: top + height / 2 }));
  };
}

function isFound(kind: NodeKind, query: string): boolean {
  const words = `${kind.id} ${kindTitle(kind.id)} ${kindSubtitle(kind.id)}`.toLowerCase();
  return words.includes(query.trim().toLowerCase());
}
