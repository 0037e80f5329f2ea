// The forms in which one network can be compiled and run here, in turn: loops as one native operation or unrolled, the batch in
// one part or one a core, and what each instruction set is worth. As the app starts it otherwise.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forms as sizes } from '../workloads.mjs';
import { median } from '../lib/figures.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';
import { inTurn } from '../lib/rounds.mjs';

/** The environment that asks the engine for a form. */
const environments = {
  'native loops': {},
  'native loops, AVX2': { UNROLL_INSTRUCTION_SET: 'avx2' },
  'native loops, baseline': { UNROLL_INSTRUCTION_SET: 'baseline' },
  'native loops, one part': { UNROLL_THREADS: '1' },
  unrolled: { UNROLL_LOOPS: 'unrolled' },
  'unrolled, one part': { UNROLL_LOOPS: 'unrolled', UNROLL_THREADS: '1' },
};

export async function forms({ program, rounds }) {
  const measured = [];
  for (const { name, network, stepsARepetition } of sizes)
    measured.push({ name, results: await withScratch(async (folder) => {
      const file = join(folder, 'work.json');
      await writeFile(file, JSON.stringify({ network, stepsARepetition, repetitions: 5, warmUp: 1 }));
      const form = (environment) => () => withScratch((run) => inRuntime('Electron', [program('train'), file, join(run, 'run')], environment));
      return inTurn(name, 'ms a step', rounds, Object.fromEntries(Object.entries(environments).map(([each, environment]) => [each, form(environment)])));
    }) });
  const of = (read) => measured.map(({ name, results }) => [name, ...Object.keys(environments).map((form) => results[form].reason ? null : read(results[form]))]);
  const head = ['', ...Object.keys(environments)];
  return {
    tables: [
      { title: 'Forms of one network: training step, ms (median)', head, rows: of((result) => result.median) },
      { title: 'Forms: document to first step, s', head, rows: of((result) => median(result.outputs.map(({ firstStep }) => firstStep))) },
      { title: 'Forms: peak memory, MB', head, rows: of((result) => median(result.outputs.map(({ peakMegabytes }) => peakMegabytes))) },
    ],
    figures: [],
    details: Object.fromEntries(measured.map(({ name, results }) => [name, results])),
  };
}
