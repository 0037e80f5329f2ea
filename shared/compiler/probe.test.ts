import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../nodes/kind.ts';
import { initialValues } from './initial-values.ts';
import { compileProgram } from './pipeline.ts';
import type { Program } from './program.ts';
import { gatedUnit, elman } from './testing/hand-wired.ts';
import { chain, network, numberFacts, numbers, textFacts, type NetworkOptions } from './testing/networks.ts';
import { runFunction, type Numbers } from './testing/run-function.ts';

const pairFacts: DataFacts = { symbols: 5, classes: 3, timesteps: 4, lengths: [2, 4] };
const rows = 2;
const timesteps = 5;

const networks: readonly (readonly [string, NetworkOptions, DataFacts])[] = [
  ['rnn', { layers: [['one-hot'], ['rnn', { units: 3 }]] }, textFacts(4, 4)],
  ['projection and two lstm', { layers: [['one-hot'], ['projection', { units: 2 }], ['lstm', { units: 2 }], ['lstm', { units: 3 }]] }, textFacts(4, 4)],
  ['embedding and gru', { layers: [['embedding', { units: 2 }], ['gru', { units: 3 }], ['layer-norm']] }, textFacts(4, 4)],
  ['gru, reset after, with dropout that is off', { layers: [['one-hot'], ['gru', { units: 3, resetAfter: true, recurrentDropout: 0.3 }]] }, textFacts(4, 4)],
  ['two divergences', { layers: [['one-hot'], ['rnn', { units: 3 }]], share: 0.7, branch: { after: 'n1', layers: [['lstm', { units: 2 }]], share: 1.6 } }, textFacts(4, 4)],
  ['questions, bidirectional', { layers: [['one-hot'], ['bidirectional', { units: 2 }], ['bidirectional', { cell: 'gru', units: 2, merge: 'sum' }]], pairs: true, weights: { schedule: 'final' } }, pairFacts],
  ['Elman by hand', elman(3), textFacts(4, 4)],
  ['gru by hand', gatedUnit(2), textFacts(4, 4)],
  ['an lstm in a circle, two timesteps back, questions', { nodes: { e: ['embedding', { units: 2 }], c: ['concat'], m: ['lstm', { units: 2 }], z: ['delay', { initial: 'learned' }], z2: ['delay'] }, wires: ['x > e', 'e > c.a', 'z2 > c.b', 'c > m', 'm > z', 'z > z2', 'm > out'], pairs: true }, pairFacts],
  ['a one-hot into a circle', { nodes: { o: ['one-hot'], c: ['concat'], h: ['dense', { units: 3 }], z: ['delay'] }, wires: ['x > o', 'o > c.a', 'z > c.b', 'c > h', 'h > z', 'h > out'] }, textFacts(4, 4)],
  ['output tied to a projection', { nodes: { o: ['one-hot'], p: ['projection', { units: 2 }], h: ['gru', { units: 2 }] }, wires: ['x > o', 'o > p', 'p > h', 'h > out'], out: { tie: 'p' } }, textFacts(4, 4)],
  ['forecast', { layers: [['lstm', { units: 2 }]], numbers: 'forecast' }, numberFacts(2, 4)],
];

function probed(options: NetworkOptions, facts: DataFacts, holds = false): Program {
  return compileProgram(network(options), { source: facts }, { functions: ['probe'], shards: 1, probe: { rows, timesteps, perturbed: true }, holds });
}

function drawn(program: Program): Numbers {
  const next = numbers(21);
  return Object.fromEntries([...initialValues(program, 7)].map(([name, values]) => [name, Float64Array.from(values, (v) => v + (next() - 0.5) * 0.6)]));
}

type Feeds = Record<string, Float64Array>;

