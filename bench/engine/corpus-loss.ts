// The settings of template text-generation on a text of one's own: validation cross-entropy after training. One JSON line.
// usage: corpus-loss corpus.txt folder steps
import { resolve } from 'node:path';
import { startRun } from '../../electron/engine/train/start-run.ts';
import { changed, template } from './documents.ts';

const [corpus = '', folder = '', steps = ''] = process.argv.slice(2);
const document = changed(await template('text-generation'), {
  origin: { from: 'file', path: resolve(corpus) },
  training: { steps: Number(steps) },
});
const started = performance.now();
const run = await startRun({ id: 'bench', folder, document, documentPath: null }, {});
const { failure, validationLoss, accuracy } = await run.train();
if (failure) throw new Error(failure.key);
console.log(JSON.stringify({ validationLoss, accuracy, seconds: (performance.now() - started) / 1000 }));
