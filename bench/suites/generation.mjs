// Characters a second from workload A's network at batch 1, against the peers, in turn.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generation as workload } from '../workloads.mjs';
import { peersFor } from '../lib/peers.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';
import { best, inTurn } from '../lib/rounds.mjs';

const repetitions = { repetitions: 5, warmUp: 1 };
const APP = 'Unroll, as the app starts it';

export function generation({ program, rounds }) {
  const { network, characters, goal } = workload;
  const work = { network, characters, stepsARepetition: 2, ...repetitions };
  return withScratch(async (folder) => {
    const file = join(folder, 'work.json');
    await writeFile(file, JSON.stringify(work));
    const engine = (runtime) => () => withScratch((run) => inRuntime(runtime, [program('generate'), file, join(run, 'run')]));
    const peers = await peersFor(network, { mode: 'generate', folder, work });
    const results = await inTurn('generation', 'characters/s', rounds, { [APP]: engine('Electron'), 'Unroll in Node': engine('Node'), ...peers });
    const fastest = best(results, Object.keys(peers), { least: false });
    const names = Object.keys(results);
    return {
      tables: [{ title: 'Generation on A at batch 1, characters a second (median)', head: ['', ...names], rows: [['A', ...names.map((name) => results[name].median)]] }],
      figures: fastest ? [{ what: `Generation, times ${fastest}`, value: results[APP].median / results[fastest].median, goal }] : [],
      details: results,
    };
  });
}
