// Characters a second that the command line writes, one symbol a call (batch 1). What the network learned does not matter.
import { join } from 'node:path';
import { distDir } from '../../build/setup/paths.mjs';
import { say } from '../../build/setup/say.mjs';
import { median, shown } from '../lib/figures.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';

const cli = join(distDir, 'cli', 'index.js');
const length = 20_000;

export function generation({ rounds }) {
  return withScratch(async (folder) => {
    const run = join(folder, 'run');
    await inRuntime('Node', [cli, 'train', join('templates', 'text-generation.unroll.json'), '--steps', '20', '--out', run, '--json']);
    const measured = { Node: [], Electron: [] };
    for (let round = 1; round <= rounds; round++)
      for (const runtime of Object.keys(measured)) {
        const words = ['generate', run, '--prime', 'The ', '--length', String(length), '--json'];
        const { charactersPerSecond } = await inRuntime(runtime, [cli, ...words]);
        measured[runtime].push(charactersPerSecond);
        say(`round ${round}, generation in ${runtime}: ${shown(charactersPerSecond)} characters/s`);
      }
    return {
      rows: Object.entries(measured).map(([runtime, values]) => ({
        what: `Generation on the command line, ${runtime}`, value: median(values), unit: 'characters/s', goal: { least: 3000 },
      })),
      details: measured,
    };
  });
}
