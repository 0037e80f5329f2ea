import { create } from 'zustand';

/** Nodes that are pointed at, on the canvas or in what the compiler tells, so that the other place shows them too. */
interface Lit {
  readonly nodes: readonly string[];
  readonly from: 'canvas' | 'program';
}

const nothing: Lit = { nodes: [], from: 'canvas' };

export const useLitStore = create<Lit>(() => nothing);

export function light(from: Lit['from'], nodes: readonly string[]): void {
  useLitStore.setState({ from, nodes });
}

/** Ends what one place lit; what the other lit meanwhile stays. */
export function unlight(from: Lit['from']): void {
  if (useLitStore.getState().from === from) useLitStore.setState(nothing);
}
