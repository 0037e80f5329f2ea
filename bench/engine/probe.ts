// How long the engine takes to look at a network: for the first time, and again with other symbols; and what a run that trains loses
// while it is looked at four times a second. Prints one JSON line.
// usage: probe work.json folder
import { readFileSync } from 'node:fs';
import { Prober } from '../../electron/engine/probe/probe.ts';
import { startRun } from '../../electron/engine/train/start-run.ts';
import { probeQuestionSchema, type ProbeQuestion } from '../../shared/ipc/contract.ts';
import { documentOf } from './documents.ts';
import type { Work } from './network.ts';

/** What views ask for. */
const questions: Readonly<Record<string, Omit<ProbeQuestion, 'sequences'>>> = {
  'states and gates': { want: ['state', 'gate', 'prediction'] },
  'and gradients': { want: ['state', 'gate', 'prediction', 'grad/state', 'influence'] },
  'and of weights, one step': { want: ['state', 'gate', 'prediction', 'grad', 'weight'], step: true },
  'each timestep alone': { alone: { of: 'state/n2/h' } },
};

const [file = '', folder = ''] = process.argv.slice(2);
const work = JSON.parse(readFileSync(file, 'utf8')) as Work & { readonly network: { readonly timesteps: number; readonly symbols: number } };
const { timesteps, symbols } = work.network;
const document = await documentOf(work);
let asked = 0;
/** Other symbols each time. */
const question = (kind: string): ReturnType<typeof probeQuestionSchema.parse> => {
  const x = Array.from({ length: timesteps }, (_, t) => String.fromCodePoint(0x4e00 + ((t * 7 + asked) % symbols)));
  asked += 1;
  return probeQuestionSchema.parse({ ...questions[kind], sequences: [{ x }] });
};
const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await run();
  return performance.now() - started;
};

const first: Record<string, number> = {};
const again: Record<string, number[]> = {};
for (const kind of Object.keys(questions)) {
  const prober = new Prober(async () => null);
  const ask = () => prober.probe({ document, documentPath: null }, question(kind));
  first[kind] = await timed(ask);
  again[kind] = [];
  for (let i = 0; i < work.repetitions; i++) again[kind].push(await timed(ask));
  await prober.close();
}

const live: number[] = [];
const stepsASecond = { quiet: [] as number[], watched: [] as number[] };
for (let round = 0; round < 3; round++)
  for (const mode of ['quiet', 'watched'] as const) {
    const place = `${folder}-${mode}-${round}`;
    const run = await startRun({ id: place, folder: place, document, documentPath: null }, {});
    const prober = new Prober(async (_, part) => run.variables(part));
    const ask = () => prober.probe({ runId: place, folder: place, at: 'now' }, question('and gradients'));
    if (mode === 'watched') await ask();
    let looking = Promise.resolve<unknown>(null);
    const timer = setInterval(() => { if (mode === 'watched') looking = looking.then(async () => void live.push(await timed(ask))); }, 250);
    const started = performance.now();
    const { step, failure } = await run.train();
    stepsASecond[mode].push((step * 1000) / (performance.now() - started));
    clearInterval(timer);
    if (failure) throw new Error(failure.key);
    await looking;
    await prober.close();
  }
console.log(JSON.stringify({ first, again, live, stepsASecond }));
