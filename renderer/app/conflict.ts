import { create } from 'zustand';

/** Which of two documents is kept; null: not decided. */
export type Kept = 'mine' | 'theirs' | 'elsewhere' | null;

interface Conflict {
  readonly path: string;
  readonly answer: (kept: Kept) => void;
}

/** The question what to do with a file that somebody else has changed, while it is asked. */
export const useConflictStore = create<{ readonly conflict: Conflict | null }>(() => ({ conflict: null }));

export function askConflict(path: string): Promise<Kept> {
  return new Promise((resolve) => useConflictStore.setState({ conflict: { path, answer: resolve } }));
}

export function answerConflict(kept: Kept): void {
  const { conflict } = useConflictStore.getState();
  useConflictStore.setState({ conflict: null });
  conflict?.answer(kept);
}
