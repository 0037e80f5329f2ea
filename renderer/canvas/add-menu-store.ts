import { create } from 'zustand';
import type { LooseEnd } from './fits.ts';

export interface AddMenu {
  /** Where it opens, in the window. */
  readonly x: number;
  readonly y: number;
  /** The wire that waits for the new node. */
  readonly loose: LooseEnd | null;
  /** Also offers the ports that are there ("Connect to…"). */
  readonly toPorts: boolean;
}

interface AddMenuState {
  readonly menu: AddMenu | null;
}

export const useAddMenuStore = create<AddMenuState>(() => ({ menu: null }));

export function openAddMenu(menu: Partial<AddMenu> & Pick<AddMenu, 'x' | 'y'>): void {
  useAddMenuStore.setState({ menu: { loose: null, toPorts: false, ...menu } });
}

export function closeAddMenu(): void {
  useAddMenuStore.setState({ menu: null });
}
