import { describe, expect, it } from 'vitest';
import type { UnrollDocument } from '../../document/schema.ts';
import { messageText } from '../../i18n/index.ts';
import { opNames } from '../ir/types.ts';
import { stageIds } from '../stages.ts';
import { chain, network, textFacts, type ChainOptions, type NetworkOptions } from '../testing/networks.ts';
import { explainProgram, type Explanation, type Target } from './explain-program.ts';
import { multiplicationRules } from './multiplications.ts';

const [B, T, V] = [4, 3, 5];

function explained(options: Partial<ChainOptions> & Pick<ChainOptions, 'layers'>, shards = 1, timesteps = T, loops: Target['loops'] = 'unrolled'): Explanation {
  return explainProgram(chain({ batch: B, ...options }), { source: textFacts(V, timesteps) }, { shards, loops });
}

function stage({ stages }: Explanation, id: Explanation['stages'][number]['id']) {
  const found = stages.find((each) => each.id === id);
  if (!found) throw new Error(`no stage ${id}`);
  const saved = found.before.multiplications - found.after.multiplications;
  return { ...found, saved, sentences: found.changes.map(({ message }) => messageText(message)) };
}

const lines = ({ listing }: Explanation) => Object.values(listing).flat();
const texts = (list: readonly { readonly text: string }[]): string[] => list.map(({ text }) => text);

it('every op has a rule for its multiplications', () => {
  expect(Object.keys(multiplicationRules).sort()).toEqual([...opNames].sort());
});

it('the stages are those of the pipeline, in its order, and each begins where the last one ended', () => {
  const { stages } = explained({ layers: [['one-hot'], ['lstm', { units: 2 }]], batch: 16 }, 2);
  expect(stages.map(({ id }) => id)).toEqual(['lower', ...stageIds]);
  stages.slice(1).forEach(({ before }, i) => { expect(before).toEqual({ operations: expect.any(Number) as number, multiplications: stages[i]?.after.multiplications }); });
});

describe('figures counted by hand', () => {
  const projection = explained({ layers: [['one-hot'], ['projection', { units: 2 }]] });

  it('forward: one-hot [T, B, 5] × [5, 2], the output [T, B, 2] × [2, 5], its softmax, w · Div and the mean', () => {
    expect(stage(projection, 'lower').after.multiplications).toBe(T * B * V * 2 + T * B * 2 * V + T * B * V + T * B + 1);
  });

  it('the one-hot becomes a look-up and saves its product', () => {
    expect(stage(projection, 'lookUp')).toMatchObject({
      saved: T * B * V * 2,
      sentences: ['One-hot × Projection became a table look-up: 120 multiplications saved a step.'],
    });
    expect(stage(projection, 'lookUp').changes[0]?.nodes).toEqual(['n1', 'n2']);
  });

  it('judging the last timestep alone saves the output layer of the others', () => {
    const final = explained({ layers: [['one-hot'], ['rnn', { units: 2 }]], weights: { schedule: 'final' } });
    expect(stage(final, 'judge')).toMatchObject({
      saved: (T - 1) * B * 2 * V,
      sentences: [
        'Divergence judges 1 of 3 timesteps. In training the others get no softmax and no divergence.',
        'Output is computed only at judged timesteps: 80 multiplications saved a step.',
      ],
    });
  });

  it('backward: two products an output layer, additions alone for the table, and the way through the softmax', () => {
    const softmaxBack = T * B * V + T * B + 1;
    expect(-stage(projection, 'differentiate').saved).toBe(2 * T * B * 2 * V + softmaxBack);
  });

  it('the update: Adam takes five, the norm one for each learned number', () => {
    const learned = V * 2 + 2 * V + V;
    expect(-stage(projection, 'update').saved).toBe(6 * learned);
  });

  it('weight decay takes one for each number of a matrix', () => {
    const decayed = explained({ layers: [['one-hot'], ['projection', { units: 2 }]], training: { weightDecay: 0.01 } });
    expect(stage(projection, 'update').saved - stage(decayed, 'update').saved).toBe(V * 2 + 2 * V);
  });

  it('as drawn and as compiled differ by what the passes saved', () => {
    const { drawn, compiled } = projection.multiplications;
    expect(drawn - compiled).toBe(2 * T * B * V * 2);
    expect(compiled).toBe(projection.stages.at(-1)?.after.multiplications);
  });

  it('parts of the batch do not change the work of a step but for what they repeat', () => {
    const of = (shards: number) => explained({ layers: [['one-hot'], ['projection', { units: 2 }]], batch: 16 }, shards);
    expect(stage(of(2), 'differentiate').after.multiplications - stage(of(1), 'differentiate').after.multiplications).toBe(2);
    expect(stage(of(2), 'parts').sentences[0]).toMatch(/16 is cut into 2 parts of 8/);
  });
});

