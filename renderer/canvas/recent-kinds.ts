import { recentList } from '../state/recent-list.ts';

/** Ids of kinds that were added lately. */
export const useRecentKinds = recentList('unroll.recent-kinds', 5);
