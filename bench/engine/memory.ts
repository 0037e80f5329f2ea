// Memory of the engine and its tensors while template text-generation trains, samples and validates. One JSON line.
// usage: memory folder steps
import { startRun } from '../../electron/engine/train/start-run.ts';
import { tensorCount } from '../../electron/engine/native-function.ts';
import { changed, template } from './documents.ts';

const [folder = '', steps = ''] = process.argv.slice(2);
const every = 100;
const document = changed(await template('text-generation'), { training: { steps: Number(steps) } });
const readings: { step: number; megabytes: number; heap: number; tensors: number }[] = [];
const run = await startRun({ id: 'bench', folder, document, documentPath: null }, {
  metric: ({ step }) => {
    if (step % every !== 0) return;
    const { rss, heapUsed } = process.memoryUsage();
    readings.push({ step, megabytes: rss / 2 ** 20, heap: heapUsed / 2 ** 20, tensors: tensorCount() });
  },
});
const { failure } = await run.train();
if (failure) throw new Error(failure.key);
console.log(JSON.stringify({ readings }));
