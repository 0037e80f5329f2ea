import { describe, expect, it } from 'vitest';
import type { Metric } from '../../shared/ipc/contract.ts';
import { chooseStrips, StripLog, type Strip } from './run-strips.ts';

function metric(step: number, perTimestep: (number | null)[], loss: number | null = 1): Metric {
  return { step, loss, div: loss, sumW: 1, perTimestep, norm: 1 };
}

describe('StripLog', () => {
  it('gives the first step a strip of its own, then one for each interval', () => {
    const log = new StripLog(10);
    for (let step = 1; step <= 25; step++) log.append(metric(step, [step, null], step));
    expect(log.strips.map((strip) => strip.step)).toEqual([1, 10, 20, 25]);
    expect(log.strips[1]).toEqual({ step: 10, values: [6, null], loss: 6 });
    expect(log.strips[3]?.values).toEqual([23, null]);
  });

  it('hands out lists that do not change any more', () => {
    const log = new StripLog(10);
    const before = log.strips;
    log.append(metric(1, [1]));
    expect(before).toEqual([]);
    expect(log.strips).not.toBe(log.strips);
  });

  it('averages only the steps that judged a timestep', () => {
    const log = new StripLog(10);
    log.append(metric(1, [5, 5]));
    log.append(metric(2, [1, null]));
    log.append(metric(3, [2, 4], null));
    expect(log.strips[1]).toEqual({ step: 3, values: [1.5, 4], loss: 1 });
  });

  it('drops what came after the checkpoint that a run resumes from', () => {
    const log = new StripLog(10);
    for (let step = 1; step <= 45; step++) log.append(metric(step, [step]));
    log.append(metric(31, [9]));
    expect(log.strips.map((strip) => strip.step)).toEqual([1, 10, 20, 30, 31]);
    log.append(metric(1, [3]));
    expect(log.strips).toEqual([{ step: 1, values: [3], loss: 1 }]);
  });

  it('stays bounded and keeps the first', () => {
    const log = new StripLog(1, 16);
    for (let step = 1; step <= 1_000; step++) log.append(metric(step, [step]));
    expect(log.strips.length).toBeLessThanOrEqual(17);
    expect(log.strips[0]?.step).toBe(1);
    expect(log.strips.at(-1)?.step).toBe(1_000);
  });
});

describe('chooseStrips', () => {
  const strips: Strip[] = Array.from({ length: 60 }, (_, i) => ({ step: i * 100, values: [], loss: 1 }));

  it('takes all when they fit', () => {
    expect(chooseStrips(strips.slice(0, 5), 9)).toHaveLength(5);
  });

  it('takes the first and the newest, in order, each once, denser at the beginning', () => {
    const chosen = chooseStrips(strips, 9).map((strip) => strip.step);
    expect(chosen).toHaveLength(9);
    expect(chosen[0]).toBe(0);
    expect(chosen.at(-1)).toBe(5_900);
    expect(new Set(chosen).size).toBe(9);
    expect((chosen[1] as number) - (chosen[0] as number)).toBeLessThan((chosen[8] as number) - (chosen[7] as number));
  });
});
