import { describe, expect, it } from 'vitest';
import { normsOverTime } from './norms-over-time.ts';

const data = Float32Array.from([3, -4, 0, 0, 1, 0]); // three timesteps of two units

describe('norms over time', () => {
  it('are Euclidean, for every timestep', () => {
    expect([...normsOverTime(data, 2)]).toEqual([5, 0, 1]);
    expect([...normsOverTime([], 2)]).toEqual([]);
  });

  it('do not lose what float32 holds', () => {
    expect(normsOverTime(Float32Array.from([3e-30, 4e-30]), 2)[0]).toBeCloseTo(5e-30, 35);
  });
});
