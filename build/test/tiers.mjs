// The tiers of `npm test`. Each returns {passed, failed, skipped, reasons}; a tool that crashed or never ended is a failure.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../setup/files.mjs';
import { electron, root, stateDir } from '../setup/paths.mjs';
import { totalsOfPlaywright } from './playwright-totals.mjs';
import { withDisplay } from './display.mjs';

const patienceMs = 30 * 60 * 1000;
const tensorflow = { TF_CPU_ALLOCATOR_USE_BFC: 'true', TF_CPP_MIN_LOG_LEVEL: '2' };
const bin = (...path) => join(root, 'node_modules', ...path);

export const tiers = { static: staticTier, unit: unitTier, engine: engineTier, e2e: e2eTier };

// Two at a time: each of these tools uses one core.
async function staticTier() {
  const checks = {
    typecheck: [bin('typescript', 'bin', 'tsc'), '-b'],
    lint: [bin('eslint', 'bin', 'eslint.js'), '--config', 'build/eslint.config.js', '.'],
    boundaries: [bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', 'build/dependency-cruiser.cjs', 'shared', 'electron', 'renderer'],
    knip: [bin('knip', 'bin', 'knip.js'), '--config', 'build/knip.config.js', '--no-config-hints'],
  };
  const totals = { passed: 0, failed: 0, skipped: 0, reasons: [] };
  const names = Object.keys(checks);
  const worker = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const { code, output } = await collect(process.execPath, checks[name]);
      totals[code === 0 ? 'passed' : 'failed'] += 1;
      process.stdout.write(code === 0 ? `  ${name}: good\n` : `  ${name}: FAILED\n${output}\n`);
    }
  };
  await Promise.all([worker(), worker()]);
  return totals;
}

function unitTier(args) {
  return vitest(process.execPath, 'unit', args, {});
}

async function engineTier(args) {
  const inNode = await vitest(process.execPath, 'engine', args, tensorflow);
  const found = electron();
  process.stdout.write(`The engine's tests in the runtime of Electron ${found.version} (${found.source})\n`);
  return add(inNode, await vitest(found.path, 'engine-electron', args, { ...tensorflow, ELECTRON_RUN_AS_NODE: '1' }));
}

async function e2eTier(args) {
  const found = electron();
  process.stdout.write(`Electron ${found.version} (${found.source}), ${found.path}\n`);
  const file = freshFile('e2e');
  const code = await withDisplay((display) =>
    show(process.execPath, [bin('@playwright', 'test', 'cli.js'), 'test', '--config', 'build/playwright.config.ts', '--reporter', 'list,json', ...args], {
      ...display, PLAYWRIGHT_JSON_OUTPUT_NAME: file, UNROLL_ELECTRON: found.path, UNROLL_ELECTRON_VERSION: found.version,
    }));
  return settle(code, totalsOfPlaywright(readJson(file)));
}

async function vitest(runtime, project, args, environment) {
  const file = freshFile(project);
  const words = ['run', '--config', 'build/vitest.config.ts', '--project', project, '--reporter', 'default', '--reporter', './build/totals-reporter.mjs'];
  const code = await show(runtime, [bin('vitest', 'vitest.mjs'), ...words, ...args], { ...environment, UNROLL_TOTALS_FILE: file });
  return settle(code, readJson(file));
}

// The tool's exit code has the last word: a crash after the last test is not a pass.
function settle(code, totals) {
  const known = totals ?? { passed: 0, failed: 0, skipped: 0, reasons: [] };
  return code !== 0 && known.failed === 0 ? { ...known, failed: 1 } : known;
}

export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, reasons: [...a.reasons, ...b.reasons] };
}

function freshFile(name) {
  const folder = join(stateDir, 'totals');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function show(command, args, environment) {
  return start(command, args, environment, ['ignore', 'inherit', 'inherit']).ended;
}

async function collect(command, args) {
  const { child, ended } = start(command, args, {}, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { code: await ended, output };
}

function start(command, args, environment, stdio) {
  const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...environment } });
  const timer = setTimeout(() => {
    process.stdout.write(`Ended after ${patienceMs / 60_000} minutes: ${args[0]}\n`);
    child.kill('SIGKILL');
  }, patienceMs);
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve(-1));
    child.on('close', (code) => resolve(code ?? -1));
  }).finally(() => clearTimeout(timer));
  return { child, ended };
}
