// Two tiers: `unit` is pure, `engine` needs TensorFlow. The engine's files marked `.electron.engine.test.` run a second
// time inside Electron's runtime (project `engine-electron`), since Electron's malloc and buffers behave differently.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const tensorflow = { TF_CPU_ALLOCATOR_USE_BFC: 'true', TF_CPP_MIN_LOG_LEVEL: '2' };
const engine = {
  root,
  env: tensorflow,
  pool: 'forks',
  // A native library cannot be loaded twice in one process, and two trainings at once measure nothing.
  maxWorkers: 1,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  passWithNoTests: true,
} as const;

export default defineConfig({
  root,
  cacheDir: join(root, 'node_modules', '.vite'),
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['{shared,renderer,electron,build,bench}/**/*.test.{ts,tsx,mjs}'],
          exclude: ['**/*.engine.test.*', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      { test: { ...engine, name: 'engine', include: ['{shared,electron,build}/**/*.engine.test.{ts,mjs}'] } },
      { test: { ...engine, name: 'engine-electron', include: ['{shared,electron,build}/**/*.electron.engine.test.{ts,mjs}'] } },
    ],
  },
});
