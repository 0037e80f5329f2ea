// Programs and libraries of the system: installed with apt-get where we are root on Debian or Ubuntu, else the exact
// command is named in the one sentence that ends the set-up.
import { run, tail, which } from './run.mjs';
import { SetupError, step } from './say.mjs';

const isRoot = process.getuid?.() === 0;

/** What the registry's Electron and the official one load from the system, with the Debian package that has it. */
const electronLibraries = new Map([
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libnspr4.so', 'libnspr4'],
  ['libasound.so.2', 'libasound2'],
  ['libgbm.so.1', 'libgbm1'],
  ['libXss.so.1', 'libxss1'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
]);

/** Makes sure that programs are there: `needed` maps a program to the Debian package that has it. */
export async function ensurePrograms(needed, why) {
  const missing = Object.entries(needed).filter(([program]) => which(program) === null);
  if (missing.length === 0) return;
  await install(missing.map(([, pkg]) => pkg), `${missing.map(([program]) => program).join(' and ')} (${why})`);
}

/** Makes sure that the shared libraries Electron loads are there. Linux only. */
export async function ensureElectronLibraries(executable) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  const packages = missing.map((library) => electronLibraries.get(library)).filter(Boolean);
  // A library that we do not know comes with one of the packages that we do: GTK draws in most of them.
  await install(packages.length > 0 ? packages : [...electronLibraries.values()], `${missing.join(', ')} (Electron's window)`);
  const still = await missingLibraries(executable);
  if (still.length > 0) throw new SetupError(`Electron needs system libraries that are not installed: ${still.join(', ')}.`);
}

async function missingLibraries(executable) {
  const linked = await run('ldd', [executable]);
  const missing = [...linked.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  // GTK is opened at run time, so ldd does not name it.
  const known = await run(which('ldconfig') ?? 'ldconfig', ['-p']);
  if (known.code === 0 && !known.stdout.includes('libgtk-3.so.0')) missing.push('libgtk-3.so.0');
  return [...new Set(missing)];
}

// Two steps of the set-up may ask at once; apt-get works for one at a time.
let queue = Promise.resolve();
function install(packages, what) {
  const turn = queue.then(() => installNow(packages, what));
  queue = turn.catch(() => {});
  return turn;
}

async function installNow(packages, what) {
  const debian = which('apt-get') !== null;
  const names = debian ? await Promise.all(packages.map(debianName)) : packages;
  const command = `apt-get install -y ${names.join(' ')}`;
  if (!debian) throw new SetupError(`missing: ${what}. Install it with your system's package manager (on Debian: ${command}).`);
  if (!isRoot) throw new SetupError(`missing: ${what}. Install it with: sudo ${command}`);
  await step(`Installing ${what}: ${command}`, async () => {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env: environment });
    const wanted = ['install', '-y', '--no-install-recommends', ...names];
    let result = await apt(...wanted);
    if (result.code !== 0) {
      // A fresh image has no package lists, and a killed apt-get leaves packages half configured: mend both, once.
      await run('dpkg', ['--configure', '-a'], { env: environment });
      await apt('update');
      result = await apt('-f', ...wanted);
    }
    if (result.code !== 0) throw new SetupError(`could not install ${what} with: ${command}\n${tail(result)}`);
  });
}

// Debian 13 and Ubuntu 24.04 renamed some libraries (64-bit time): libasound2 is libasound2t64 there.
async function debianName(name) {
  const renamed = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`]);
  return renamed.code === 0 && renamed.stdout.includes('Package:') ? `${name}t64` : name;
}
