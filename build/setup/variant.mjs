// Which build of TensorFlow this checkout uses: `cpu`, or `gpu` (CUDA) after `npm run setup -- --gpu`. Remembered in .unroll, so
// that a later `npm start` or `npm test` keeps it; both builds lie beside each other in the cache.
import { join } from 'node:path';
import { readJson, writeDurably } from './files.mjs';
import { stateDir } from './paths.mjs';
import { SetupError } from './say.mjs';

const variants = ['cpu', 'gpu'];
const stateFile = join(stateDir, 'tensorflow.json');

export function chosenVariant(file = stateFile) {
  const variant = readJson(file)?.variant;
  return variants.includes(variant) ? variant : 'cpu';
}

export async function rememberVariant(variant, file = stateFile) {
  await writeDurably(file, `${JSON.stringify({ variant })}\n`);
}

/** The variant that the words of `npm run setup` ask for, or null where they ask for none. */
export function variantOf(words, { platform, arch } = process) {
  const unknown = words.find((word) => !variants.includes(word.replace(/^--/, '')) || !word.startsWith('--'));
  if (unknown !== undefined) throw new SetupError(`setup takes --gpu or --cpu, not "${unknown}".`);
  const asked = [...new Set(words.map((word) => word.slice(2)))];
  if (asked.length > 1) throw new SetupError('setup takes --gpu or --cpu, not both.');
  if (asked[0] === 'gpu' && (platform !== 'linux' || arch !== 'x64'))
    throw new SetupError(`a GPU can be used on Linux x64 with an NVIDIA card, not on ${platform} ${arch}.`);
  return asked[0] ?? null;
}
