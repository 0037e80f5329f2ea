import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProgram } from '../../shared/compiler/pipeline.ts';
import type { FunctionName, Loops, Program } from '../../shared/compiler/program.ts';
import { randomGraphs, type RandomGraph } from '../../shared/compiler/testing/random-graphs.ts';
import { runFunction } from '../../shared/compiler/testing/run-function.ts';
import { drawnFeeds, drawnVariables } from '../../shared/compiler/testing/run-once.ts';
import { parseDocument } from '../../shared/document/parse.ts';
import { Session, type Feeds, type Outputs } from './session.ts';
import { hasNativeLoops } from './tensorflow.ts';
import { hyperOf } from './train/hyper.ts';

/**
 * Graphs a run: 50 in `npm test`, the same each time; `UNROLL_GRAPHS=500` is the nightly setting and draws others each
 * night. `UNROLL_SEED` repeats a night.
 */
const count = Number(process.env['UNROLL_GRAPHS'] ?? 50);
const seed = Number(process.env['UNROLL_SEED'] ?? (process.env['UNROLL_GRAPHS'] === undefined ? 1 : Date.now() % 2 ** 31));

/** Relative to the largest element of a tensor: what float32 may lose over a few timesteps. */
const tolerance = 1e-5;

const working = ['evaluate', 'predict', 'probe', 'train', 'step', 'write'] as const;
/** `step` and `write` are of networks that read what they say, `write` of texts alone. */
function has({ document, facts }: RandomGraph, name: (typeof working)[number]): boolean {
  if (name === 'write') return document.graph.nodes.some(({ kind }) => kind === 'text');
  return name !== 'step' || facts.symbols === facts.classes;
}

interface Difference {
  readonly where: string;
  readonly deviation: number;
}

/**
 * Compiles a graph with its loops in this form, runs each function once in TensorFlow, and gives what differs most from the
 * unrolled form in the interpreter.
 */
async function largestDifference(graph: RandomGraph, loops: Loops): Promise<Difference> {
  const { document, facts, shards } = graph;
  const functions: FunctionName[] = [...working.filter((name) => has(graph, name)), 'get', 'set'];
  const [program, oracle] = ([loops, 'unrolled'] as const).map((form) => compileProgram(document, { n0: facts }, { functions, shards, loops: form, probe: probeOf(graph) }));
  if (!program || !oracle) throw new Error('two forms were compiled');
  const session = await Session.open(program, functions);
  try {
    let variables = drawnVariables(program, graph.seed);
    session.set(variables);
    const found: Difference[] = [];
    for (const name of working) {
      if (!functions.includes(name)) continue;
      const feeds = drawnFeeds(graph, program, name, hyperOf(document.training, 3));
      const wanted = runFunction(oracle, name, feeds, Object.fromEntries(variables));
      const outputs = session.call(name, feeds);
      if (name === 'probe') found.push(...againstOthers(graph, program, session, feeds, outputs, variables));
      const after = session.get();
      for (const [output, values] of Object.entries(wanted.outputs))
        found.push({ where: `${name}, output ${output}`, deviation: deviationOf(outputs[output], values) / errorsIn(output) });
      for (const [variable, values] of Object.entries(wanted.variables))
        found.push({ where: `${name}, variable ${variable}`, deviation: deviationOf(after.get(variable), values, variables.get(variable)) / errorsIn(variable) });
      found.push(...untouched(program, name, wanted.variables, variables, after));
      variables = after;
    }
    return found.reduce((worst, each) => (each.deviation <= worst.deviation ? worst : each));
  } finally {
    await session.close();
  }
}

/** One row, as long as the data. */
function probeOf({ facts: { timesteps } }: RandomGraph) {
  return { rows: 1, timesteps };
}

