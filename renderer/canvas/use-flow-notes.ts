import { useMemo } from 'react';
import type { CanvasNote, Point } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import type { FlowNote } from './flow-types.ts';
import { itemAttributes } from './item-help.tsx';
import { noteItem } from './items.ts';
import { useTextMemo } from '../ui/use-text-memo.ts';

interface Made {
  readonly note: CanvasNote;
  readonly at: Point;
  readonly selected: boolean;
  readonly item: FlowNote;
}

const none: readonly CanvasNote[] = [];

/** The notes as React Flow takes them; an object stays the same while what it shows does. */
export function useFlowNotes(dragged: Readonly<Record<string, Point>>): readonly FlowNote[] {
  const notes = useDocumentStore((state) => state.shown?.view.notes) ?? none;
  const picked = useSelectionStore((state) => state.notes);
  const made = useTextMemo(() => ({ current: new Map<string, Made>() }), []);
  return useMemo(() => {
    const now = notes.map((note) => {
      const at = dragged[noteItem(note.id)] ?? note.at;
      const selected = picked.includes(note.id);
      const last = made.current.get(note.id);
      return last && last.note === note && last.at === at && last.selected === selected ? last : { note, at, selected, item: itemOf(note, at, selected) };
    });
    made.current = new Map(now.map((each) => [each.note.id, each]));
    return now.map(({ item }) => item);
  }, [notes, picked, dragged, made]);
}

function itemOf({ id, text, tone, size }: CanvasNote, { x, y }: Point, selected: boolean): FlowNote {
  return {
    id: noteItem(id),
    type: 'note',
    position: { x, y },
    data: { note: id, text, tone },
    selected,
    width: size.width,
    height: size.height,
    measured: { ...size },
    connectable: false,
    // Under the nodes: a note may lie round them.
    zIndex: -1,
    domAttributes: itemAttributes('note'),
    ariaLabel: t('arrange:note.label', { text: text.length > 200 ? `${text.slice(0, 200)}…` : text }),
  };
}
