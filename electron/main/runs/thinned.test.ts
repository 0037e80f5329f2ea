import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Thinned } from './thinned.ts';

it('keeps evenly spaced values from the first on, at most as many as asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 0, max: 1000 }), (most, count) => {
      const list = new Thinned<number>(most);
      for (let value = 0; value < count; value++) list.push(value);
      const gaps = new Set(list.values.slice(1).map((value, at) => value - (list.values[at] ?? 0)));
      expect(list.values.length).toBeLessThanOrEqual(most);
      expect(list.values.length).toBe(Math.ceil(count / ([...gaps][0] ?? Math.max(count, 1))));
      expect(gaps.size).toBeLessThanOrEqual(1);
      if (count > 0) expect(list.values[0]).toBe(0);
    }),
  );
});
