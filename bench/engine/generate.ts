// Characters a second that a run's network writes at batch 1, as the app writes texts: every character is told with its
// probabilities. What it learned does not matter. Prints one JSON line.
// usage: generate work.json folder
import { readFileSync } from 'node:fs';
import { startRun } from '../../electron/engine/train/start-run.ts';
import { device } from '../../electron/engine/tensorflow.ts';
import { generate } from '../../electron/engine/use/generate.ts';
import { readRun } from '../../electron/engine/run/run-folder.ts';
import { documentOf } from './documents.ts';
import type { Work } from './network.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const work = JSON.parse(readFileSync(file, 'utf8')) as Work;
const run = await startRun({ id: 'bench', folder, document: await documentOf({ ...work, repetitions: 1, warmUp: 0 }), documentPath: null }, {});
const { failure } = await run.train();
if (failure) throw new Error(failure.key);

const { vocabulary } = await readRun(folder);
const options = { prime: vocabulary[0] ?? '', length: work.characters ?? 0, temperature: 1, seed: 1 };
const values: number[] = [];
for (let repetition = 0; repetition < work.warmUp + work.repetitions; repetition++) {
  let tokens = 0;
  const { charactersPerSecond } = await generate(folder, options, { onToken: () => (tokens += 1) });
  if (tokens !== options.length + 1) throw new Error(`${tokens} characters were told, not ${options.length + 1}`);
  if (repetition >= work.warmUp) values.push(charactersPerSecond);
}
const runtime = process.versions.electron ? `Electron ${process.versions.electron}` : `Node ${process.versions.node}`;
console.log(JSON.stringify({ values, with: `${runtime}, TensorFlow ${device().tensorflow}` }));
