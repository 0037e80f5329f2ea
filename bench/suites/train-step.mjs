// One training step of workload A: the engine in both runtimes against Keras and tfjs-layers, in turn, round after round.
import { join } from 'node:path';
import { root } from '../../build/setup/paths.mjs';
import { say } from '../../build/setup/say.mjs';
import { median, shown } from '../lib/figures.mjs';
import { inRuntime, lastLine, withScratch } from '../lib/programs.mjs';
import { pythonWithTensorflow } from '../lib/python.mjs';

const workload = join(root, 'bench', 'workload.json');
const peer = (name) => join(root, 'bench', 'peers', name);

export async function trainStep({ program, rounds }) {
  const python = await pythonWithTensorflow();
  const keras = (feeding) => () => lastLine(python.command, [peer('keras_fit.py'), workload, feeding], { PYTHONPATH: python.path });
  const engine = (runtime) => () => withScratch((folder) => inRuntime(runtime, [program('train-step'), workload, join(folder, 'run')]));
  const contenders = {
    'Unroll, as the app starts it': engine('Electron'),
    'Unroll in Node': engine('Node'),
    'Keras fit, tf.data without autotune': keras('dataset'),
    'Keras fit, arrays': keras('arrays'),
    'tfjs-layers fit': () => lastLine(process.execPath, [peer('tfjs-fit.mjs'), workload]),
  };
  const measured = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  const versions = {};
  for (let round = 1; round <= rounds; round++)
    for (const [name, runOnce] of Object.entries(contenders)) {
      const { ms, loss, with: by } = await runOnce();
      measured[name].push(...ms);
      versions[name] = by;
      say(`round ${round}, ${name}: ${shown(median(ms))} ms a step (loss ${loss.map(shown).join(' to ')})`);
    }
  const medians = Object.fromEntries(Object.entries(measured).map(([name, ms]) => [name, median(ms)]));
  const [ours, , ...peers] = Object.values(medians);
  return {
    rows: [
      ...Object.entries(medians).map(([name, value]) => ({ what: `Training step A, ${name} (${versions[name]})`, value, unit: 'ms' })),
      { what: 'Training step A, ratio to the faster Keras fit', value: ours / Math.min(peers[0], peers[1]), goal: { most: 0.75 } },
      { what: 'Training step A, ratio to tfjs-layers fit', value: ours / peers[2], goal: { most: 0.12 } },
    ],
    details: measured,
  };
}
