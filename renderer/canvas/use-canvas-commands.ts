import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { provideCommands } from '../app/commands.ts';
import { isTyping } from '../app/use-shortcuts.ts';
import { selectNode, useSelectionStore } from '../state/selection-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { deleteSelection, selectAll } from './actions.ts';
import { listenForEscape, onItemKey } from './item-keys.ts';
import { openAddMenu } from './add-menu-store.ts';
import { deleteUnusedGroups, groupSelection, leaveGroup, openInstance, openSelection, separateSelection, unpackSelection } from './group-actions.ts';
import { copyText, duplicateSelection, pasteText } from './clipboard.ts';
import type { FlowNode } from './flow-types.ts';
import { isPointerOver, pointerPlace } from './pointer-place.ts';

/** Everything that can be done to the drawing by key or menu. */
export function useCanvasCommands(surface: RefObject<HTMLElement | null>) {
  const flow = useReactFlow<FlowNode>();

  useEffect(() => {
    const toClipboard = () => {
      const text = copyText();
      // The system's clipboard may be closed to us; this window's own always works.
      if (text) navigator.clipboard.writeText(text).catch(() => undefined);
    };
    const zoom = { duration: 120 };
    return provideCommands({
      delete: deleteSelection,
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
        deleteSelection();
      },
      paste: () => {
        const at = flow.screenToFlowPosition(pointerPlace(surface.current));
        navigator.clipboard.readText().then((text) => pasteText(text, at), () => pasteText(null, at));
      },
      'add-node': () => openAddMenu(pointerPlace(surface.current)),
      'zoom-in': () => void flow.zoomIn(zoom),
      'zoom-out': () => void flow.zoomOut(zoom),
      'zoom-reset': () => void flow.zoomTo(1, zoom),
    });
  }, [flow, surface]);

  useEffect(listenForEscape, []);

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

  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (onItemKey(event)) return;
    if (!event.altKey || event.ctrlKey || event.metaKey || isTyping(document.activeElement)) return;
    const next = event.code === 'ArrowDown' ? neighbour('out') : event.code === 'ArrowUp' ? neighbour('in') : null;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    selectNode(next);
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(next)}"]`)?.focus();
  }, []);

  const onDoubleClick = useCallback((event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const instance = event.target.closest('[data-kind="group"]')?.getAttribute('data-node-id');
    if (instance) openInstance(instance);
    else if (event.target.closest('.react-flow__pane')) openAddMenu({ x: event.clientX, y: event.clientY });
  }, []);

  return { onKeyDown, onDoubleClick };
}

/** The node at the other end of a wire of the selected node: down the flow or up. */
function neighbour(direction: 'in' | 'out'): string | null {
  const [id] = useSelectionStore.getState().nodes;
  const wires = useDocumentStore.getState().shown?.graph.wires ?? [];
  const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') ?? id;
  const wire = wires.find(({ from, to }) => (direction === 'out' ? from.node : to.node) === focused);
  return wire ? (direction === 'out' ? wire.to.node : wire.from.node) : null;
}
