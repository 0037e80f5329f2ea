import { describe, expect, it } from 'vitest';
import { MetricSeries, smoothingHalfLife } from './run-series.ts';

function filled(count: number, limit: number, loss: (step: number) => number | null = (step) => 1 / step): MetricSeries {
  const series = new MetricSeries(10, limit);
  for (let step = 1; step <= count; step++) series.append({ step, loss: loss(step) });
  return series;
}

describe('MetricSeries', () => {
  it('keeps the first and the newest point and never more than its limit', () => {
    const series = filled(10_000, 64);
    expect(series.length).toBeLessThanOrEqual(64);
    expect(series.steps[0]).toBe(1);
    expect(series.lastStep).toBe(10_000);
    expect([...series.steps]).toEqual([...series.steps].sort((a, b) => a - b));
  });

  it('keeps each loss with its step when it thins', () => {
    const series = filled(1_000, 32);
    series.steps.forEach((step, i) => expect(series.losses[i]).toBe(1 / step));
  });

  it('smooths from every point, so that thinning does not move the line', () => {
    const noisy = (step: number): number => 2 + Math.sin(step * 12.9898);
    const whole = filled(500, 4096, noisy);
    const thinned = filled(500, 32, noisy);
    thinned.steps.forEach((step, i) => {
      const there = whole.steps.indexOf(step);
      expect(thinned.smoothed[i]).toBe(whole.smoothed[there]);
    });
  });

  it('starts the smoothed line at the first loss and leaves a constant alone', () => {
    const series = filled(50, 64, () => 1.5);
    series.smoothed.forEach((value) => expect(value).toBeCloseTo(1.5, 12));
    expect(filled(1, 64, () => 4.04).smoothed[0]).toBe(4.04);
  });

  it('weighs by distance in steps, not by number of points', () => {
    const series = new MetricSeries(10);
    series.append({ step: 0, loss: 0 });
    series.append({ step: 1_000, loss: 1 });
    expect(series.smoothed[1]).toBeCloseTo(1, 6);
  });

  it('passes over steps without a finite loss', () => {
    const series = filled(3, 64, (step) => (step === 2 ? null : 1));
    expect(series.losses[1]).toBeNaN();
    expect(series.smoothed[1]).toBe(1);
    expect(series.smoothed[2]).toBeCloseTo(1, 12);
  });

  it('drops what came after the checkpoint that a run resumes from', () => {
    const series = filled(340, 4096);
    series.append({ step: 301, loss: 9 });
    expect(series.length).toBe(301);
    expect(series.losses[300]).toBe(9);
    expect(series.steps[299]).toBe(300);
  });

  it('is empty at first', () => {
    expect(new MetricSeries(10).lastStep).toBe(-1);
  });
});

describe('smoothingHalfLife', () => {
  it('is a small part of the run, but a few steps at least', () => {
    expect(smoothingHalfLife(6_000)).toBe(20);
    expect(smoothingHalfLife(40)).toBe(3);
  });
});
