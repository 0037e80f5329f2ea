import { readdir } from 'node:fs/promises';
import { initialValues } from '../../../shared/compiler/initial-values.ts';
import type { FunctionName, Program } from '../../../shared/compiler/program.ts';
import { isShortTrain } from '../../../shared/compiler/short-train.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { Batcher } from '../../../shared/text/batch.ts';
import type { Scaling } from '../../../shared/series/series-dataset.ts';
import { factsOf, rowsFor, type Dataset } from '../../../shared/text/dataset.ts';
import { Vocabulary } from '../../../shared/text/vocabulary.ts';
import { Random } from '../../../shared/text/random.ts';
import type { Carry } from '../../../shared/ipc/contract.ts';
import { compileFor, judgesEveryStep, requireSoundGraph, withEveryStepJudged } from '../compile.ts';
import { loadData, type LoadedData } from '../data/load-data.ts';
import { bucketsOf, planBatches } from '../plan-batches.ts';
import { fullPatience, readCheckpoint, type RunState } from '../run/checkpoints.ts';
import { keepCorpus, readCorpusCopy } from '../run/corpus-copy.ts';
import { MetricsLog } from '../run/metrics-log.ts';
import { linesOf } from '../run/recording.ts';
import { makeRunFolder, readRun, removeRunFolder, RUN_VERSION, writeRun, writeStatus, type EngineRun } from '../run/run-folder.ts';
import { Session } from '../session.ts';
import { device, mostParts } from '../tensorflow.ts';
import { valuesFrom } from '../variables.ts';
import { UNROLL_VERSION } from '../version.ts';
import { isExhausted } from './early-stopping.ts';
import { carriedValues, carryWeights, forkedReading, forkedState, readParent, requireSteps, type ForkPoint } from './fork.ts';
import { planSamples, sampleBytes, sampleTypeOf } from './plan-samples.ts';
import { sampleFunctions } from './samples.ts';
import type { ReadyRun } from './ready-run.ts';
import { TrainingRun, type RunListener } from './training-run.ts';

export interface NewRun {
  readonly id: string;
  readonly folder: string;
  readonly document: UnrollDocument;
  readonly documentPath: string | null;
  /** Passes over the data instead of the document's steps. */
  readonly epochs?: number;
  /** A recorded moment of another run to begin from, with the weights that fit. */
  readonly from?: ForkPoint | undefined;
  /** The run that it is to be compared with. */
  readonly beside?: string | undefined;
  /** Also measured with every timestep judged alike while it trains. */
  readonly alike?: boolean | undefined;
}

export interface OldRun {
  readonly folder: string;
  /** Instead of the document's steps; a run that ended early goes on only with these. */
  readonly steps?: number;
}

const FRESH: ReadyRun['state'] = { step: 0, elapsed: 0, loss: null, validationLoss: null, accuracy: null, best: null, patience: fullPatience, optimizerSince: 0 };

/**
 * Reads the data, compiles, makes the run's folder and gives a run that is ready to train.
 * @throws UserError for anything in document, data or folder that keeps it from training; nothing is left behind then.
 */
