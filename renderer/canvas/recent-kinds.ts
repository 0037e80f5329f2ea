import { create } from 'zustand';

interface RecentKinds {
  /** Ids of kinds, the last one used first. */
  readonly kinds: readonly string[];
  use(kind: string): void;
}

const place = 'unroll.recent-kinds';
const most = 5;

/** Kinds that were added lately, in any document; kept on this machine. */
export const useRecentKinds = create<RecentKinds>((set) => ({
  kinds: read(),
  use: (kind) =>
    set(({ kinds }) => {
      const next = [kind, ...kinds.filter((each) => each !== kind)].slice(0, most);
      write(next);
      return { kinds: next };
    }),
}));

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string').slice(0, most) : [];
  } catch {
    // Nothing is lost with it.
    return [];
  }
}

function write(kinds: readonly string[]): void {
  try {
    globalThis.localStorage?.setItem(place, JSON.stringify(kinds));
  } catch {
    // A full or closed storage: the list lives as long as the window.
  }
}
