const MARKS = [1, 1.5, 2, 3, 5, 7, 10];

/**
 * The top of a scale: a round number at or above the largest that is to be shown, which is above 0.
 * @param marks what is round, from 1 to 10
 */
export function roundUp(most: number, marks: readonly number[] = MARKS): number {
  const decade = 10 ** Math.floor(Math.log10(most));
  return (marks.find((mark) => mark * decade >= most * (1 - 1e-9)) ?? 10) * decade;
}