/** Row 1 of a question is padded by two timesteps; w of any sign, zero there. */
function feedsOf(program: Program): Feeds {
  const next = numbers(11);
  const pad = program.task === 'answer' ? 2 : 0;
  return Object.fromEntries((program.functions.probe?.inputs ?? []).map(({ name, dtype, shape }) => {
    const size = shape.reduce((a, b) => a * b, 1);
    const padded = (i: number): boolean => i >= timesteps && i < timesteps + pad;
    const value = (i: number): number => {
      if (name === 'mask') return padded(i) ? 0 : 1;
      if (name.startsWith('w/')) return padded(i) ? 0 : next() * 2 - 0.5;
      if (name.startsWith('eps/') || name.startsWith('level/')) return 0;
      if (name.startsWith('keep/')) return 1;
      if (dtype === 'f32') return next() * 2 - 1;
      return Math.floor(next() * (name === 'x' ? program.symbols : program.classes));
    };
    return [name, Float64Array.from({ length: size }, (_, i) => value(i))];
  }));
}

const get = (list: ArrayLike<number> | undefined, i: number): number => list?.[i] ?? Number.NaN;

/** Σ_d Σ w·Div, from div/d `[T, R]` and w/d `[R, T]`. */
function objective(program: Program, feeds: Numbers, variables: Numbers): number {
  const { outputs } = runFunction(program, 'probe', feeds, variables);
  return program.divergences.flatMap(({ node }) =>
    Array.from({ length: rows * timesteps }, (_, i) => get(feeds[`w/${node}`], i) * get(outputs[`div/${node}`], (i % timesteps) * rows + Math.floor(i / timesteps))),
  ).reduce((a, b) => a + b, 0);
}

describe('probe', () => {
  it.each(networks)('%s: every gradient is the central finite difference in float64', (_, options, facts) => {
    const program = probed(options, facts);
    const [feeds, variables] = [feedsOf(program), drawn(program)];
    const { outputs } = runFunction(program, 'probe', feeds, variables);
    // The output of a cell is its state h, whose gradient it has.
    const isCell = (name: string): boolean => `eps/state/${name.split('/').slice(2, -1).join('/')}/h` in feeds;
    const asked = Object.entries(outputs).filter(([name]) => name.startsWith('grad/') && !(name.startsWith('grad/value/') && isCell(name)));
    expect(asked.length).toBeGreaterThan(3);
    const largest = new Map<string, number>();
    for (const [name, gradient] of asked) {
      const values = (feeds[name.replace('grad/', 'eps/')] ?? variables[name.replace('grad/weight/', '')]) as Float64Array;
      expect(values.length).toBe(gradient.length);
      for (let i = 0; i < values.length; i++) {
        const [before, h] = [values[i] ?? 0, 1e-5];
        values[i] = before + h;
        const above = objective(program, feeds, variables);
        values[i] = before - h;
        const below = objective(program, feeds, variables);
        values[i] = before;
        largest.set(name, Math.max(largest.get(name) ?? 0, Math.abs(gradient[i] ?? 0)));
        expect(Math.abs((gradient[i] ?? Number.NaN) - (above - below) / (2 * h)), `${name} ${i}`).toBeLessThan(1e-8);
      }
    }
    for (const [name, values] of Object.entries(outputs))
      if (name.startsWith('grad/value/') && isCell(name)) expect(values).toEqual(outputs[name.replace('value', 'state').replace(/out$/, 'h')]);
    for (const [name, size] of largest) expect(size, name).toBeGreaterThan(1e-6);
  });
});

/** σ, tanh and products with loops; `[W]` times `[W, G·H]` by gate. */
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
function product(x: readonly number[], kernel: ArrayLike<number> | undefined, width: number, column: number): number {
  return x.reduce((sum, v, j) => sum + v * get(kernel, j * width + column), 0);
}