export async function startRun(options: NewRun, listener: RunListener): Promise<TrainingRun> {
  const { folder } = options;
  requireSoundGraph(options.document);
  if ((await readdir(folder).catch(() => [])).length > 0) throw new UserError('errors:engine.folderTaken', { folder });
  const data = await loadData(options.document, options.documentPath);
  const parent = options.from ? await readParent(options.from) : null;
  const rows = rowsFor(data.dataset, options.document.training.batch);
  const program = compileTraining(options.document, data, rows, mostParts());
  const carry = parent && carryWeights(options.document, program, symbolsOf(data.dataset).vocabulary, parent);
  const plan = planBatches(options.document, data.dataset, rows, program.timesteps);
  const begun = runFile(options, data, program);
  const { random, cursor } = parent ? forkedReading(parent, begun) : { random: Random.seeded(begun.seed), cursor: undefined };
  const batcher = new Batcher(plan.training, random, cursor);
  const document = options.epochs ? withSteps(options.document, Math.ceil(options.epochs * batcher.batchesAnEpoch)) : options.document;
  const { steps } = document.training;
  if (parent) requireSteps(parent, steps);
  if (carry) listener.carried?.(carry);
  const session = await openTraining(program);
  try {
    session.set(parent && carry ? carriedValues(program, begun.seed, parent.tensors, carry) : initialValues(program, begun.seed));
    await makeRunFolder(folder);
    const file = data.text === null ? null : await keepCorpus(folder, data.text, data.sha256);
    const run = { ...begun, document, data: { ...begun.data, file }, parent: carry && parentOf(carry) };
    await writeRun(folder, run);
    const state = parent && carry ? forkedState(parent, carry) : FRESH;
    const { step, loss, validationLoss, accuracy } = state;
    await writeStatus(folder, { status: 'starting', step, loss, validationLoss, accuracy, failure: null, ending: null, elapsed: 0, judged: null });
    const plans = readingPlans(run, data.dataset, program, steps);
    const log = await MetricsLog.open(folder, step);
    return new TrainingRun({ ...plans, run, folder, session, plan, batcher, random, log, state, steps }, listener);
  } catch (error) {
    await session.close();
    if (!(error instanceof UserError && error.key === 'errors:engine.folderTaken')) await removeRunFolder(folder);
    throw error;
  }
}

/**
 * What such a start would take over from the run at `from`; nothing is started.
 * @throws UserError as `startRun`.
 */
export async function previewFork(document: UnrollDocument, documentPath: string | null, from: ForkPoint): Promise<Carry> {
  requireSoundGraph(document);
  const parent = await readParent(from);
  requireSteps(parent, document.training.steps);
  const data = await loadData(document, documentPath);
  const rows = rowsFor(data.dataset, document.training.batch);
  const program = compileFor(document, data.node, factsOf(data.dataset), { functions: ['train'], rows, shards: 1 });
  return carryWeights(document, program, symbolsOf(data.dataset).vocabulary, parent);
}

/**
 * Continues a run from its newest checkpoint, bit for bit as if it had never stopped.
 * @throws UserError no run, no checkpoint, damaged, finished already, or without its data.
 */
export async function resumeRun(options: OldRun, listener: RunListener): Promise<TrainingRun> {
  const { folder } = options;
  const run = await readRun(folder);
  const { state, tensors } = await readCheckpoint(folder);
  const steps = options.steps ?? run.document.training.steps;
  if (state.step >= steps) throw new UserError('errors:engine.finished', { folder, steps: state.step });
  const ended = isExhausted(state.patience, run.document.training.earlyStopping);
  if (ended && options.steps === undefined) throw new UserError('errors:engine.endedEarly', { folder, step: state.step, steps });
  const data = await loadRunData(folder, run);
  const program = compileTraining(run.document, data, run.plan.batch, run.plan.shards);
  const session = await openTraining(program);
  try {
    session.set(valuesFrom(program, tensors));
    const plan = planBatches(run.document, data.dataset, run.plan.batch, program.timesteps);
    const random = Random.from(state.random);
    const batcher = new Batcher(plan.training, random, state.cursor);
    const plans = readingPlans(run, data.dataset, program, steps);
    const log = await MetricsLog.open(folder, state.step);
    const ready = { ...plans, run, folder, session, plan, batcher, random, log, steps };
    return new TrainingRun({ ...ready, state: figuresOf(state, ended) }, listener);
  } catch (error) {
    await session.close();
    throw error;
  }
}

/**
 * The data of a run as it was when it started.
 * @throws UserError where the run's copy is gone or has changed.
 */
export async function loadRunData(folder: string, run: EngineRun): Promise<LoadedData> {
  const text = run.data.file === null ? undefined : await readCorpusCopy(folder, run);
  const data = await loadData(run.document, null, text);
  const sameSymbols = symbolsOf(data.dataset).vocabulary.join('\n') === run.vocabulary.join('\n');
  if (data.sha256 !== run.data.sha256 || !sameSymbols) throw new UserError('errors:engine.otherData', { folder });
  return data;
}

