// Only rules that catch mistakes or hold the design; how code is laid out is nobody's business here.
import { join } from 'node:path';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test.tsx'];
const typescript = ['**/*.ts', '**/*.tsx'];

const unused = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true };
const noTensorflow = { group: ['@tensorflow/*'], message: 'TensorFlow lives in electron/engine and electron/export only.' };
const noIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Messages pass through electron/main/ipc and electron/preload, typed by shared/ipc.',
};
const noTensorflowByName = {
  selector: 'Literal[value=/^@tensorflow\\u002F/]',
  message: 'TensorFlow lives in electron/engine and electron/export only.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', '.unroll/**', 'test-results/**', '**/*.d.ts'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      'max-lines': ['error', 400],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-exports': ['error', {
        restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true },
      }],
    },
  },
  {
    // Tools ask for a default export in their settings.
    files: ['build/*.config.js', 'build/*.config.ts', 'build/*-reporter.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': ['error', unused] },
  },
  // What Playwright is given to run in the window.
  { files: ['bench/**', 'build/screenshot.mjs'], languageOptions: { globals: globals.browser } },
  {
    files: typescript,
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', unused],
    },
  },
  {
    // A promise that nobody waits for is an error that nobody sees. The one rule that needs types, where there are promises.
    files: ['electron/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.tsx', 'e2e/**/*.ts'],
    ignores: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: join(import.meta.dirname, '..'),
        project: ['electron/tsconfig.json', 'renderer/tsconfig.json', 'e2e/tsconfig.json'],
      },
    },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  // Playwright's fixtures are functions whose first parameter must be a pattern.
  { files: ['e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': ['error', { additionalHooks: '^useTextMemo$' }] },
  },
  {
    files: ['shared/**', 'renderer/**', 'electron/main/**', 'electron/preload/**', 'electron/cli/**'],
    ignores: tests,
    rules: {
      'no-restricted-imports': ['error', { patterns: [noTensorflow], paths: [noIpc] }],
      'no-restricted-syntax': ['error', noTensorflowByName],
    },
  },
  {
    files: ['electron/engine/**', 'electron/export/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [noIpc] }] },
  },
  {
    files: ['electron/main/ipc*', 'electron/main/ipc/**', 'electron/preload/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noTensorflow] }] },
  },
);
