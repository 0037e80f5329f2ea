// The renderer: React with Tailwind, built for the Chromium of the oldest Electron that we run on. Paths are relative, so
// that the page works from wherever the app lies.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  plugins: [react(), tailwindcss()],
  cacheDir: join(root, 'node_modules', '.vite'),
  build: {
    target: 'chrome130',
    sourcemap: true,
    // One window loads one page from the disk: splitting it into chunks would only cost.
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // Some packages annotate for another bundler; nothing is lost but the annotation.
      onwarn: (warning, warn) => (warning.code === 'INVALID_ANNOTATION' ? undefined : warn(warning)),
    },
  },
});