describe('loops', () => {
  const lstm = explained({ layers: [['one-hot'], ['lstm', { units: 2 }], ['lstm', { units: 2 }]] });

  it('name the products that left them, forward and backward', () => {
    expect(stage(lstm, 'hoist').sentences).toContain('LSTM multiplies its input at all timesteps at once: 3 small products [4, 2] × [2, 8] became 1 of [12, 2] × [2, 8].');
    expect(stage(lstm, 'sink').sentences).toContain('LSTM: the sum of 3 small products [2, 4] × [4, 8], its weight gradient, became 1 of [2, 12] × [12, 8].');
    expect(stage(lstm, 'hoist').saved).toBe(0);
  });

  it('are written once in the listing, whatever T is', () => {
    const long = explained({ layers: [['one-hot'], ['lstm', { units: 2 }], ['lstm', { units: 2 }]] }, 1, 50);
    expect(lines(long)).toHaveLength(lines(lstm).length);
    expect(texts(lines(long))).toContain('for t = 50 … 1:');
  });

  it('are written out, or stay loops where the engine runs them as one operation', () => {
    const of = (loops: Target['loops']) => stage(explained({ layers: [['one-hot'], ['lstm', { units: 2 }]] }, 1, T, loops), 'unroll');
    expect(of('unrolled').sentences[0]).toBe(`What LSTM repeats is written out for 3 timesteps: ${of('unrolled').before.operations} operations became ${of('unrolled').after.operations}.`);
    expect(of('unrolled').sentences[1]).toMatch(/^\d+ operations were never built because their result is known/);
    expect(of('native').sentences).toEqual(['What LSTM repeats stays a loop: its 3 timesteps run as one operation.']);
    expect(of('native').after).toEqual(of('native').before);
  });

  it('without one, the passes over loops say so', () => {
    const { sentences } = stage(explained({ layers: [['one-hot'], ['dense', { units: 2 }]] }), 'hoist');
    expect(sentences).toEqual(['There is no loop over time.']);
  });
});

describe('the listing', () => {
  it('reads as the equations of the nodes', () => {
    const { listing } = explained({ layers: [['one-hot'], ['rnn', { units: 2 }]] });
    expect(texts(listing.forward)).toEqual([
      'n = max(sum(w), 1e-12)',
      'e = (W₁ + b₁)[x]',
      'h[0] = kept h ⊙ keep',
      'for t = 1 … 3:',
      'h[t] = tanh(e[t] + h[t−1]·U)',
      'z = h·W₂ + b₂',
      'div, dz₁ = crossEntropy(z, d)',
      'v = div ⊙ w',
      'divAt = sum(v)',
      'loss = sum(v) / n',
      'kept h ← h[3]',
    ]);
    expect(texts(listing.backward)).toContain('dU = h[t−1]ᵀ·dz₂');
    expect(texts(listing.update)).toContain('U ← adam(U, dU, lr)');
    expect(listing.forward.find(({ text }) => text.startsWith('h[t]'))).toEqual({ text: 'h[t] = tanh(e[t] + h[t−1]·U)', shape: '[4, 2]', depth: 1, node: 'n2' });
  });

  const nodesOf = ({ graph }: UnrollDocument) => new Set(graph.nodes.map(({ id }) => id));
  const own = /^(keep|hyper|seed|norm|s)\b/;

  it.each<[string, NetworkOptions]>([
    ['rnn', { layers: [['one-hot'], ['rnn', { units: 2, activation: 'relu' }]] }],
    ['gru', { layers: [['one-hot'], ['gru', { units: 2 }]], weights: { schedule: 'every', k: 2 } }],
    ['gru, reset after', { layers: [['one-hot'], ['gru', { units: 2, resetAfter: true }]] }],
    ['lstm twice, judged last', { layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 2 }], ['lstm', { units: 2 }]], weights: { schedule: 'final' } }],
    ['pairs', { layers: [['one-hot'], ['lstm', { units: 2 }]], pairs: true, weights: { schedule: 'final' } }],
    ['dropout of what a cell reads and remembers', { layers: [['one-hot'], ['lstm', { units: 2, dropout: 0.5, recurrentDropout: 0.25 }]] }],
    ['dropout', { layers: [['one-hot'], ['dense', { units: 3 }], ['dropout', { rate: 0.5 }]] }],
    ['a residual block, layer norm, a tied output', {
      nodes: { e: ['embedding', { units: 3 }], n: ['layer-norm'], f: ['dense', { units: 3 }], r: ['add'] },
      wires: ['x > e', 'e > n', 'n > f', 'f > r.a', 'e > r.b', 'r > out'],
      out: { tie: 'e' },
    }],
    ['two divergences', { layers: [['one-hot'], ['rnn', { units: 2 }]], branch: { after: 'n2', layers: [['dense', { units: 3 }]], weights: { schedule: 'final' }, share: 0.5 } }],
    ['both directions', { layers: [['one-hot'], ['bidirectional', { units: 2 }]], pairs: true, weights: { schedule: 'final' } }],
    ['clipped, descent', { layers: [['one-hot'], ['rnn', { units: 2 }]], training: { clipNorm: 1, optimizer: { name: 'sgd', momentum: 0 } } }],
    ['weight decay', { layers: [['one-hot'], ['rnn', { units: 2 }]], training: { weightDecay: 0.01 } }],
    ['literal sum, momentum', { layers: [['one-hot'], ['rnn', { units: 2 }]], training: { reduction: 'sum', optimizer: { name: 'sgd', momentum: 0.9 } } }],
  ])('of %s ties every line to a node or says it is the compiler’s own', (_, options) => {
    const document = network(options);
    const { listing } = explainProgram(document, { source: textFacts(V, 4) }, { shards: 1, loops: 'native' });
    for (const line of Object.values(listing).flat()) {
      expect(line.text).not.toMatch(/undefined|\?/);
      if (line.node === null) expect(line.text).toMatch(own);
      else expect(nodesOf(document)).toContain(line.node);
    }
    const changed = texts(listing.update).filter((text) => text.includes('←'));
    expect(changed).toHaveLength(texts(listing.given).filter((text) => /^(?!x|d|w|mask|keep|hyper|seed)/.test(text)).length);
  });
});
