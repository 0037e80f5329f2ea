import { create } from 'zustand';
import type { HeldUnit } from '../../../shared/ipc/contract.ts';

/** With units held, or as the network is, or how far one is from the other. */
export type Shown = 'held' | 'free' | 'difference';

interface StatesState {
  readonly documentId: string | null;
  /** Id of the node with a memory; null: the first. */
  readonly node: string | null;
  /** From 0. */
  readonly unit: number;
  readonly order: 'drawn' | 'varying';
  readonly holds: readonly HeldUnit[];
  readonly shown: Shown;
}

const fresh: Omit<StatesState, 'documentId'> = { node: null, unit: 0, order: 'drawn', holds: [], shown: 'held' };

/** What is looked at in the states of a document's network, and which of its units are held. */
export const useStatesStore = create<StatesState>(() => ({ documentId: null, ...fresh }));

export function setStates(change: Partial<Omit<StatesState, 'documentId' | 'holds'>>): void {
  useStatesStore.setState(change);
}

/** Another document begins with nothing held. */
export function openStates(documentId: string): void {
  if (useStatesStore.getState().documentId !== documentId) useStatesStore.setState({ documentId, ...fresh });
}

/** A unit is held at one value: a later one takes its place. */
export function holdUnit(held: HeldUnit): void {
  useStatesStore.setState(({ holds }) => ({ holds: [...holds.filter((each) => !isSame(each, held)), held].sort(byPlace), shown: 'held' }));
}

export function releaseUnit(held: Pick<HeldUnit, 'state' | 'unit'>): void {
  useStatesStore.setState(({ holds }) => ({ holds: holds.filter((each) => !isSame(each, held)) }));
}

export function releaseAll(): void {
  useStatesStore.setState({ holds: [] });
}

function isSame(a: Pick<HeldUnit, 'state' | 'unit'>, b: Pick<HeldUnit, 'state' | 'unit'>): boolean {
  return a.state === b.state && a.unit === b.unit;
}

function byPlace(a: HeldUnit, b: HeldUnit): number {
  return a.state === b.state ? a.unit - b.unit : a.state < b.state ? -1 : 1;
}
