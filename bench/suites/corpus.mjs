// What template text-generation learns of a text of one's own.
import { join } from 'node:path';
import { SetupError } from '../../build/setup/say.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';

export async function corpus({ program, options }) {
  if (!options.corpus) throw new SetupError('name the text: npm run bench -- corpus --corpus FILE');
  const steps = options.steps ?? 2000;
  const { validationLoss, accuracy, seconds } = await withScratch((folder) =>
    inRuntime('Electron', [program('corpus-loss'), options.corpus, join(folder, 'run'), String(steps)]));
  return {
    figures: [
      { what: `Validation cross-entropy after ${steps} steps`, value: validationLoss, unit: 'nats a character', goal: { most: 1.72 } },
      { what: 'of the characters right', value: accuracy * 100, unit: '%' },
      { what: 'Training, samples and validations included', value: seconds, unit: 's' },
    ],
  };
}
