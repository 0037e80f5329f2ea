// Training steps of workloads and templates: the engine in both runtimes against the peers, in turn, round after round. The
// same runs give the time to the first step and the peak memory.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workloads } from '../workloads.mjs';
import { median } from '../lib/figures.mjs';
import { inRuntime, lastLine, withScratch } from '../lib/programs.mjs';
import { peersFor } from '../lib/peers.mjs';
import { best, inTurn } from '../lib/rounds.mjs';

export const APP = 'Unroll, as the app starts it';
const repetitions = { repetitions: 5, warmUp: 2 };
/** Steps a repetition of a template that takes microseconds, and of one that takes milliseconds. */
const templateSteps = { small: 100, large: 20, cells: 20_000 };

/** @param names of workloads and templates */
export async function training({ program, rounds, names }) {
  const measured = [];
  for (const name of names) measured.push(await measure(name, program, rounds));
  return {
    tables: [stepTable(measured), firstStepTable(measured), memoryTable(measured)],
    figures: measured.flatMap(figuresOf),
    details: Object.fromEntries(measured.map(({ name, results, about }) => [name, { about, results }])),
  };
}

async function measure(name, program, rounds) {
  const workload = workloads[name] ?? (await templateWorkload(name, program));
  const { network, template, stepsARepetition, about } = workload;
  return withScratch(async (folder) => {
    const file = join(folder, 'work.json');
    await writeFile(file, JSON.stringify({ network, template, stepsARepetition, ...repetitions }));
    const engine = (runtime) => () => withScratch((run) => inRuntime(runtime, [program('train'), file, join(run, 'run')]));
    const peers = network ? await peersFor(network, { mode: 'train', folder, work: { network, stepsARepetition, ...repetitions } }) : {};
    const results = await inTurn(name, 'ms a step', rounds, { [APP]: engine('Electron'), 'Unroll in Node': engine('Node'), ...peers });
    return { name, workload, about, results, fastest: best(results, Object.keys(peers), { least: true }) };
  });
}

/** A template as Unroll trains it, with its network where the peers have one like it. */
async function templateWorkload(template, program) {
  const { network, reason } = await lastLine(process.execPath, [program('describe'), template]);
  const cells = network ? network.timesteps * network.batch * Math.max(1, ...network.layers.map(({ units = 1 }) => units)) : Infinity;
  const stepsARepetition = cells < templateSteps.cells ? templateSteps.small : templateSteps.large;
  return { about: reason ? `template ${template}; no peers: ${reason}` : `template ${template}`, template, network, stepsARepetition };
}

function stepTable(measured) {
  const columns = [...new Set(measured.flatMap(({ results }) => Object.keys(results)))];
  return {
    title: 'Training step, ms (median)',
    head: ['', ...columns, 'share of the fastest peer'],
    rows: measured.map(({ name, results, fastest }) => [
      name, ...columns.map((column) => results[column]?.median), fastest && results[APP].median / results[fastest].median,
    ]),
  };
}

function firstStepTable(measured) {
  const first = (result) => result && !result.reason ? median(result.outputs.map(({ firstStep }) => firstStep)) : null;
  return {
    title: 'From document to the end of the first step, s (TensorFlow loaded, as in the running app)',
    head: ['', 'Electron', 'Node'],
    rows: measured.map(({ name, results }) => [name, first(results[APP]), first(results['Unroll in Node'])]),
  };
}

function memoryTable(measured) {
  const columns = [...new Set(measured.flatMap(({ results }) => Object.keys(results)))];
  return {
    title: 'Peak memory of the process, MB',
    head: ['', ...columns],
    rows: measured.map(({ name, results }) => [name, ...columns.map((column) => peakOf(results[column]))]),
  };
}

function peakOf(result) {
  return result?.outputs.length > 0 ? Math.max(...result.outputs.map(({ peakMegabytes }) => peakMegabytes)) : null;
}

function figuresOf({ name, workload, results, fastest }) {
  const { goal, firstStepGoal } = workload;
  const ours = results[APP];
  if (ours.reason) return [];
  const keras = Object.keys(results).find((peer) => peer.startsWith('Keras') && peakOf(results[peer]) !== null);
  return [
    ...(goal && fastest ? [{ what: `Step ${name}, share of ${fastest}`, value: ours.median / results[fastest].median, goal }] : []),
    ...(firstStepGoal ? [{ what: `Document to first step, ${name}`, value: median(ours.outputs.map(({ firstStep }) => firstStep)), unit: 's', goal: firstStepGoal }] : []),
    ...(firstStepGoal && keras ? [{ what: `Peak memory ${name}, share of ${keras}`, value: peakOf(ours) / peakOf(results[keras]), goal: { most: 1 } }] : []),
  ];
}

