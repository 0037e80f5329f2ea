import { expect, it } from 'vitest';
import { parseRows, rowsText } from './rows-text.ts';

it('reads rows of numbers as they are written, and says where something is none', () => {
  expect(parseRows('0.1 -0.2, 3e-1', 1)).toEqual([[0.1], [-0.2], [0.3]]);
  expect(parseRows('1 2; 3 4', 2)).toEqual([[1, 2], [3, 4]]);
  expect(parseRows('1 2; 3', 2)).toBeNull();
  expect(parseRows('1 x', 1)).toBeNull();
  // A number that is still to be written is no 0.
  for (const half of ['1,', ',2']) expect(parseRows(half, 2)).toBeNull();
  expect(parseRows(' ', 1)).toEqual([]);
  for (const rows of [[[0.25], [-1]], [[1, 2], [3, 4.5]]]) expect(parseRows(rowsText(rows), rows[0]?.length ?? 0)).toEqual(rows);
});
