// What wiring a cell by hand costs: an Elman cell of nodes and a delay against the kind `rnn`, in turn, as the app starts it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elman as workload } from '../workloads.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';
import { inTurn } from '../lib/rounds.mjs';

export function elman({ program, rounds }) {
  const { built, wired, stepsARepetition, goal } = workload;
  return withScratch(async (folder) => {
    const engine = (name, network) => async () => {
      const file = join(folder, `${name}.json`);
      await writeFile(file, JSON.stringify({ network, stepsARepetition, repetitions: 5, warmUp: 2 }));
      return withScratch((run) => inRuntime('Electron', [program('train'), file, join(run, 'run')]));
    };
    const results = await inTurn('Elman', 'ms a step', rounds, { 'wired by hand': engine('wired', wired), rnn: engine('built', built) });
    const value = results['wired by hand'].median / results.rnn.median;
    return {
      tables: [{ title: "Elman cell on A's sizes, ms a step (median)", head: ['', ...Object.keys(results)], rows: [['A', ...Object.values(results).map(({ median }) => median)]] }],
      figures: [{ what: 'Elman cell wired by hand, times rnn', value, goal }],
      details: results,
    };
  });
}
