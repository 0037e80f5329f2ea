import { expect, it } from 'vitest';
import { oddsRows } from './odds-rows.ts';

const before = new Map([['a', 0.5], ['b', 0.3], ['c', 0.2]]);

it('of a drawn symbol are those that the engine found most probable, and the symbol itself', () => {
  const token = { symbol: 'c', probability: 0.1, primed: false, top: [{ symbol: 'a', probability: 0.6 }, { symbol: 'b', probability: 0.3 }] };
  expect(oddsRows(token, before)).toEqual([
    { symbol: 'a', before: 0.5, after: 0.6 },
    { symbol: 'b', before: 0.3, after: 0.3 },
    { symbol: 'c', before: 0.2, after: 0.1 },
  ]);
  expect(oddsRows({ ...token, symbol: 'a' }, null)).toEqual([{ symbol: 'a', before: null, after: 0.6 }, { symbol: 'b', before: null, after: 0.3 }]);
});

it('of a given symbol are what the network said, once that is known', () => {
  const given = { symbol: 'c', probability: 1, primed: true, top: [] };
  expect(oddsRows(given, null)).toEqual([]);
  expect(oddsRows(given, before).map(({ symbol, after }) => [symbol, after])).toEqual([['a', null], ['b', null], ['c', null]]);
});