describe('states and gates against their definition', () => {
  const cells = {
    rnn: { gates: ['a'], params: {} },
    lstm: { gates: ['i', 'f', 'g', 'o'], params: {} },
    gru: { gates: ['z', 'r', 'g'], params: {} },
    'gru, reset after': { gates: ['z', 'r', 'g'], params: { resetAfter: true } },
  } as const;

  it.each(Object.entries(cells))('%s', (name, { gates, params }) => {
    const [kind = ''] = name.split(',');
    const units = 3;
    const program = probed({ layers: [['one-hot'], [kind, { units, ...params }]] }, textFacts(4, 4));
    const [feeds, variables] = [feedsOf(program), drawn(program)];
    const { outputs } = runFunction(program, 'probe', feeds, variables);
    const [W, U, bias, second] = ['kernel', 'recurrent_kernel', 'bias', 'recurrent_bias'].map((weight) => variables[`n2/${weight}`]);
    const width = units * gates.length;
    for (let row = 0; row < rows; row++) {
      let [h, c] = [new Array<number>(units).fill(0), new Array<number>(units).fill(0)];
      for (let t = 0; t < timesteps; t++) {
        const fromInput = (gate: number, k: number): number => get(W, get(feeds.x, row * timesteps + t) * width + gate * units + k) + get(bias, gate * units + k);
        const memory = (of: readonly number[], gate: number, k: number): number => product(of, U, width, gate * units + k) + (second ? get(second, gate * units + k) : 0);
        const before = h;
        const z = gates.map((_, gate) => before.map((__, k) => fromInput(gate, k) + memory(before, gate, k)));
        const expected: Record<string, number[]> = {};
        if (kind === 'rnn') expected['gate/n2/a'] = z[0] ?? [];
        if (kind === 'lstm') gates.forEach((gate, i) => { expected[`gate/n2/${gate}`] = (z[i] ?? []).map(gate === 'g' ? Math.tanh : sigmoid); });
        if (kind === 'gru') {
          const [update, reset] = [(z[0] ?? []).map(sigmoid), (z[1] ?? []).map(sigmoid)];
          const reached = before.map((v, k) => v * get(reset, k));
          const candidate = before.map((_, k) => Math.tanh(fromInput(2, k) + (second ? get(reset, k) * memory(before, 2, k) : memory(reached, 2, k))));
          Object.assign(expected, { 'gate/n2/z': update, 'gate/n2/r': reset, 'gate/n2/g': candidate });
          h = before.map((v, k) => get(update, k) * v + (1 - get(update, k)) * get(candidate, k));
        } else if (kind === 'lstm') {
          const [i, f, g, o] = gates.map((gate) => expected[`gate/n2/${gate}`]);
          c = c.map((v, k) => get(f, k) * v + get(i, k) * get(g, k));
          h = c.map((v, k) => get(o, k) * Math.tanh(v));
          expected['state/n2/c'] = c;
        } else h = (z[0] ?? []).map(Math.tanh);
        expected['state/n2/h'] = h;
        expected['value/n2/out'] = h;
        for (const [output, values] of Object.entries(expected))
          values.forEach((value, k) => { expect(get(outputs[output], (t * rows + row) * units + k), output).toBeCloseTo(value, 12); });
      }
    }
  });

  it('gives what is inside a circle that was wired by hand', () => {
    const program = probed(elman(3), textFacts(4, 4));
    const [feeds, variables] = [feedsOf(program), drawn(program)];
    const { outputs } = runFunction(program, 'probe', feeds, variables);
    const h = outputs['value/h/out'];
    const z = outputs['value/z/out'];
    for (let i = 0; i < rows * 3 * (timesteps - 1); i++) expect(get(z, rows * 3 + i)).toBe(get(h, i));
    outputs['value/s/out']?.forEach((value, i) => { expect(get(h, i)).toBeCloseTo(Math.tanh(value), 12); });
  });
});

describe('rows', () => {
  it('that weigh one timestep each add up to one that weighs all', () => {
    const program = compileProgram(chain({ layers: [['one-hot'], ['lstm', { units: 3 }]] }), { source: textFacts(4, 4) }, { functions: ['probe'], shards: 1, probe: { rows: timesteps + 1, timesteps } });
    const x = [0, 3, 1, 1, 2];
    const each = Array.from({ length: timesteps + 1 }, (_, tau) => x.map((__, t) => (tau === timesteps || t === tau ? 1 : 0)));
    const feeds = { x: each.flatMap(() => x), y: each.flatMap(() => [3, 1, 1, 2, 0]), 'w/div': each.flat() };
    const { outputs } = runFunction(program, 'probe', feeds, drawn(program));
    for (const state of ['h', 'c']) {
      const gradient = outputs[`grad/state/n2/${state}`];
      const of = (t: number, row: number, k: number): number => get(gradient, (t * (timesteps + 1) + row) * 3 + k);
      for (let t = 0; t < timesteps; t++)
        for (let k = 0; k < 3; k++) {
          const sum = each.slice(0, timesteps).reduce((total, _, row) => total + of(t, row, k), 0);
          expect(sum).toBeCloseTo(of(t, timesteps, k), 12);
          for (let tau = 0; tau < t; tau++) expect(of(t, tau, k)).toBe(0);
        }
    }
  });
});

