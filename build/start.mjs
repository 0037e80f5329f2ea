// `npm start`: set-up, bundles, and the app opens. Where there is no display the app's main job is done in the terminal
// instead. `npm start -- VERB ...` is the command line program, anywhere.
import { spawn } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { runDemo } from './demo.mjs';
import { setUp } from './setup.mjs';
import { electron, root } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';
import { hasDisplay } from './test/display.mjs';
import { becomeCli } from './unroll.mjs';

try {
  const words = process.argv.slice(2);
  if (words.length > 0) await becomeCli(words);
  else process.exitCode = hasDisplay() ? await openApp() : await runDemo();
} catch (error) {
  exitWith(error);
}

async function openApp() {
  await setUp();
  const missing = await bundle();
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  const { sandboxArguments } = await import('./setup/sandbox.mjs');
  const { path, folder, version } = electron();
  say(`Opening Unroll in Electron ${version} ...`);
  const child = spawn(path, [...sandboxArguments(folder), root], { stdio: 'inherit', cwd: root });
  // The terminal's Ctrl-C reaches Electron by itself; we wait for it to close its windows.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
