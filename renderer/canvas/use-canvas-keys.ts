import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { provideCommands } from '../app/commands.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFocusStore } from '../state/focus-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { listenForKeys } from './canvas-keys.ts';
import { walkWires } from './focus-commands.ts';
import { offerCanvas, toDrawnItem } from './focus-item.ts';
import type { FlowItem, FlowWire } from './flow-types.ts';
import { followFocus } from './follow-focus.ts';

/** The drawing by keyboard: where the focus is, where it goes, what is done from there. */
export function useCanvasKeys(surface: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow<FlowItem, FlowWire>();
  useEffect(() => (surface.current ? offerCanvas(flow, surface.current) : undefined), [flow, surface]);
  useEffect(followFocus, []);
  useEffect(listenForKeys, []);
  useEffect(() => provideCommands({ 'walk-wires': walkWires }), []);
  useFocusInGroups();
}

/** By keyboard: into a group the focus goes to where its flow begins, and out of it to the instance. */
function useFocusInGroups(): void {
  const way = useDocumentStore((state) => state.scope.join('/'));
  const before = useRef(useDocumentStore.getState().scope);
  useEffect(() => {
    const { scope, shown } = useDocumentStore.getState();
    const left = before.current[scope.length];
    const isSame = way === before.current.join('/');
    before.current = scope;
    if (isSame || !shown || !useFocusStore.getState().focused) return;
    // What led there may have selected something.
    const [selected] = useSelectionStore.getState().nodes;
    const item = selected ?? left ?? flowOrder(shown.graph)[0]?.id;
    if (item !== undefined) toDrawnItem(item);
  }, [way]);
}
