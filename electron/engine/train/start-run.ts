import { readdir } from 'node:fs/promises';
import { initialValues } from '../../../shared/compiler/initial-values.ts';
import type { FunctionName, Program } from '../../../shared/compiler/program.ts';
import { isShortTrain } from '../../../shared/compiler/short-train.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { Batcher } from '../../../shared/text/batch.ts';
import type { Scaling } from '../../../shared/series/series-dataset.ts';
import { factsOf, rowsFor, type Dataset } from '../../../shared/text/dataset.ts';
import { Random } from '../../../shared/text/random.ts';
import { compileFor, requireSoundGraph } from '../compile.ts';
import { loadData, type LoadedData } from '../data/load-data.ts';
import { bucketsOf, planBatches } from '../plan-batches.ts';
import { fullPatience, readCheckpoint, type RunState } from '../run/checkpoints.ts';
import { keepCorpus, readCorpusCopy } from '../run/corpus-copy.ts';
import { MetricsLog } from '../run/metrics-log.ts';
import { makeRunFolder, readRun, removeRunFolder, RUN_VERSION, writeRun, writeStatus, type EngineRun } from '../run/run-folder.ts';
import { Session } from '../session.ts';
import { device, mostParts } from '../tensorflow.ts';
import { valuesFrom } from '../variables.ts';
import { UNROLL_VERSION } from '../version.ts';
import { isExhausted } from './early-stopping.ts';
import { planSamples } from './sample-text.ts';
import { TrainingRun, type ReadyRun, type RunListener } from './training-run.ts';

export interface NewRun {
  readonly id: string;
  readonly folder: string;
  readonly document: UnrollDocument;
  readonly documentPath: string | null;
  /** Passes over the data instead of the document's steps. */
  readonly epochs?: number;
}

export interface OldRun {
  readonly folder: string;
  /** Instead of the document's steps; a run that ended early goes on only with these. */
  readonly steps?: number;
}

const FRESH: ReadyRun['state'] = { step: 0, elapsed: 0, loss: null, validationLoss: null, accuracy: null, best: null, patience: fullPatience };

/**
 * Reads the data, compiles, makes the run's folder and gives a run that is ready to train.
 * @throws UserError for anything in document, data or folder that keeps it from training; nothing is left behind then.
 */
export async function startRun(options: NewRun, listener: RunListener): Promise<TrainingRun> {
  const { folder } = options;
  requireSoundGraph(options.document);
  if ((await readdir(folder).catch(() => [])).length > 0) throw new UserError('errors:engine.folderTaken', { folder });
  const data = await loadData(options.document, options.documentPath);
  const rows = rowsFor(data.dataset, options.document.training.batch);
  const program = compileTraining(options.document, data, rows, mostParts());
  const plan = planBatches(options.document, data.dataset, rows, program.timesteps);
  const random = Random.seeded(options.document.training.seed);
  const batcher = new Batcher(plan.training, random);
  const document = options.epochs ? withSteps(options.document, Math.ceil(options.epochs * batcher.batchesAnEpoch)) : options.document;
  const session = await openTraining(program);
  try {
    session.set(initialValues(program, document.training.seed));
    await makeRunFolder(folder);
    const file = data.text === null ? null : await keepCorpus(folder, data.text, data.sha256);
    const run = runFile(options.id, document, data, file, program);
    await writeRun(folder, run);
    await writeStatus(folder, { status: 'starting', step: 0, loss: null, validationLoss: null, accuracy: null, failure: null, ending: null });
    const { steps, seed } = document.training;
    const samples = planSamples(data.dataset, seed);
    const log = await MetricsLog.open(folder, 0);
    return new TrainingRun({ run, folder, session, plan, batcher, random, samples, log, state: FRESH, steps }, listener);
  } catch (error) {
    await session.close();
    if (!(error instanceof UserError && error.key === 'errors:engine.folderTaken')) await removeRunFolder(folder);
    throw error;
  }
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
    const samples = planSamples(data.dataset, run.seed);
    const log = await MetricsLog.open(folder, state.step);
    return new TrainingRun({ run, folder, session, plan, batcher, random, samples, log, state: figuresOf(state, ended), steps }, listener);
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
  if (data.dataset.type === 'text') functions.push('step', 'write');
  const { timesteps } = factsOf(data.dataset);
  for (const length of bucketsOf(document, data.dataset, timesteps).slice(0, -1)) functions.push(`train-${length}`);
  return compileFor(document, data.node, factsOf(data.dataset), { functions, rows, shards });
}

/** The others are prepared when they are first called, so that the first step comes soon. */
function openTraining(program: Program): Promise<Session> {
  const short = (Object.keys(program.functions) as FunctionName[]).filter(isShortTrain);
  return Session.open(program, ['train', ...short, 'get', 'set']);
}

function runFile(id: string, document: UnrollDocument, data: LoadedData, file: string | null, program: Program): EngineRun {
  const { dataset } = data;
  return {
    format: 'unroll-run',
    version: RUN_VERSION,
    id,
    startedAt: new Date().toISOString(),
    task: program.task,
    seed: document.training.seed,
    versions: { unroll: UNROLL_VERSION, runtime: runtimeName(), tensorflow: device().tensorflow },
    data: { node: data.node, title: data.title, sha256: data.sha256, file },
    ...symbolsOf(dataset),
    answers: 'answers' in dataset ? [...dataset.answers] : [],
    ...('scaling' in dataset && { series: { columns: [...dataset.columns], scaling: copyOf(dataset.scaling) } }),
    facts: { ...factsOf(dataset), lengths: [...factsOf(dataset).lengths] },
    plan: { batch: program.batch, shards: program.shards, judged: [...(program.divergences[0]?.judged ?? [])] },
    parent: null,
    document,
  };
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
function figuresOf({ step, elapsed, loss, validationLoss, accuracy, best, patience }: RunState, ended: boolean): ReadyRun['state'] {
  return { step, elapsed, loss, validationLoss, accuracy, best, patience: ended ? { ...patience, waited: 0 } : patience };
}

function withSteps(document: UnrollDocument, steps: number): UnrollDocument {
  return { ...document, training: { ...document.training, steps } };
}
