import { create } from 'zustand';

/** The wire that what is being dragged would be put on, if it were let go now. */
export const useWireDrop = create<{ readonly wire: string | null }>(() => ({ wire: null }));

export function markWire(wire: string | null): void {
  if (useWireDrop.getState().wire !== wire) useWireDrop.setState({ wire });
}

/** Ids of the wires at a place of the window, the topmost first. */
export function wiresAt(x: number, y: number): string[] {
  const found = document.elementsFromPoint(x, y).flatMap((element) => element.closest('.react-flow__edge')?.getAttribute('data-id') ?? []);
  return [...new Set(found)];
}
