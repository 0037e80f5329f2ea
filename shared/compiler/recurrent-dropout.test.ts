import { describe, expect, it } from 'vitest';
import { initialValues } from './initial-values.ts';
import { ops } from './ops/index.ts';
import { tensor } from './ops/op.ts';
import { compileProgram } from './pipeline.ts';
import type { Program } from './program.ts';
import { chain, textFacts } from './testing/networks.ts';
import { runFunction, type Numbers } from './testing/run-function.ts';

const [B, T, V, H] = [3, 5, 4, 6];
const rates = { dropout: 0.3, recurrentDropout: 0.4 };
const seed = [7, 2];

const compiled = (params: Record<string, number>): Program =>
  compileProgram(chain({ layers: [['one-hot'], ['rnn', { units: H, ...params }]], batch: B }), { source: textFacts(V, T) }, { functions: ['train', 'evaluate', 'predict', 'step'], shards: 1 });

const cells = Array.from({ length: B * T }, (_, i) => i);
const feeds = {
  x: cells.map((i) => (i * 7) % V),
  y: cells.map((i) => (i * 5 + 1) % V),
  'w/div': cells.map((i) => 1 + (i % 3)),
  keep: [1, 0, 1],
  hyper: [0, 1, 1, 1],
  seed,
};

/** The masks of a program by their width: 1 / (1 − rate) or 0 for each sequence and number. */
function masksOf(program: Program): Map<number, Float64Array> {
  const drawn = program.code.train?.block.operations.filter(({ op }) => op === 'uniform') ?? [];
  expect(drawn.map(({ attrs }) => attrs.shape)).toEqual([[1, B, V], [1, B, H]]);
  return new Map(
    drawn.map((operation, i) => {
      const rate = i === 0 ? rates.dropout : rates.recurrentDropout;
      const [numbers] = ops.uniform.evaluate([tensor([2], Float64Array.from(seed))], operation, () => []);
      return [i === 0 ? V : H, (numbers?.data ?? new Float64Array()).map((u) => (u >= rate ? 1 / (1 - rate) : 0))];
    }),
  );
}

/** An Elman network in plain loops that multiplies x_t and h_{t−1} by the same masks at every time. */
function plainLoss(masks: ReadonlyMap<number, Float64Array>, variables: Numbers): number {
  const get = (list: ArrayLike<number> | undefined, i: number): number => list?.[i] ?? Number.NaN;
  let [total, weight] = [0, 0];
  for (let b = 0; b < B; b++) {
    let h = Array.from({ length: H }, (_, k) => get(variables['train/n2/h'], b * H + k) * get(feeds.keep, b));
    for (let t = 0; t < T; t++) {
      const [symbol, before] = [get(feeds.x, b * T + t), h];
      h = before.map((_, k) => {
        let z = get(masks.get(V), b * V + symbol) * get(variables['n2/kernel'], symbol * H + k) + get(variables['n2/bias'], k);
        for (let j = 0; j < H; j++) z += get(before, j) * get(masks.get(H), b * H + j) * get(variables['n2/recurrent_kernel'], j * H + k);
        return Math.tanh(z);
      });
      const logits = Array.from({ length: V }, (_, c) => h.reduce((sum, v, k) => sum + v * get(variables['n3/kernel'], k * V + c), get(variables['n3/bias'], c)));
      const normaliser = Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0));
      total += get(feeds['w/div'], b * T + t) * (normaliser - get(logits, get(feeds.y, b * T + t)));
      weight += get(feeds['w/div'], b * T + t);
    }
  }
  return total / weight;
}

describe('dropout of a recurrent node', () => {
  const program = compiled(rates);
  const variables = Object.fromEntries([...initialValues(program, 5)].map(([name, values]) => [name, Float64Array.from(values, (v, i) => v + 0.1 * Math.sin(i))]));

  it('is one mask a sequence for the input and one for the state, the same at every time', () => {
    const masks = masksOf(program);
    expect(new Set(masks.get(H))).toEqual(new Set([0, 1 / 0.6]));
    const { outputs } = runFunction(program, 'train', feeds, variables);
    expect(outputs.loss?.[0]).toBeCloseTo(plainLoss(masks, variables), 12);
  });

  it('draws anew for another step, and nothing outside training', () => {
    const at = (step: number): number | undefined => runFunction(program, 'train', { ...feeds, seed: [7, step] }, variables).outputs.loss?.[0];
    expect(at(3)).not.toBe(at(2));
    for (const name of ['evaluate', 'predict', 'step'] as const) expect(program.code[name]?.block.operations.some(({ op }) => op === 'uniform')).toBe(false);
  });

  it('adds nothing to the program where the rates are zero', () => {
    const train = compiled({ dropout: 0, recurrentDropout: 0 }).code.train?.block.operations ?? [];
    expect(train.length).toBe(compiled({}).code.train?.block.operations.length);
    expect(train.some(({ op }) => op === 'uniform' || op === 'dropoutMask')).toBe(false);
  });
});
