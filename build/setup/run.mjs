// Running other programs.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** Runs a program to its end and returns {code, stdout, stderr}; never throws for a failing program. */
export function run(command, args, options = {}) {
  const { echo = false, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...rest });
    const out = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => take('stdout', chunk));
    child.stderr?.on('data', (chunk) => take('stderr', chunk));
    child.on('error', (error) => resolve({ code: -1, stdout: out.stdout, stderr: `${out.stderr}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? -1, signal, ...out }));
    function take(stream, chunk) {
      out[stream] += chunk;
      if (echo) process.stderr.write(chunk);
    }
  });
}

/** Runs the npm client. Through node where npm told us its script, since npm.cmd cannot be spawned on Windows. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath ?? '';
  const words = basename(script).startsWith('npm-cli') ? [process.execPath, script, ...args] : ['npm', ...args];
  // On Linux npm dies with us: an orphaned `npm ci` and the one of the next set-up would tear node_modules between them.
  const tied = process.platform === 'linux' && which('setpriv') !== null ? ['setpriv', '--pdeathsig', 'KILL', '--', ...words] : words;
  return run(tied[0], tied.slice(1), { shell: process.platform === 'win32', ...options });
}

/** True where the program runs at all. */
export function works(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** The full path of a program on PATH (and in the folders that only root has on it), or null. */
export function which(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  for (const folder of folders.filter(Boolean)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // Not here: the next folder.
    }
  }
  return null;
}

/** What npm complained about: its first error lines say what is wrong, its last ones only where its log is. */
export function npmComplaint(result) {
  const errors = result.stderr.split('\n').filter((line) => /^npm (error|ERR!) ?\S/.test(line) && !line.includes('EBADENGINE'));
  return errors.slice(0, 8).join('\n');
}

/** The last lines of a program's output: what a failure message can carry. */
export function tail(result, lines = 8) {
  return `${result.stdout}\n${result.stderr}`.split('\n').filter((line) => line.trim()).slice(-lines).join('\n');
}
