// `npm run -s unroll -- VERB ...`: makes sure that everything is set up (words about that go to stderr), then becomes the
// command line program: the same process, so that exit codes and Ctrl-C need no passing on.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { distDir } from './setup/paths.mjs';
import { exitWith, SetupError } from './setup/say.mjs';

/** TensorFlow reads these when it is loaded: its own allocator (Electron's malloc halves its speed), and no notes on stderr. */
export const tensorflowEnvironment = { TF_CPU_ALLOCATOR_USE_BFC: 'true', TF_CPP_MIN_LOG_LEVEL: '3' };

/** The bundled program, after everything it needs. */
export async function prepareCli() {
  await setUp(['tensorflow']);
  const missing = await bundle(['cli', 'templates']);
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  return join(distDir, 'cli', 'index.js');
}

/** Becomes the command line program with these words. */
export async function becomeCli(words) {
  const program = await prepareCli();
  for (const [name, value] of Object.entries(tensorflowEnvironment)) process.env[name] ??= value;
  // npm moved to the root of the checkout; what was typed is meant from where it was typed.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.argv = [process.execPath, program, ...words];
  await import(pathToFileURL(program).href);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await becomeCli(process.argv.slice(2)).catch(exitWith);
}