describe('units that are held', () => {
  it.each(['rnn', 'lstm', 'gru'])('%s: at zero the network is one whose weights from that unit are zero', (kind) => {
    const program = probed({ layers: [['one-hot'], [kind, { units: 3 }]] }, textFacts(4, 4), true);
    const [feeds, variables] = [feedsOf(program), drawn(program)];
    const cut = Object.fromEntries(Object.entries(variables).map(([name, values]) => {
      const width = values.length / 3;
      return [name, name === 'n2/recurrent_kernel' || name === 'n3/kernel' ? Float64Array.from(values, (v, i) => (Math.floor(i / width) === 1 ? 0 : v)) : values];
    }));
    const muted = runFunction(program, 'probe', { ...feeds, 'keep/n2/h': [1, 0, 1] }, variables).outputs;
    const expected = runFunction(program, 'probe', feeds, cut).outputs;
    muted['prediction/div']?.forEach((value, i) => { expect(value).toBeCloseTo(get(expected['prediction/div'], i), 12); });
    const level = runFunction(program, 'probe', { ...feeds, 'keep/n2/h': [1, 0, 1], 'level/n2/h': [0, 0.75, 0] }, variables).outputs;
    for (let i = 1; i < rows * timesteps * 3; i += 3) {
      expect(get(muted['state/n2/h'], i)).toBe(0);
      expect(get(level['state/n2/h'], i)).toBe(0.75);
    }
  });

  it.each([['lstm', { layers: [['one-hot'], ['lstm', { units: 3 }]] }, 'n2/h'], ['Elman by hand', elman(3), 'z/state']] as const)('%s: step and write hold them, too', (_, options, state) => {
    const program = compileProgram(network(options), { source: textFacts(4, 4) }, { functions: ['step', 'write', 'probe'], shards: 1, holds: true, probe: { rows: 1, timesteps: 3 } });
    const variables = { ...drawn(program), [`step/${state}`]: [0, 0, 0] };
    const other = Object.fromEntries(program.variables.filter(({ role }) => role === 'state').map(({ name, shape }) => [name, new Float64Array(shape.reduce((a, b) => a * b))]));
    const free = (name: 'step' | 'write' | 'probe') => Object.fromEntries((program.functions[name]?.inputs ?? []).flatMap((port) => (/^(keep|level)\//.test(port.name) ? [[port.name, new Float64Array(3).fill(port.name.startsWith('keep') ? 1 : 0)]] : [])));
    const held = { [`keep/${state}`]: [1, 1, 0], [`level/${state}`]: [0, 0, -0.5] };
    const probe = runFunction(program, 'probe', { x: [2, 1, 1], y: [0, 0, 0], 'w/div': [0, 0, 0], ...free('probe'), ...held }, variables).outputs['prediction/div'];
    let now: Numbers = { ...variables, ...other };
    for (const [t, symbol] of [2, 1].entries()) now = { ...now, ...runFunction(program, 'step', { x: [symbol], keep: [t === 0 ? 0 : 1], ...free('step'), ...held }, now).variables };
    const { probabilities } = runFunction(program, 'write', { x: [1], keep: [1], u: new Float64Array(32), sharpness: [1], ...free('write'), ...held }, now).outputs;
    for (let k = 0; k < 4; k++) expect(get(probabilities, k)).toBeCloseTo(get(probe, 8 + k), 12);
  });
});
