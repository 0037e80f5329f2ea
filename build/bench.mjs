// `npm run bench [-- NAME ...] [--rounds N] [--json FILE]`: measures Unroll and its peers side by side, in turn, and prints
// tables of medians and the goals. NAME is a workload (A, B, C, D), a template, or another suite; without names everything is
// measured but `corpus`, which needs `--corpus FILE`. `--steps N` is for corpus, memory and recorder, `--nodes N,N` and `--against CHECKOUT` for editor. See docs/performance.md; quote figures from a quiet machine only.
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workloads } from '../bench/workloads.mjs';
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { root } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';

const suites = {
  training: async () => (await import('../bench/suites/training.mjs')).training,
  generation: async () => (await import('../bench/suites/generation.mjs')).generation,
  forms: async () => (await import('../bench/suites/forms.mjs')).forms,
  elman: async () => (await import('../bench/suites/elman.mjs')).elman,
  growth: async () => (await import('../bench/suites/growth.mjs')).growth,
  editor: async () => (await import('../bench/suites/editor.mjs')).editor,
  views: async () => (await import('../bench/suites/views.mjs')).views,
  unrolled: async () => (await import('../bench/suites/unrolled.mjs')).unrolled,
  app: async () => (await import('../bench/suites/app.mjs')).app,
  recorder: async () => (await import('../bench/suites/recorder.mjs')).recorder,
  probe: async () => (await import('../bench/suites/probe.mjs')).probe,
  memory: async () => (await import('../bench/suites/memory.mjs')).memory,
  corpus: async () => (await import('../bench/suites/corpus.mjs')).corpus,
};
const networks = [...Object.keys(workloads), ...templates()];

try {
  await main();
} catch (error) {
  exitWith(error);
}

async function main() {
  const { chosen, trained, options } = readWords();
  await setUp();
  const missing = await bundle(['app', 'editor', 'recorder', 'unrolled', 'views'].some((suite) => chosen.includes(suite)) ? undefined : ['cli', 'templates']);
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  const { figureTable, table } = await import('../bench/lib/figures.mjs');
  const { busyWarning, machineFacts } = await import('../bench/lib/machine.mjs');
  const { bundlePrograms } = await import('../bench/lib/programs.mjs');
  const program = await bundlePrograms();
  const machine = machineFacts();
  const warnings = [await busyWarning()].filter(Boolean);
  for (const line of warnings) say(line);
  const results = {};
  for (const name of chosen) {
    say(`== ${name}`);
    const measure = await suites[name]();
    results[name] = await measure({ program, rounds: options.rounds, names: trained, options });
  }
  const tables = Object.values(results).flatMap((result) => (result.tables ?? []).map(table));
  const figures = Object.values(results).flatMap((result) => result.figures);
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`).join('; ');
  process.stdout.write(`\n${[...tables, ...(figures.length > 0 ? [figureTable(figures)] : []), facts, ...warnings].join('\n\n')}\n`);
  if (options.json) await writeFile(options.json, `${JSON.stringify({ at: new Date().toISOString(), machine, warnings, figures, results }, null, 2)}\n`);
}

/** Workloads and templates are measured by suite `training`; the name of a suite stands for all of it. */
function readWords() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { corpus: { type: 'string' }, rounds: { type: 'string' }, steps: { type: 'string' }, json: { type: 'string' }, nodes: { type: 'string' }, against: { type: 'string' } },
  });
  const unknown = positionals.find((name) => suites[name] === undefined && !networks.includes(name));
  if (unknown !== undefined) throw new SetupError(`nothing to measure is called ${unknown}; there are: ${[...networks, ...Object.keys(suites)].join(', ')}`);
  const named = networks.filter((name) => positionals.includes(name));
  const all = Object.keys(suites).filter((name) => name !== 'corpus' || values.corpus !== undefined);
  return {
    chosen: positionals.length === 0 ? all : Object.keys(suites).filter((name) => positionals.includes(name) || (name === 'training' && named.length > 0)),
    trained: named.length > 0 ? named : networks,
    options: { corpus: values.corpus, json: values.json, nodes: values.nodes, against: values.against, rounds: wholeNumber('rounds', values.rounds, 3), steps: wholeNumber('steps', values.steps) },
  };
}

function templates() {
  const ending = '.unroll.json';
  return readdirSync(join(root, 'templates')).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
}

function wholeNumber(name, text, missing) {
  if (text === undefined) return missing;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new SetupError(`--${name} takes a whole number, 1 or more, not "${text}".`);
  return value;
}
