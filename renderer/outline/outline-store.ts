import { create } from 'zustand';

interface OutlineState {
  /** Whose outline it is: the draft of the window's document. */
  readonly draft: string;
  /** Rows of nodes that show what is in them. */
  readonly expanded: ReadonlySet<string>;
  /** The row that Tab comes to. */
  readonly active: string | null;
  /** The node's row whose name is being written. */
  readonly writing: string | null;
  /** The row whose menu is open, and where in the window. */
  readonly menu: { readonly row: string; readonly x: number; readonly y: number } | null;
}

const nothing: OutlineState = { draft: '', expanded: new Set(), active: null, writing: null, menu: null };

export const useOutlineStore = create<OutlineState>(() => nothing);

export function setOutline(change: Partial<OutlineState>): void {
  useOutlineStore.setState(change);
}

/** What is expanded stays so as long as the document is in the window. */
export function outlineOf(draft: string): void {
  if (useOutlineStore.getState().draft !== draft) useOutlineStore.setState({ ...nothing, draft }, true);
}

export function expand(keys: Iterable<string>): void {
  const { expanded } = useOutlineStore.getState();
  const more = [...keys].filter((key) => !expanded.has(key));
  if (more.length > 0) setOutline({ expanded: new Set([...expanded, ...more]) });
}

export function collapse(keys: Iterable<string>): void {
  const gone = new Set(keys);
  setOutline({ expanded: new Set([...useOutlineStore.getState().expanded].filter((key) => !gone.has(key))) });
}
