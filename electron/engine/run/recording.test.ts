import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, momentCount, RECORDING, resumableCount, thinned } from './recording.ts';

const MIB = 1024 * 1024;

describe('thinned', () => {
  it('keeps what is fixed, the first as long as there is room, and as many others as may stay', () => {
    const steps = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 20 }), fc.array(fc.nat()), (all, count, picks) => {
        const fixed = new Set(picks.map((pick) => all[pick % all.length] as number));
        const kept = thinned(all, fixed, count);
        const free = all.length - fixed.size;
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        expect([...fixed].every((step) => kept.includes(step))).toBe(true);
        expect(kept.filter((step) => !fixed.has(step))).toHaveLength(Math.min(free, count));
        if (count > 0) expect(kept[0]).toBe(Math.min(...all));
      }),
    );
  });

  it('leaves moments closer together where a run begins, checkpoint after checkpoint, 2,000 of them', () => {
    let kept: number[] = [];
    for (let step = 0; step <= 200_000; step += 100) kept = thinned([...kept, step], new Set([step]), 20);
    expect(kept).toHaveLength(21);
    const places = kept.map((step) => Math.sqrt(step));
    const gaps = places.slice(1).map((place, index) => place - (places[index] as number));
    expect(Math.max(...gaps)).toBeLessThan(3 * (Math.sqrt(200_000) / 20));
    expect(kept.filter((step) => step < 100_000).length).toBeGreaterThan(kept.length / 2);
  });
});

describe('the bound of a recording', () => {
  it('is 48 MiB for networks whose checkpoint is at most 5 MiB, and two checkpoints more for larger ones', () => {
    for (const bytes of [1000, 100_000, MIB, 5 * MIB]) {
      expect((resumableCount(bytes) + 1) * bytes).toBeLessThanOrEqual(RECORDING.resumableBytes);
      expect(momentCount(bytes / 3) * (bytes / 3)).toBeLessThanOrEqual(RECORDING.momentBytes);
    }
    expect(resumableCount(400 * MIB)).toBe(1);
    expect(momentCount(130 * MIB)).toBe(0);
    const { resumableBytes, momentBytes, metricBytes, sampleBytes, validationBytes } = RECORDING;
    expect(resumableBytes + momentBytes + metricBytes + sampleBytes + validationBytes).toBe(48 * MIB);
  });

  it('is kept by the lines of a log: of any length of run, of sequence and of sample', () => {
    const run = fc.record({
      steps: fc.integer({ min: 1, max: 10_000_000 }),
      sampleEvery: fc.integer({ min: 1, max: 1000 }),
      validateEvery: fc.integer({ min: 1, max: 1000 }),
      timesteps: fc.integer({ min: 1, max: 2000 }),
      divergences: fc.integer({ min: 1, max: 4 }),
      sampleBytes: fc.integer({ min: 1, max: 50_000 }),
    });
    fc.assert(
      fc.property(run, (each) => {
        const { metrics, samples, validations } = linesOf(each);
        const metricLine = 140 + 10 * each.timesteps * (each.divergences > 1 ? 1 + each.divergences : 1);
        expect(Math.floor(each.steps / metrics) * metricLine).toBeLessThanOrEqual(RECORDING.metricBytes);
        expect(Math.floor(each.steps / (each.sampleEvery * samples)) * each.sampleBytes).toBeLessThanOrEqual(RECORDING.sampleBytes);
        expect(Math.floor(each.steps / (each.validateEvery * validations)) * 140).toBeLessThanOrEqual(RECORDING.validationBytes);
        expect(Math.floor(each.steps / metrics)).toBeLessThanOrEqual(20_000);
      }),
    );
  });

  it('leaves every step of an ordinary run', () => {
    expect(linesOf({ steps: 2000, sampleEvery: 250, validateEvery: 200, timesteps: 40, divergences: 1, sampleBytes: 400 })).toEqual({ metrics: 1, samples: 1, validations: 1 });
  });
});
