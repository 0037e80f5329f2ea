// What `npm start` does where no window can open: the app's main job with the command line program, each step as a person
// would type it.
import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { root } from './setup/paths.mjs';
import { prepareCli, tensorflowEnvironment } from './unroll.mjs';

export async function runDemo() {
  process.stdout.write('There is no display here, so no window can open. Instead, the main job in the terminal:\n');
  const program = await prepareCli();
  const folder = join('demo', new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-'));
  const run = join(folder, 'run');
  const files = { 'saved-model': join(folder, 'saved-model'), 'layers-model': join(folder, 'layers-model') };
  const steps = [
    ['train', join('templates', 'many-to-one.unroll.json'), '--out', run],
    ['answer', run, '--question', 'color of sky'],
    ...Object.entries(files).map(([format, path]) => ['export', run, '--format', format, '--out', path]),
  ];
  for (const words of steps) {
    process.stdout.write(`\n$ npm run -s unroll -- ${words.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')}\n`);
    const code = await runCli(program, words);
    if (code !== 0) return code;
  }
  process.stdout.write(`\nThe run: ${run}\nThe model for Python and TensorFlow Serving: ${files['saved-model']}\nThe model for TensorFlow.js: ${files['layers-model']}\n`);
  process.stdout.write(`(in ${relative(process.env.INIT_CWD ?? root, root) || 'this folder'})\n`);
  return 0;
}

function runCli(program, words) {
  const child = spawn(process.execPath, [program, ...words], { cwd: root, stdio: 'inherit', env: { ...tensorflowEnvironment, ...process.env } });
  const passOn = (signal) => child.kill(signal);
  process.on('SIGTERM', passOn);
  // The terminal's Ctrl-C reaches the program by itself.
  const wait = () => {};
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  }).finally(() => {
    process.off('SIGTERM', passOn);
    process.off('SIGINT', wait);
  });
}
