import { create } from 'zustand';
import type { Point } from '../../shared/document/schema.ts';
import type { LooseEnd } from './fits.ts';

export interface AddMenu {
  /** Where it opens, in the window. */
  readonly x: number;
  readonly y: number;
  /** The wire that waits for the new node. */
  readonly loose: LooseEnd | null;
  /** What the loose end feeds is fed by the new node, where that fits. */
  readonly isBehind: boolean;
  /** Also offers the ports that are there ("Connect to…"). */
  readonly toPorts: boolean;
  /** Where a new node of a kind goes in the drawing, and from which end of its wire it is added; null: under the menu. */
  readonly placeFor: ((kind: string, from: 'in' | 'out') => Point) | null;
  /** Takes the focus when it closes; null: what was added, else what had it. */
  readonly onDone: (() => void) | null;
  /** Where the wire may begin instead. */
  readonly ends: readonly LooseEnd[];
}

interface AddMenuState {
  readonly menu: AddMenu | null;
}

export const useAddMenuStore = create<AddMenuState>(() => ({ menu: null }));

export function openAddMenu(menu: Partial<AddMenu> & Pick<AddMenu, 'x' | 'y'>): void {
  useAddMenuStore.setState({ menu: { loose: null, isBehind: false, toPorts: false, placeFor: null, onDone: null, ends: [], ...menu } });
}

/** The wire begins at another port. */
export function beginAt(loose: LooseEnd): void {
  const { menu } = useAddMenuStore.getState();
  if (menu) useAddMenuStore.setState({ menu: { ...menu, loose } });
}

export function closeAddMenu(): void {
  useAddMenuStore.setState({ menu: null });
}
