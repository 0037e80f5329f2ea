import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { z } from 'zod';

export const root = join(import.meta.dirname, '..');

/** The file of a template. */
export function templateFile(id: string): string {
  return join(root, 'templates', `${id}.unroll.json`);
}

const noteSchema = z.object({ path: z.string(), version: z.string(), source: z.enum(['official', 'carried']) });

/** The Electron that set-up chose for this checkout. */
export const electron = noteSchema.parse(JSON.parse(readFileSync(join(root, '.unroll', 'electron.json'), 'utf8')));

/** Words before the app's own: as root, Chromium starts only without its sandbox. */
const launchWords: readonly string[] = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root];

/** The app under Playwright's hand. */
export function launchElectron(userData: string, words: readonly string[] = []): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electron.path,
    args: [...launchWords, ...words],
    cwd: root,
    env: environment(userData),
    // The app decides between light and dark, not the test tool.
    colorScheme: null,
  });
}

/** A second start of the app, as by a double click on a file. */
export function startAgain(userData: string, words: readonly string[], cwd = root): ChildProcessWithoutNullStreams {
  return spawn(electron.path, [...launchWords, ...words], { cwd, env: environment(userData), stdio: 'pipe' });
}

/** The app's command line, where there is no display. */
export function startCli(words: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = environment(cwd);
  return spawn(electron.path, [...launchWords, '--cli', ...words], { cwd, env, stdio: 'pipe' });
}

function environment(userData: string): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries([
    ...own.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'),
    ['UNROLL_USER_DATA', userData],
    // The tests look for English.
    ['LC_ALL', 'C.UTF-8'],
    ['LANGUAGE', 'en'],
  ]);
}
