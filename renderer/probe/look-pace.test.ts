import { describe, expect, it } from 'vitest';
import { LookPace } from './look-pace.ts';

/** Looks that each cost so much, and the milliseconds from one to the next. */
function paceOf(costs: readonly number[]): number[] {
  const pace = new LookPace();
  let now = 1_000;
  return costs.map((cost) => {
    pace.look(now);
    pace.spend(cost);
    const left = pace.left(now);
    now += left;
    return left;
  });
}

describe('LookPace', () => {
  it('looks at once at first, and where looks are cheap every three seconds', () => {
    expect(new LookPace().left(5)).toBe(0);
    expect(paceOf([10, 10, 10])).toEqual([3_000, 3_000, 3_000]);
  });

  it('takes no more than a fiftieth of the time, but does not stand still for ever', () => {
    expect(paceOf([200, 200, 200])).toEqual([3_000, 10_000, 10_000]);
    expect(paceOf([5_000, 5_000])[1]).toBe(60_000);
  });

  it('does not wait for what was costly once', () => {
    expect(paceOf([10, 800, 10, 10])).toEqual([3_000, 3_000, 3_000, 3_000]);
  });

  it('counts every question of a look', () => {
    const pace = new LookPace();
    for (const now of [0, 3_000]) {
      pace.look(now);
      pace.spend(60);
      pace.spend(40);
    }
    expect(pace.left(3_000)).toBe(5_000);
    expect(pace.left(7_500)).toBe(500);
  });

  it('is old for someone who comes three seconds after a look', () => {
    const pace = new LookPace();
    expect(pace.isOld(0)).toBe(true);
    pace.look(0);
    expect(pace.isOld(2_999)).toBe(false);
    expect(pace.isOld(3_000)).toBe(true);
  });
});
