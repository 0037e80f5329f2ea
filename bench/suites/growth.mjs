// How start, step and memory grow with the timesteps and the layers of workload A, as the app starts it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../build/setup/say.mjs';
import { growth as sizes } from '../workloads.mjs';
import { median, shown } from '../lib/figures.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';

export async function growth({ program }) {
  const measured = [];
  for (const { about, network, stepsARepetition } of sizes) {
    const output = await withScratch(async (folder) => {
      const file = join(folder, 'work.json');
      await writeFile(file, JSON.stringify({ network, stepsARepetition, repetitions: 3, warmUp: 1 }));
      const size = await inRuntime('Node', [program('graph-size'), file]);
      return { about, ...size, ...(await inRuntime('Electron', [program('train'), file, join(folder, 'run')])) };
    });
    say(`${about}: ${shown(output.nodes)} nodes, first step after ${shown(output.firstStep)} s, then ${shown(median(output.values))} ms a step`);
    measured.push(output);
  }
  return {
    tables: [{
      title: 'Growth with timesteps and layers',
      head: ['', 'compiler, s', 'nodes of train', 'saved_model.pb, MB', 'first step, s', 'step, ms', 'peak, MB'],
      rows: measured.map(({ about, compileSeconds, nodes, megabytes, firstStep, values, peakMegabytes }) => [
        about, compileSeconds, nodes, megabytes, firstStep, median(values), peakMegabytes,
      ]),
    }],
    figures: [],
    details: measured,
  };
}
