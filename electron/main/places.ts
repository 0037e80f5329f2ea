import { app } from 'electron';
import { join } from 'node:path';

/** What the bundler made; this file ends up in `main/` of it. */
const dist = join(import.meta.dirname, '..');

export const places = {
  renderer: join(dist, 'renderer'),
  preload: join(dist, 'preload', 'index.cjs'),
  engine: join(dist, 'engine', 'index.js'),
  cli: join(dist, 'cli', 'index.js'),
  templates: join(dist, 'templates'),
  drafts: () => join(app.getPath('userData'), 'drafts'),
  runs: () => join(app.getPath('userData'), 'runs'),
};
