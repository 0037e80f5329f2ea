import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

describe('Random', () => {
  it('goes on from a saved state', () => {
    const random = Random.seeded(7);
    random.float();
    const state = JSON.parse(JSON.stringify(random.state())) as number[];
    const rest = Array.from({ length: 20 }, () => random.float());
    const again = Random.from(state);
    expect(Array.from({ length: 20 }, () => again.float())).toEqual(rest);
  });

  it('gives unlike numbers for neighbouring seeds', () => {
    const firsts = Array.from({ length: 50 }, (_, seed) => Random.seeded(seed).float());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    expect(new Set(firsts).size).toBe(50);
    expect(mean).toBeGreaterThan(0.35);
    expect(mean).toBeLessThan(0.65);
  });

  it('permutes', () => {
    const order = Random.seeded(3).permutation(100);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
    expect(Random.seeded(3).permutation(100)).toEqual(order);
  });
});
