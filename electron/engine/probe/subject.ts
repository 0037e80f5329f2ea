import { createHash } from 'node:crypto';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { EngineProbeOf } from '../../../shared/ipc/contract.ts';
import type { DataFacts } from '../../../shared/nodes/kind.ts';
import { factsOf } from '../../../shared/text/dataset.ts';
import type { Tokeniser } from '../../../shared/text/symbols.ts';
import { Vocabulary } from '../../../shared/text/vocabulary.ts';
import { requireSoundGraph } from '../compile.ts';
import { loadData } from '../data/load-data.ts';
import { momentAt, readCheckpoint } from '../run/checkpoints.ts';
import { readRun, type EngineRun } from '../run/run-folder.ts';
import type { LivePart, LiveVariables } from '../train/ready-run.ts';
import type { Channels } from '../use/numbers.ts';

/** The values of a network's variables at some moment. */
export interface Weights {
  readonly from: 'live' | 'checkpoint' | 'initial';
  readonly step: number;
  /** As in RunState. */
  readonly optimizerSince: number;
  /** Null: drawn from the seed. */
  readonly values: ReadonlyMap<string, Float32Array> | null;
  readonly seed: number;
  /** Equal for equal values. */
  readonly key: string;
}

/** A network that is looked at, with what is needed to read and name things. */
export interface Subject {
  readonly document: UnrollDocument;
  /** The source node. */
  readonly node: string;
  readonly facts: DataFacts;
  readonly vocabulary: Vocabulary;
  readonly tokeniser: Tokeniser;
  readonly answers: readonly string[];
  readonly series: Channels | null;
  readonly weights: Weights;
}

/** Weights of a run that trains right now, or null. */
export type LiveWeights = (runId: string, part: LivePart) => Promise<LiveVariables | null>;

/** @throws UserError no run, no checkpoint of that step, or a document whose data cannot be read. */
export async function subjectOf(of: EngineProbeOf, live: LiveWeights, part: LivePart): Promise<Subject> {
  return 'runId' in of ? ofRun(of, live, part) : ofDrawing(of);
}

async function ofRun({ runId, folder, at }: Extract<EngineProbeOf, { runId: string }>, live: LiveWeights, part: LivePart): Promise<Subject> {
  const run = await knownRun(folder);
  return {
    document: run.document,
    node: run.data.node,
    facts: run.facts,
    vocabulary: new Vocabulary(run.vocabulary),
    tokeniser: run.tokeniser,
    answers: run.answers,
    series: run.series ?? null,
    weights: await weightsOf(),
  };

  async function weightsOf(): Promise<Weights> {
    const { seed } = run;
    if (at === 'initial' && !run.parent) return drawnFrom(seed);
    const now = at === 'now' ? await live(runId, part) : null;
    if (now) return { from: 'live', ...now, seed, key: `live ${runId} ${now.step} ${part}` };
    // A fork begins where its parent stood.
    const asked = at === 'initial' ? (run.parent?.step ?? 0) : at;
    return { ...(await knownMoment(folder, await momentAt(folder, runId, asked === 'now' ? null : asked), part)), seed };
  }
}

type Moment = Omit<Weights, 'seed'>;

/** The moment that was looked at last: nothing that is recorded of it changes, and a large network takes long to read. */
let lastMoment: { readonly folder: string; readonly part: LivePart; readonly moment: Moment } | null = null;

async function knownMoment(folder: string, step: number, part: LivePart): Promise<Moment> {
  if (lastMoment?.folder === folder && lastMoment.moment.step === step && lastMoment.part === part) return lastMoment.moment;
  // Gone before another is read: there is room for one.
  lastMoment = null;
  const { state, tensors } = await readCheckpoint(folder, step, part);
  const values = new Map([...tensors].map(([name, stored]) => [name, stored.values]));
  const moment: Moment = { from: 'checkpoint', step, optimizerSince: state.optimizerSince, values, key: `checkpoint ${folder} ${step}` };
  lastMoment = { folder, part, moment };
  return moment;
}

/** Runs that were looked at last: `run.json` never changes, and holds a whole text where that is in the document. */
const runs = new Map<string, EngineRun>();
const RUNS_KEPT = 8;

async function knownRun(folder: string): Promise<EngineRun> {
  const run = runs.get(folder) ?? (await readRun(folder));
  runs.delete(folder);
  runs.set(folder, run);
  const [oldest] = runs.keys();
  if (runs.size > RUNS_KEPT && oldest !== undefined) runs.delete(oldest);
  return run;
}

async function ofDrawing({ document, documentPath, seed = document.training.seed }: Extract<EngineProbeOf, { document: object }>): Promise<Subject> {
  requireSoundGraph(document);
  return { ...(await readDrawing(document, documentPath)), document, weights: drawnFrom(seed) };
}

function drawnFrom(seed: number): Weights {
  return { from: 'initial', step: 0, optimizerSince: 0, values: null, seed, key: `seed ${seed}` };
}

type Read = Omit<Subject, 'document' | 'weights'>;

/** The data of the drawing that was looked at last: a corpus is read and counted once, not at every change of the drawing. */
let lastRead: { readonly key: string; readonly read: Promise<Read> } | null = null;

function readDrawing(document: UnrollDocument, documentPath: string | null): Promise<Read> {
  const sources = document.graph.nodes.filter(({ kind }) => ['text', 'pairs', 'sequence'].includes(kind)).map(({ id, kind, params }) => ({ id, kind, params }));
  const key = fingerprint({ data: document.data, sources, documentPath });
  if (lastRead?.key !== key) lastRead = { key, read: read(document, documentPath) };
  const { read: reading } = lastRead;
  reading.catch(() => { if (lastRead?.key === key) lastRead = null; });
  return reading;
}

async function read(document: UnrollDocument, documentPath: string | null): Promise<Read> {
  const { node, dataset } = await loadData(document, documentPath);
  return {
    node,
    facts: factsOf(dataset),
    vocabulary: 'vocabulary' in dataset ? dataset.vocabulary : new Vocabulary([]),
    tokeniser: 'tokeniser' in dataset ? dataset.tokeniser : { symbols: 'character', lowercase: false },
    answers: 'answers' in dataset ? dataset.answers : [],
    series: 'scaling' in dataset ? { columns: dataset.columns, scaling: dataset.scaling } : null,
  };
}

export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
