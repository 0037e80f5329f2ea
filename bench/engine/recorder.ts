// What a run of program A leaves on the disk with the cadence of a new document, and how long it trained. One JSON line.
// usage: recorder folder work
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { changed, documentOf, newRunCadence } from './documents.ts';
import type { Work } from './network.ts';
import { startRun } from '../../electron/engine/train/start-run.ts';

const [folder = '', given = ''] = process.argv.slice(2);
const document = changed(await documentOf(JSON.parse(given) as Work), { training: newRunCadence });
const run = await startRun({ id: 'bench', folder, document, documentPath: null }, {});
const { failure, step, elapsed } = await run.train();
if (failure) throw new Error(failure.key);
const files = await readdir(folder, { recursive: true });
const sizes = await Promise.all(files.map(async (name) => ({ name, found: await stat(join(folder, name)) })));
const bytes = (of: (name: string) => boolean): number => sizes.filter(({ name, found }) => found.isFile() && of(name)).reduce((sum, { found }) => sum + found.size, 0);
const checkpoints = await readdir(join(folder, 'checkpoints'));
console.log(JSON.stringify({
  step, elapsed, checkpoints: checkpoints.length,
  megabytes: bytes(() => true) / 1e6,
  checkpointMegabytes: bytes((name) => name.startsWith('checkpoints')) / 1e6,
  logMegabytes: bytes((name) => name === 'metrics.jsonl') / 1e6,
}));