function compileTraining(document: UnrollDocument, data: LoadedData, rows: number, shards: number): Program {
  const functions: FunctionName[] = ['train', 'evaluate', 'get', 'set'];
  functions.push(...sampleFunctions[sampleTypeOf(data.dataset)]);
  const { timesteps } = factsOf(data.dataset);
  for (const length of bucketsOf(document, data.dataset, timesteps).slice(0, -1)) functions.push(`train-${length}`);
  return compileFor(document, data.node, factsOf(data.dataset), { functions, rows, shards });
}

/** The others are prepared when they are first called, so that the first step comes soon. */
function openTraining(program: Program): Promise<Session> {
  const short = (Object.keys(program.functions) as FunctionName[]).filter(isShortTrain);
  return Session.open(program, ['train', ...short, 'get', 'set']);
}

function runFile({ id, document, beside, alike }: NewRun, data: LoadedData, program: Program): EngineRun {
  const { dataset } = data;
  return {
    format: 'unroll-run',
    version: RUN_VERSION,
    id,
    startedAt: new Date().toISOString(),
    task: program.task,
    seed: document.training.seed,
    versions: { unroll: UNROLL_VERSION, runtime: runtimeName(), tensorflow: device().tensorflow },
    data: { node: data.node, title: data.title, sha256: data.sha256, file: null },
    ...symbolsOf(dataset),
    answers: 'answers' in dataset ? [...dataset.answers] : [],
    ...('scaling' in dataset && { series: { columns: [...dataset.columns], scaling: copyOf(dataset.scaling) } }),
    facts: { ...factsOf(dataset), lengths: [...factsOf(dataset).lengths] },
    plan: { batch: program.batch, shards: program.shards, judged: [...(program.divergences[0]?.judged ?? [])] },
    parent: null,
    beside: beside ?? null,
    alike: alike ?? false,
    document,
  };
}

function parentOf({ run, step, carried, fresh, left, optimizer }: Carry): EngineRun['parent'] {
  const names = (variables: readonly { readonly name: string }[]): string[] => variables.map(({ name }) => name);
  return { run, step, carried, fresh: names(fresh), left: names(left), optimizer };
}

/** What is asked while it trains, how often lines are written, and the data with every timestep judged alike. */
function readingPlans(run: EngineRun, dataset: Dataset, program: Program, steps: number): Pick<ReadyRun, 'samples' | 'lines' | 'everyStep' | 'vocabulary'> {
  const { document } = run;
  const samples = planSamples(dataset, document.training.seed, document.training.samplePrompt);
  const { sampleEvery, validateEvery } = document.training;
  const { timesteps, divergences } = program;
  const lines = linesOf({ steps, sampleEvery, validateEvery, timesteps, divergences: divergences.length, sampleBytes: sampleBytes(samples) });
  let judged: ReadyRun['plan'] | null = null;
  const everyStep = judgesEveryStep(document) ? null : () => (judged ??= planBatches(withEveryStepJudged(document), dataset, run.plan.batch, timesteps));
  return { samples, lines, everyStep, vocabulary: new Vocabulary(run.vocabulary) };
}

/** What a run notes of the symbols that it reads; data of numbers has none. */
function symbolsOf(dataset: Dataset): Pick<EngineRun, 'tokeniser' | 'vocabulary'> {
  return 'vocabulary' in dataset
    ? { tokeniser: dataset.tokeniser, vocabulary: [...dataset.vocabulary.symbols] }
    : { tokeniser: { symbols: 'character', lowercase: false }, vocabulary: [] };
}

function copyOf({ mean, deviation }: Scaling): { mean: number[]; deviation: number[] } {
  return { mean: [...mean], deviation: [...deviation] };
}

function runtimeName(): string {
  const { electron, node } = process.versions;
  return electron ? `Electron ${electron}` : `Node ${node}`;
}

/** A run that ended early and is asked to go on has its patience back. */
function figuresOf({ random: _random, cursor: _cursor, patience, ...figures }: RunState, ended: boolean): ReadyRun['state'] {
  return { ...figures, patience: ended ? { ...patience, waited: 0 } : patience };
}

function withSteps(document: UnrollDocument, steps: number): UnrollDocument {
  return { ...document, training: { ...document.training, steps } };
}
