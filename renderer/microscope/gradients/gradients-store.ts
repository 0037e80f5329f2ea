import { create } from 'zustand';
import type { Judge } from './judge.ts';
import { EVERY_LAYER } from './memories.ts';
import type { UnitOrder } from './norms.ts';

/** How gradients are looked at; it stays while other sides of the network are looked at. */
interface GradientsState {
  readonly documentId: string | null;
  readonly judge: Judge;
  /** The timestep that is judged alone, from 1; null: the last. */
  readonly tau: number | null;
  /** A tensor, or `EVERY_LAYER`. */
  readonly memory: string;
  readonly order: UnitOrder;
  /** What is beside it, see `compareOptions`; null: what suits. */
  readonly compare: string | null;
}

const fresh: Omit<GradientsState, 'documentId'> = { judge: 'drawn', tau: null, memory: EVERY_LAYER, order: 'drawn', compare: null };

export const useGradientsStore = create<GradientsState>(() => ({ documentId: null, ...fresh }));

export function setGradients(change: Partial<Omit<GradientsState, 'documentId'>>): void {
  useGradientsStore.setState(change);
}

/** Another document is looked at afresh. */
export function openGradients(documentId: string): void {
  if (useGradientsStore.getState().documentId !== documentId) useGradientsStore.setState({ documentId, ...fresh });
}
