// Does a long run grow? Memory of the engine process and tfjs's tensors over the steps of template text-generation.
import { join } from 'node:path';
import { inRuntime, withScratch } from '../lib/programs.mjs';

const settled = 200;

export async function memory({ program, options }) {
  const steps = options.steps ?? 2000;
  const { readings } = await withScratch((folder) => inRuntime('Electron', [program('memory'), join(folder, 'run'), String(steps)]));
  const after = readings.filter(({ step }) => step >= settled);
  const tensors = after.map((reading) => reading.tensors);
  return {
    figures: [
      { what: `Memory growth from step ${settled} to ${steps}`, value: after.at(-1).megabytes - after[0].megabytes, unit: 'MB', goal: { most: 20 } },
      { what: `Tensors more at step ${steps} than at step ${settled}`, value: Math.max(...tensors) - tensors[0], goal: { most: 0 } },
      { what: `Memory of the engine at step ${steps}`, value: after.at(-1).megabytes, unit: 'MB' },
    ],
    details: readings,
  };
}
