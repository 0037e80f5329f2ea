import { useState } from 'react';
import type { NodeKind } from '../../shared/nodes/kind.ts';
import { beginKindDrag, endKindDrag, kindDragType } from '../canvas/use-palette-drop.ts';
import { classNames } from '../ui/class-names.ts';
import { kindHelp, kindSubtitle, kindTitle } from '../ui/kind-text.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

interface PaletteEntryProps {
  readonly kind: NodeKind;
  /** What Enter adds now. */
  readonly best: boolean;
  readonly onAdd: (kind: NodeKind) => void;
}

/** A kind to be dragged or chosen. */
export function PaletteEntry({ kind, best, onAdd }: PaletteEntryProps) {
  const [isDragged, setDragged] = useState(false);
  return (
    <Tooltip side="right" quiet={isDragged} label={<KindTip kind={kind} />}>
      <button
        type="button"
        draggable
        data-kind={kind.id}
        onDragStart={(event) => {
          event.dataTransfer.setData(kindDragType, kind.id);
          event.dataTransfer.effectAllowed = 'copy';
          setDragged(true);
          beginKindDrag(kind);
        }}
        onDragEnd={() => {
          setDragged(false);
          endKindDrag();
        }}
        onClick={(event) => {
          onAdd(kind);
          // After a click by mouse the keys go to the drawing; with the keyboard one stays in the list.
          if (event.detail > 0) document.querySelector<HTMLElement>('[data-canvas]')?.focus();
        }}
        className={classNames(
          'focus-inset flex h-7 w-full items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover active:bg-pressed',
          best && 'bg-hover shadow-[inset_0_0_0_1.5px_var(--ink)]',
        )}
      >
        <RoleTile role={kind.role} kind={kind.id} look="tint" />
        <span className="truncate">{kindTitle(kind.id)}</span>
      </button>
    </Tooltip>
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
