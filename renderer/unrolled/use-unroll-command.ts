import { useEffect } from 'react';
import { provideCommands } from '../app/commands.ts';
import { setUnrolled, useUnrolledStore } from '../state/unrolled-store.ts';
import { leavePlaces } from './roll.ts';

/** From the folded form to the unrolled, or back. */
export function toggleUnrolled(): void {
  leavePlaces();
  setUnrolled({ open: !useUnrolledStore.getState().open, playing: false });
}

export function useUnrollCommand(): void {
  useEffect(() => provideCommands({ unroll: toggleUnrolled }), []);
}
