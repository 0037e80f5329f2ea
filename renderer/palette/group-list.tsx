import { Trash2 } from 'lucide-react';
import { instanceCount } from '../../shared/document/groups.ts';
import type { Group } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { middleInDrawing } from '../canvas/drawing-place.ts';
import { addInstanceAt, deleteUnusedGroups } from '../canvas/group-actions.ts';
import { groupDragType } from '../canvas/use-palette-drop.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { IconButton } from '../ui/button.tsx';
import { RoleTile } from '../ui/role-tile.tsx';

/** The document's own groups: drag one onto the canvas, or choose it. One that nothing uses can be deleted. */
export function GroupList({ query }: { readonly query: string }) {
  const groups = useDocumentStore((state) => state.document?.graph.groups);
  const words = `${t('groups:title')} group subgraph`.toLowerCase();
  const typed = query.trim().toLowerCase();
  const found = groups?.filter(({ name }) => name.toLowerCase().includes(typed) || (typed !== '' && words.includes(typed))) ?? [];
  if (found.length === 0) return null;
  return (
    <section className="px-2 pt-2">
      <h2 className="px-2 text-small leading-5 font-medium text-ink-3">{t('groups:title')}</h2>
      <ul>
        {found.map((group) => (
          <GroupEntry key={group.id} group={group} />
        ))}
      </ul>
    </section>
  );
}

function GroupEntry({ group }: { readonly group: Group }) {
  const count = useDocumentStore(({ document }) => (document ? instanceCount(document, group.id) : 0));
  const add = () => addInstanceAt(group.id, middleInDrawing());
  return (
    <li className="flex items-center">
      <button
        type="button"
        draggable
        data-kind="group"
        onDragStart={(event) => {
          event.dataTransfer.setData(groupDragType, group.id);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={(event) => {
          add();
          if (event.detail > 0) document.querySelector<HTMLElement>('[data-canvas]')?.focus();
        }}
        className="focus-inset flex h-7 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover active:bg-pressed"
      >
        <RoleTile role="transform" kind="group" look="tint" />
        <span className="min-w-0 flex-1 truncate">{group.name}</span>
        <span className="shrink-0 text-small text-ink-3">{count > 0 ? `×\u200A${count}` : t('groups:unused')}</span>
      </button>
      {count === 0 && (
        <IconButton label={t('groups:remove', { name: group.name })} onClick={() => deleteUnusedGroups([group.id])}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
