import { describe, expect, it } from 'vitest';
import { elman } from '../../../shared/compiler/testing/hand-wired.ts';
import { chain, network } from '../../../shared/compiler/testing/networks.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { rowsOf, shortName, type Row } from './rows.ts';
import { isKnown, stagesOf } from './steps.ts';
import { sumLines, workedGradient, workedValue, type WorkedInputs } from './worked.ts';

const document = chain({ layers: [['one-hot'], ['rnn', { units: 1 }]] });
const tensor = (...data: number[]): ProbeTensor => ({ shape: [2, data.length / 2], data: Float32Array.from(data) });

/** Two timesteps of a plain RNN with one unit over two symbols, worked out by hand. */
function byHand(): ProbeResult {
  const [w, u, out] = [[0.5, -0.2], 0.3, [1, -1]] as const;
  const a1 = w[0];
  const h1 = Math.tanh(a1);
  const a2 = w[1] + u * h1;
  const h2 = Math.tanh(a2);
  const logits = [h1, h2].map((h) => out.map((each) => each * h));
  const softmax = logits.map((z) => z.map((each) => Math.exp(each) / z.reduce((sum, other) => sum + Math.exp(other), 0)));
  const div = [-Math.log(softmax[0]?.[1] ?? NaN), -Math.log(softmax[1]?.[0] ?? NaN)];
  const onehot = [[0, 1], [1, 0]];
  const gradient = softmax.map((row, t) => row.map((y, k) => (y - (onehot[t]?.[k] ?? 0)) / 2));
  return {
    took: 1,
    weights: { from: 'initial', step: 0 },
    classes: ['a', 'b'],
    symbols: ['a', 'b'],
    available: [],
    loss: ((div[0] ?? 0) + (div[1] ?? 0)) / 2,
    sequences: [{
      length: 2,
      symbols: ['a', 'b'],
      indices: Int32Array.of(0, 1),
      targets: Int32Array.of(1, 0),
      divergences: [{ node: 'div', share: 1, w: Float32Array.of(1, 1), div: Float32Array.from(div), weighted: Float32Array.from(div), total: (div[0] ?? 0) + (div[1] ?? 0), sumW: 2, loss: 0 }],
      tensors: {
        'gate/n2/a': tensor(a1, a2), 'state/n2/h': tensor(h1, h2), 'grad/state/n2/h': tensor(0.1, 0.2), 'value/n2/out': tensor(h1, h2),
        'value/n3/out': tensor(...logits.flat()), 'grad/value/n3/out': tensor(...gradient.flat()), 'prediction/div': tensor(...softmax.flat()),
      },
      alone: null,
    }],
    tensors: {
      'weight/n2/kernel': { shape: [2, 1], data: Float32Array.from(w) }, 'weight/n2/recurrent_kernel': { shape: [1, 1], data: Float32Array.of(u) }, 'weight/n2/bias': { shape: [1], data: Float32Array.of(0) },
      'weight/n3/kernel': { shape: [1, 2], data: Float32Array.from(out) }, 'weight/n3/bias': { shape: [2], data: Float32Array.of(0, 0) },
    },
    step: { norm: 1, clipNorm: 0, factor: 1, learningRate: 0.1, memory: 'empty' },
  };
}

