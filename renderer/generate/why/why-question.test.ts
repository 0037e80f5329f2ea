import { expect, it } from 'vitest';
import { PROBE_TIMESTEPS } from '../../../shared/ipc/contract.ts';
import { fittingLength, marksOf, strongest, whyAnswer, whySymbol } from './why-question.ts';

it('reads what came before a symbol and judges it alone', () => {
  expect(whySymbol([...'hello'], 3, 'divergence')).toEqual({ from: 0, sequence: { x: ['h', 'e', 'l'], d: ['e', 'l', 'l'], w: { divergence: [0, 0, -1] } } });
  expect(whySymbol([...'hello'], 0, 'divergence')).toBeNull();
  expect(whySymbol([...'hello'], 5, 'divergence')).toBeNull();
  expect(whyAnswer('color of sky', 3, 'blue', 'd')).toEqual({ x: 'color of sky', d: 'blue', w: { d: [0, 0, -1] } });
});

it('of a long text reads the end', () => {
  const text = Array.from({ length: PROBE_TIMESTEPS + 100 }, (_, at) => String(at));
  const why = whySymbol(text, PROBE_TIMESTEPS + 50, 'd');
  expect(why?.from).toBe(50);
  expect(why?.sequence.x).toHaveLength(PROBE_TIMESTEPS);
  expect(why?.sequence.x[0]).toBe('50');
  expect(why?.sequence.d?.at(-1)).toBe(String(PROBE_TIMESTEPS + 50));
  expect(whySymbol(text, 30, 'd', 10)?.from).toBe(20);
  expect(fittingLength(4)).toBe(PROBE_TIMESTEPS);
  expect(fittingLength(40_000)).toBe(100);
});

it('tells the strongest of both signs, and marks what can be seen', () => {
  const influence = [0.5, -2, 0, 0.01, 1];
  expect(strongest(influence, 10, 3)).toEqual([{ index: 11, value: -2 }, { index: 14, value: 1 }, { index: 10, value: 0.5 }]);
  expect([...marksOf(influence, 10)]).toEqual([[10, 0.25], [11, -1], [14, 0.5]]);
  expect(marksOf([0, 0], 0).size).toBe(0);
});
