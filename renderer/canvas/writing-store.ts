import { create } from 'zustand';

/** What is being written on the canvas: the name of a node, or a note. */
interface Writing {
  readonly node: string | null;
  readonly note: string | null;
}

export const useWriting = create<Writing>(() => ({ node: null, note: null }));

export function write(what: Partial<Writing>): void {
  useWriting.setState({ node: null, note: null, ...what });
}

export function stopWriting(): void {
  write({});
}