/** What the probe shows is what `predict` says and what `evaluate` judges, from zero states and without padding. */
function againstOthers({ facts: { timesteps } }: RandomGraph, program: Program, session: Session, feeds: Feeds, probed: Outputs, variables: ReadonlyMap<string, Float32Array>): Difference[] {
  const states = program.variables.filter(({ role }) => role === 'state').map(({ name }) => [name, variables.get(name)] as const);
  const mask = new Float32Array(timesteps).fill(1);
  const whole = session.call('probe', { ...feeds, mask });
  const predicted = session.call('predict', { x: feeds.x as Int32Array, mask, keep: Float32Array.of(0) });
  const tile = (values: Float32Array | Int32Array): Float32Array | Int32Array => {
    const all = values instanceof Int32Array ? new Int32Array(program.batch * timesteps) : new Float32Array(program.batch * timesteps);
    for (let row = 0; row < program.batch; row++) all.set(values, row * timesteps);
    return all;
  };
  const judged = session.call('evaluate', { ...Object.fromEntries(Object.entries({ ...feeds, mask }).map(([name, values]) => [name, tile(values)])), keep: new Float32Array(program.batch) });
  const kept = session.get();
  for (const [name, values] of states) if (values) kept.set(name, values);
  session.set(kept);
  return program.divergences.flatMap(({ node }) => {
    const weighted = whole[`div/${node}`]?.map((div, t) => div * (feeds[`w/${node}`]?.[t] ?? Number.NaN) * program.batch) ?? new Float32Array();
    return [
      { where: `probe, prediction/${node} beside predict`, deviation: deviationOf(whole[`prediction/${node}`], Float64Array.from(predicted[`prediction/${node}`] ?? [])) },
      { where: `probe, div/${node} beside evaluate`, deviation: deviationOf(weighted, Float64Array.from(judged[`divAt/${node}`] ?? [])) },
      { where: `probe, prediction/${node}`, deviation: probed[`prediction/${node}`] ? 0 : Number.NaN },
    ];
  });
}

/**
 * Relative to the largest element, of a variable also as it was before: what is left of large numbers that cancel has their
 * rounding. In a few numbers all may be such remainders; what they are made of is of order 1 here. NaN where lengths differ or a
 * value is no number, which is not below any tolerance.
 */
function deviationOf(actual: ArrayLike<number> | undefined, wanted: Float64Array, before?: Float32Array): number {
  if (actual?.length !== wanted.length) return Number.NaN;
  const largest = [...wanted, ...(before ?? [])].reduce((most, value) => Math.max(most, Math.abs(value)), wanted.length < 8 ? 0.1 : 1e-6);
  return wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - (actual[i] ?? Number.NaN))), 0) / largest;
}

/**
 * A second moment is a square: to first order its relative error is twice that of the gradient in it. A gradient by itself may be no more
 * than what a saturated tanh leaves of 1 − y², which is rounding, times large values.
 */
function errorsIn(name: string): number {
  if (name.startsWith('grad/')) return 30;
  return name.endsWith('/v') ? 2 : 1;
}

/** What a function does not write stays as it was, bit for bit. */
function untouched(program: Program, name: FunctionName, written: object, before: ReadonlyMap<string, Float32Array>, after: ReadonlyMap<string, Float32Array>): Difference[] {
  return program.variables
    .filter((variable) => !(variable.name in written))
    .map((variable) => ({ where: `${name}, ${variable.name}, which it does not write`, deviation: before.get(variable.name)?.every((value, i) => value === after.get(variable.name)?.[i]) ? 0 : Number.NaN }));
}

async function expectEqual(graph: RandomGraph): Promise<void> {
  for (const loops of hasNativeLoops() ? (['native', 'unrolled'] as const) : (['unrolled'] as const)) {
    const { where, deviation } = await largestDifference(graph, loops);
    if (!(deviation < tolerance)) throw new Error(`loops ${loops}, ${where}: differs by ${deviation} of its largest element`);
  }
}

/** Counterexamples of other days: what `npm test` printed, and why it failed. */
const kept = (JSON.parse(readFileSync(join(import.meta.dirname, 'testing', 'kept-graphs.json'), 'utf8')) as (RandomGraph & { readonly why: string })[])
  .map(({ document, ...graph }) => ({ ...graph, document: parseDocument(JSON.stringify(document), graph.why) }));

describe('random legal graphs in TensorFlow against the float64 interpreter', () => {
  it.each(kept.map((graph) => [graph.why, graph] as const))('kept: %s', async (_, graph) => {
    // Some failed only when the threads ran in one of several orders.
    for (let attempt = 0; attempt < 5; attempt++) await expectEqual(graph);
  });

  it(`${count} graphs, seed ${seed}`, { timeout: 60_000 + count * 5_000 }, async () => {
    const result = await fc.check(fc.asyncProperty(randomGraphs, expectEqual), { numRuns: count, seed });
    if (!result.failed) return;
    const [graph] = result.counterexample ?? [];
    const reason = result.errorInstance instanceof Error ? result.errorInstance.message : 'interrupted';
    expect.fail(`${reason}\nseed ${result.seed}, path ${result.counterexamplePath}; keep it in electron/engine/testing/kept-graphs.json:\n${JSON.stringify({ why: reason, ...graph })}`);
  });
});
