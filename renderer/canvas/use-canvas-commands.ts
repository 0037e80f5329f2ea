import { useCallback, useEffect, type MouseEvent, type RefObject } from 'react';
import { provideCommands } from '../app/commands.ts';
import { onEnterRegion } from '../app/regions.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { subjectNode, useFocusStore } from '../state/focus-store.ts';
import { selectAll } from './actions.ts';
import { deleteHere, editFields, letGo } from './focus-commands.ts';
import { toDrawing } from './focus-item.ts';
import { openAddMenu } from './add-menu-store.ts';
import { connectSubject, placeOf } from './connect.ts';
import { deleteUnusedGroups, groupSelection, leaveGroup, openInstance, openSelection, separateSelection, unpackSelection } from './group-actions.ts';
import { openBehind } from './insert-behind.ts';
import { copyText, duplicateSelection, pasteText } from './clipboard.ts';
import { placeInDrawing } from './drawing-place.ts';
import { freePlace, NODE } from './geometry.ts';
import { belowAll, placeBeside } from './place-between.ts';
import { hasPointerMovedSince, isPointerOver, pointerPlace } from './pointer-place.ts';

/** Everything that can be done to the drawing by key or menu. */
export function useCanvasCommands(surface: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const toClipboard = () => {
      const text = copyText();
      // The system's clipboard may be closed to us; this window's own always works.
      if (text) navigator.clipboard.writeText(text).catch(() => undefined);
    };
    return provideCommands({
      delete: deleteHere,
      'let-go': letGo,
      'edit-fields': editFields,
      connect: connectSubject,
      'insert-after': () => {
        const node = subjectNode();
        if (node !== null) openBehind(node);
      },
      'select-all': selectAll,
      duplicate: duplicateSelection,
      'make-group': groupSelection,
      'unpack-group': unpackSelection,
      'open-group': openSelection,
      'leave-group': leaveGroup,
      'separate-group': separateSelection,
      'delete-unused-groups': () => deleteUnusedGroups(),
      copy: toClipboard,
      cut: () => {
        toClipboard();
        deleteHere();
      },
      paste: () => {
        const at = placeInDrawing(pointerPlace(surface.current));
        navigator.clipboard.readText().then((text) => pasteText(text, at), () => pasteText(null, at));
      },
      'add-node': () => {
        // By keyboard the new node goes under the one that the keyboard is on; by mouse, where the pointer is.
        const { focused, since } = useFocusStore.getState();
        const on = focused && focused.on !== 'wire' && focused.on !== 'note' && !hasPointerMovedSince(since) ? focused.id : null;
        const { shown } = useDocumentStore.getState();
        if (!shown) return;
        const pointer = pointerPlace(surface.current);
        const at = placeInDrawing(pointer);
        // No place of the unrolled form is one of the drawing.
        const near = on ?? (at ? null : subjectNode());
        if (near !== null) return openAddMenu({ ...placeOf(near), placeFor: (kind, from) => placeBeside(shown, near, kind, from) });
        openAddMenu({ ...pointer, placeFor: () => (at ? freePlace(shown, { x: Math.round(at.x - NODE.width / 2), y: Math.round(at.y) }) : belowAll(shown)) });
      },
    });
  }, [surface]);

  useEffect(() => onEnterRegion('canvas', toDrawing), []);

  // With nothing focused and the pointer over the canvas, Tab searches; anywhere else it moves the focus, as everywhere.
  useEffect(() => {
    const onTab = (event: globalThis.KeyboardEvent) => {
      const isFree = document.activeElement === document.body || document.activeElement === surface.current;
      if (event.code !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || !isFree || !isPointerOver(surface.current)) return;
      event.preventDefault();
      openAddMenu(pointerPlace(surface.current));
    };
    document.addEventListener('keydown', onTab);
    return () => document.removeEventListener('keydown', onTab);
  }, [surface]);

  const onDoubleClick = useCallback((event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const node = event.target.closest('[data-node-id], [data-lane-of]');
    // Of the lanes of a group each opens it.
    const id = node?.getAttribute('data-lane-of') ?? node?.getAttribute('data-node-id');
    if (id != null) openInstance(id);
    else if (event.target.closest('.react-flow__pane')) openAddMenu({ x: event.clientX, y: event.clientY });
  }, []);

  return { onDoubleClick };
}