describe('one training step', () => {
  const probed = byHand();
  const rows = rowsOf(document, probed);

  it('names states as the equations do', () => {
    expect(['state/lstm/h', 'state/both/forward_c', 'gate/rnn/a'].map(shortName)).toEqual(['h', 'c', 'a']);
  });

  it('has a row for every term, in the order in which a timestep computes them', () => {
    expect(rows.map(({ id }) => id)).toEqual(['x/source', 'one-hot/n1', 'gate/n2/a', 'state/n2/h', 'value/n3/out', 'prediction/div', 'picked/div', 'div/div', 'product/div']);
  });

  it('goes forwards, sums, and comes back through time in the reverse order', () => {
    const { stages, steps } = stagesOf(rows, 2);
    expect(stages.map(({ id }) => id)).toEqual([
      'forward/x/source', 'forward/one-hot/n1', 'forward/gate/n2/a', 'forward/value/n3/out',
      'divergence/prediction/div', 'divergence/picked/div', 'divergence/div/div', 'divergence/product/div', 'divergence/',
      'backward/value/n3/out', 'backward/state/n2/h', 'update/',
    ]);
    const state = rows.find(({ id }) => id === 'state/n2/h');
    if (!state) throw new Error('no state');
    expect(steps.filter(({ row }) => row === state).map(({ phase, t }) => [phase, t])).toEqual([['forward', 1], ['forward', 2], ['backward', 2], ['backward', 1]]);
    // a_2 needs h_1.
    const cell = steps.filter(({ phase, row }) => phase === 'forward' && row?.cell != null);
    expect(cell.map(({ row, t }) => `${row?.tex ?? ''} ${t ?? ''}`)).toEqual(['a_t 1', 'h_t 1', 'a_t 2', 'h_t 2']);
    const first = steps.findIndex(({ row, t }) => row === state && t === 1);
    expect([isKnown(steps, first, 'value', state, 1), isKnown(steps, first, 'value', state, 2), isKnown(steps, first, 'gradient', state, 1)]).toEqual([true, false, false]);
    // Nobody presses Next a hundred times.
    expect(stagesOf(rows, 100).steps.filter(({ row }) => row === state).map(({ t }) => t)).toEqual([null, null]);
  });

  it('takes both halves of a bidirectional layer each along its own time, and every state of a cell back before the timestep before', () => {
    const [, , a, h] = rows;
    if (!a || !h) throw new Error('no cell');
    const half = (name: string): Row[] => ['c', 'h'].map((letter) => ({ ...h, id: `state/n2/${name}_${letter}`, tex: `${name}_${letter}`, cell: `n2/${name}_` }));
    const [[fc, fh], [bc, bh]] = [half('forward'), half('backward')];
    const { steps } = stagesOf([fc, bc, fh, bh].filter((row) => row !== undefined), 2);
    const of = (phase: string) => steps.flatMap(({ phase: its, row, t }) => (its === phase ? [`${row?.tex ?? ''} ${t ?? ''}`] : []));
    expect(of('forward')).toEqual(['forward_c 1', 'forward_h 1', 'forward_c 2', 'forward_h 2', 'backward_c 2', 'backward_h 2', 'backward_c 1', 'backward_h 1']);
    expect(of('backward')).toEqual(['backward_h 1', 'backward_c 1', 'backward_h 2', 'backward_c 2', 'forward_h 2', 'forward_c 2', 'forward_h 1', 'forward_c 1']);
  });

  it('goes through a cell that is wired by hand as through any other', () => {
    const byHandWired = network(elman(1));
    const tensors = Object.fromEntries(['o', 'w', 'z', 'u', 's', 'h', 'out'].map((id) => [`value/${id}/out`, tensor(0.1, 0.2)]));
    const { steps } = stagesOf(rowsOf(byHandWired, { ...probed, sequences: probed.sequences.map((each) => ({ ...each, tensors })) }), 2);
    const loop = steps.filter(({ row }) => row?.cell != null).map(({ row, t }) => `${row?.node.id ?? ''} ${t ?? ''}`);
    expect(loop.slice(4)).toEqual(loop.slice(0, 4).map((each) => each.replace('1', '2')));
    expect(loop.slice(0, 4)).toEqual(['z 1', 'u 1', 's 1', 'h 1']);
    // What only comes in is known at all timesteps before.
    expect(steps.findIndex(({ row }) => row?.node.id === 'w')).toBeLessThan(steps.findIndex(({ row }) => row?.node.id === 'z'));
  });

  it('works out every number as the network did, and is silent where it does not', () => {
    for (const row of rows)
      for (const t of [1, 2]) {
        if (!row.value) continue;
        const inputs: WorkedInputs = { document, probed, rows, row, t, unit: 0 };
        expect(workedValue(inputs), `${row.id} at ${t}`).not.toBeNull();
        if (row.id === 'value/n3/out') expect(workedGradient(inputs)?.lines[0]).toContain('Y_{1}');
      }
    const [state] = rows.filter(({ id }) => id === 'state/n2/h');
    if (!state) throw new Error('no state');
    expect(workedValue({ document, probed, rows, row: { ...state, value: tensor(0.9, 0.9) }, t: 1, unit: 0 })).toBeNull();
  });

  it('writes out the loss that training minimises: the mean or the sum, of every divergence by its share', () => {
    const [sequence] = probed.sequences;
    const [first] = sequence?.divergences ?? [];
    if (!sequence || !first) throw new Error('no divergence');
    const of = (reduction: 'mean' | 'sum', loss: number, more: Partial<typeof first>[] = []) =>
      sumLines({ training: { ...document.training, reduction } }, { ...probed, loss, sequences: [{ ...sequence, divergences: [{ ...first, weighted: Float32Array.of(0.5, 1), total: 1.5 }, ...more.map((each) => ({ ...first, ...each }))] }] });
    expect(of('mean', 0.75)).toEqual(['DIV = 0.5 + 1 = 1.5', 'loss = DIV/\\sum w = 1.5/2 = 0.75']);
    expect(of('sum', 1.5)).toEqual(['DIV = 0.5 + 1 = 1.5', 'loss = DIV = 1.5']);
    // One that weighs nowhere has no part in it; what is judged nowhere is no term.
    const second = { share: 0.5, weighted: Float32Array.of(NaN, 3), total: 3, sumW: 1 };
    expect(of('mean', 2.25, [second, { weighted: Float32Array.of(0, 0), total: 0, sumW: 0 }]).slice(1)).toEqual([
      'DIV_2 = 3', 'DIV_3 = 0 + 0 = 0', 'loss = DIV_1/\\sum w + 0.5 \\cdot DIV_2/\\sum w = 1.5/2 + 0.5 \\cdot 3/1 = 2.25',
    ]);
    const long = Float32Array.from({ length: 12 }, (_, t) => (t < 11 ? NaN : 1.5));
    expect(of('mean', 1.5, [{ weighted: long, total: 1.5 }])[1]).toBe('DIV_2 = 1.5');
  });
});
