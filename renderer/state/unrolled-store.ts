import { create } from 'zustand';

/** Whether the drawing is unrolled, in this window; what runs through it and the playhead are the subject's (probe/subject-store.ts). */
interface UnrolledState {
  readonly open: boolean;
  /** The playhead moves by itself. */
  readonly playing: boolean;
  /** A run whose values are wanted though it learned another network than is drawn now. */
  readonly insisted: string | null;
  /** Every lane is there, also those out of view: for a picture of all. */
  readonly whole: boolean;
  /** Pixels from timestep to timestep that were asked for; null: what suits the window. */
  readonly pitch: number | null;
  /** The document it is about. */
  readonly draftId: string;
}

export const useUnrolledStore = create<UnrolledState>(() => ({ open: false, playing: false, insisted: null, whole: false, pitch: null, draftId: '' }));

export function setUnrolled(change: Partial<Omit<UnrolledState, 'draftId'>>): void {
  useUnrolledStore.setState(change);
}

/** Another document begins folded. */
export function unrolledOf(draftId: string): void {
  if (useUnrolledStore.getState().draftId !== draftId) useUnrolledStore.setState({ open: false, playing: false, insisted: null, pitch: null, draftId });
}
