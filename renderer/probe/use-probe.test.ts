import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { chain } from '../../shared/compiler/testing/networks.ts';
import type { ProbeResult } from '../../shared/ipc/contract.ts';
import { LatestOnly } from './latest-only.ts';
import { ProbeCache, probeKey, readsSame, whoseOf } from './probe-cache.ts';
import { useProbe } from './use-probe.ts';

describe('LatestOnly', () => {
  it('asks one question at a time, and of those that came meanwhile the last', async () => {
    const asked: number[] = [];
    const open: (() => void)[] = [];
    const line = new LatestOnly((question: number) => {
      asked.push(question);
      return new Promise<number>((resolve) => open.push(() => resolve(question * 10)));
    });
    const answers: number[] = [];
    const want = (question: number) => new Promise<void>((done) => line.want(question, (answer) => void answer.then((value) => { answers.push(value); done(); })));
    const first = want(1);
    void want(2);
    const third = want(3);
    expect(asked).toEqual([1]);
    open[0]?.();
    await first;
    await Promise.resolve();
    expect(asked).toEqual([1, 3]);
    open[1]?.();
    await third;
    expect(answers).toEqual([10, 30]);
  });

  it('goes on after a failure', async () => {
    const line = new LatestOnly((question: number) => (question === 1 ? Promise.reject(new Error('no')) : Promise.resolve(question)));
    const failed = new Promise<boolean>((done) => line.want(1, (answer) => void answer.catch(() => done(true))));
    const worked = new Promise<number>((done) => line.want(2, (answer) => void answer.then(done)));
    await expect(failed).resolves.toBe(true).catch(() => undefined);
    await expect(worked).resolves.toBe(2);
  });
});

const result = (size: number): ProbeResult => ({
  took: 1, weights: { from: 'initial', step: 0 }, classes: [], symbols: [], available: [], sequences: [], loss: null, step: null,
  tensors: { a: { shape: [size], data: new Float32Array(size) } },
});

describe('ProbeCache', () => {
  it('keeps what was used last, and no more numbers than it may', () => {
    const cache = new ProbeCache();
    for (let i = 0; i < 60; i++) {
      cache.put(`q${i}`, result(1));
      cache.get('q0');
    }
    expect(cache.get('q0')).not.toBeNull();
    expect(cache.get('q5')).toBeNull();
    expect(cache.get('q59')).not.toBeNull();
    cache.put('large', result(16_000_001));
    expect(cache.get('q59')).toBeNull();
    expect(cache.get('large')).not.toBeNull();
  });

  it('knows a question by its content: moving nodes asks nothing new, another word or moment does', () => {
    const document = chain({ layers: [['one-hot']] });
    const moved = { ...document, view: { ...document.view, positions: { n0: { x: 5, y: 5 } } } };
    const key = (of: typeof document, x: string, moment = 0): string => probeKey({ of: { document: of, documentPath: null }, ask: { sequences: [{ x }] } }, moment);
    expect(key(moved, 'he')).toBe(key(document, 'he'));
    expect(key(document, 'hi')).not.toBe(key(document, 'he'));
    expect(key(document, 'he', 1)).not.toBe(key(document, 'he'));
    expect(key({ ...document, graph: { ...document.graph } }, 'he')).not.toBe(key(document, 'he'));
  });

  it('tells networks apart, not their moments: what was shown of one never stands under the name of another', () => {
    const document = chain({ layers: [['one-hot']] });
    const other = chain({ layers: [['one-hot'], ['rnn']] });
    const drawing = (of: typeof document): string => whoseOf({ of: { document: of, documentPath: null } });
    expect(whoseOf({ of: { runId: 'a', at: 'initial' } })).toBe(whoseOf({ of: { runId: 'a', at: 30 } }));
    expect(whoseOf({ of: { runId: 'a' } })).not.toBe(whoseOf({ of: { runId: 'b' } }));
    expect(drawing({ ...document, training: { ...document.training, seed: 7 } })).toBe(drawing(document));
    expect(drawing(other)).not.toBe(drawing(document));
  });

  it('tells what is run through a network apart, whatever is asked about it', () => {
    const ask = { sequences: [{ x: ['h', 'e'], d: ['e', 'l'] }], want: ['state'] };
    const asked = { ask: { sequences: [{ x: ['h', 'e'], d: ['e', 'l'], w: { divergence: [0, 1] } }], hold: [{ state: 'rnn/h', unit: 0, value: 0 }] } };
    expect(readsSame({ ask }, asked)).toBe(true);
    expect(readsSame({ ask }, { ask: { sequences: [{ x: ['h', 'i'], d: ['e', 'l'] }] } })).toBe(false);
    expect(readsSame({ ask }, null)).toBe(false);
  });
});

describe('useProbe', () => {
  it('asks nothing without a request, and reads with one', () => {
    const shown = (of: string | null): string =>
      renderToStaticMarkup(createElement(() => useProbe(of === null ? null : { of: { runId: of }, ask: { sequences: [{ x: 'h' }] } }).state));
    expect(shown(null)).toBe('idle');
    expect(shown('run')).toBe('reading');
  });
});
