// Chromium's sandbox on Linux: not possible for root (the option is needed), and for others it needs user namespaces or a
// helper that belongs to root. Without either Electron ends with a page of log; here it is one sentence.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { works } from './run.mjs';
import { SetupError } from './say.mjs';

/** The arguments Electron needs on this machine. */
export function sandboxArguments(electronFolder) {
  if (process.platform !== 'linux') return [];
  if (process.getuid() === 0) return ['--no-sandbox'];
  const helper = join(electronFolder, 'chrome-sandbox');
  const owned = statSync(helper, { throwIfNoEntry: false });
  const isSetuid = owned !== undefined && owned.uid === 0 && (owned.mode & 0o4000) !== 0;
  if (isSetuid || works('unshare', ['--user', '--map-root-user', 'true'])) return [];
  throw new SetupError(`Electron's sandbox is not allowed here. Allow it once with: sudo chown root ${helper} && sudo chmod 4755 ${helper}`);
}
