// Python wheels as archives: pip knows where the registry is and which file fits; the hash decides whether it is the right one.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partialPath, sha256 } from './files.mjs';
import { cacheDir } from './paths.mjs';
import { run, tail, works } from './run.mjs';
import { progress, SetupError, step } from './say.mjs';
import { ensurePrograms } from './system.mjs';

/**
 * Downloads a wheel, checks it, and gives its path to `use`; it is gone afterwards.
 * @param wheel {name, version, python, platform, sha256, megabytes}: `python` and `platform` as in the names of wheels
 */
export async function withWheel(wheel, use) {
  await mkdir(cacheDir, { recursive: true });
  const download = partialPath(cacheDir);
  try {
    await mkdir(download);
    const { name, version, megabytes } = wheel;
    return await use(await step(`Downloading ${name} ${version} (${megabytes} MB, once on this machine)`, () => fetchWheel(download, wheel)));
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

async function fetchWheel(folder, { name, version, python, platform, sha256: wanted, megabytes }) {
  const pip = await findPip();
  const pinned = ['--no-deps', '--only-binary=:all:', '--python-version', python, '--platform', platform];
  // pip collects the download in TMPDIR: inside our folder it can be watched, and is swept with it after a crash.
  const watch = setInterval(() => progress(`  ${Math.round(megabytesUnder(folder))} of ${megabytes} MB`), 1000);
  const result = await run(pip[0], [...pip.slice(1), 'download', '--no-cache-dir', '--quiet', '--dest', folder, ...pinned, `${name}==${version}`], {
    env: { ...process.env, TMPDIR: folder },
  }).finally(() => clearInterval(watch));
  if (result.code !== 0) throw new SetupError(`pip could not download ${name} ${version}.\n${tail(result)}`);
  const path = join(folder, readdirSync(folder).find((file) => file.endsWith('.whl')) ?? 'no wheel');
  const found = existsSync(path) ? await sha256(path) : 'nothing';
  if (found !== wanted) throw new SetupError(`the wheel of ${name} ${version} is not the pinned one: sha256 ${found}, wanted ${wanted}.`);
  return path;
}

async function findPip() {
  const candidates = [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['python', '-m', 'pip']];
  const find = () => candidates.find(([command, ...args]) => works(command, [...args, '--version']));
  const found = find();
  if (found !== undefined) return found;
  await ensurePrograms({ pip3: 'python3-pip' }, 'downloads TensorFlow');
  const installed = find();
  if (installed === undefined) throw new SetupError('pip does not run: install Python 3 with pip (on Debian: apt-get install -y python3-pip).');
  return installed;
}

function megabytesUnder(folder) {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true })) bytes += statSync(join(folder, name)).size;
  } catch {
    // pip moves its files while we look.
  }
  return bytes / 1e6;
}
