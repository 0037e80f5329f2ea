/** Compared runs are told apart by their dashes, in ink, in the order in which they were put on the chart. */
export const DASHES: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
