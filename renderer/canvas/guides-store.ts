import { create } from 'zustand';
import type { Guide } from './guides.ts';

/** Lines under the hand, while something is moved. */
export const useGuides = create<{ readonly guides: readonly Guide[] }>(() => ({ guides: [] }));

export function showGuides(guides: readonly Guide[]): void {
  if (guides.length > 0 || useGuides.getState().guides.length > 0) useGuides.setState({ guides });
}
