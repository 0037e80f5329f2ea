import { create, type StoreApi, type UseBoundStore } from 'zustand';

interface RecentList {
  /** The last one used first. */
  readonly ids: readonly string[];
  use(id: string): void;
}

/** What was used lately, in any document and at most so many; kept on this machine under such a name. */
export function recentList(name: string, most: number): UseBoundStore<StoreApi<RecentList>> {
  return create<RecentList>((set) => ({
    ids: read(name, most),
    use: (id) =>
      set(({ ids }) => {
        const next = [id, ...ids.filter((each) => each !== id)].slice(0, most);
        write(name, next);
        return { ids: next };
      }),
  }));
}

function read(name: string, most: number): readonly string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string').slice(0, most) : [];
  } catch {
    // Nothing is lost with it.
    return [];
  }
}

function write(name: string, ids: readonly string[]): void {
  try {
    globalThis.localStorage?.setItem(name, JSON.stringify(ids));
  } catch {
    // A full or closed storage: the list lives as long as the window.
  }
}
