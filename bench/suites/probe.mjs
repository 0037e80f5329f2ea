// How long it takes to look at a network at every timestep, and what that costs a run that trains.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median } from '../lib/figures.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';
import { probe as workload } from '../workloads.mjs';

export async function probe({ program }) {
  const { about, network, stepsARepetition, goal } = workload;
  const found = await withScratch(async (folder) => {
    const file = join(folder, 'work.json');
    await writeFile(file, JSON.stringify({ network, stepsARepetition, repetitions: 20, warmUp: 0 }));
    return inRuntime('Electron', [program('probe'), file, join(folder, 'run')]);
  });
  const [quiet, watched] = [median(found.stepsASecond.quiet), median(found.stepsASecond.watched)];
  return {
    tables: [{
      title: `Looking at ${about}`,
      head: ['', 'first, ms', 'again, ms (median)'],
      rows: Object.entries(found.again).map(([kind, values]) => [kind, found.first[kind], median(values)]),
    }],
    figures: [
      { what: 'States, gates and gradients', value: median(found.again['and gradients']), unit: 'ms', goal },
      { what: 'Steps a second while it is looked at four times a second, share', value: watched / quiet },
    ],
    details: found,
  };
}
