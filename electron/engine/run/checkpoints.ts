import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import { runFiles } from '../../../shared/ipc/run-files.ts';
import { syncPath, writeDurably } from '../../files/durable.ts';
import { replaceFile, writeFailure } from '../files/write-safely.ts';
import { momentCount, resumableCount, thinned, type Recording } from './recording.ts';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors.ts';

const WEIGHTS = 'weights.safetensors';
/** Optimizer slots and carried states: what else it takes to go on. Checkpoints before version 2 have them beside the weights. */
const REST = 'rest.safetensors';
const STATE = 'state.json';

/** How far early stopping is: the loss that counts as the last improvement, and validations since then. */
const patienceSchema = z.object({ loss: z.number().nullable(), waited: z.number().int() });
export type Patience = z.infer<typeof patienceSchema>;
export const fullPatience: Patience = { loss: null, waited: 0 };

const randomStateSchema = z.array(z.number().int()).readonly();

/** What continues a run beside its tensors. */
export const runStateSchema = z.object({
  step: z.number().int(),
  random: randomStateSchema,
  cursor: z.object({ epoch: z.number().int(), batch: z.number().int(), origin: randomStateSchema }),
  /** Seconds of training so far. */
  elapsed: z.number(),
  loss: z.number().nullable(),
  /** The newest validation. */
  validationLoss: z.number().nullable(),
  accuracy: z.number().nullable(),
  /** The checkpoint with the least validation loss (or what early stopping watches) so far, if it was judged at its very step. */
  best: z.object({ step: z.number().int(), loss: z.number() }).nullable(),
  patience: patienceSchema.default(fullPatience),
  /** The step at which the optimizer began anew, after a fork that could not carry its slots. */
  optimizerSince: z.number().int().default(0),
});
export type RunState = z.infer<typeof runStateSchema>;

export interface Checkpoint {
  readonly state: RunState;
  /** Weights by variable; optimizer slots and carried state, too, in the newest and the best checkpoints. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

export interface SaveOptions {
  /** Names of those tensors that are weights; without a word all of them. */
  readonly weights?: ReadonlySet<string>;
  readonly limits?: Recording;
}

/**
 * Writes a checkpoint beside those there are and then points `CURRENT` to it, so that a whole one is there at any moment. Of
 * older ones the weights stay, to be looked at, as many as the bounds of a recording allow.
 * Gives the steps that are recorded now, ascending.
 * @throws UserError no room, or no permission; the checkpoint before is then still the current one.
 */
export async function saveCheckpoint(folder: string, { state, tensors }: Checkpoint, options: SaveOptions = {}): Promise<number[]> {
  const all = join(folder, runFiles.checkpoints);
  const place = join(all, String(state.step));
  if ((await currentStep(folder)) === state.step) return stepsAmong(await readdir(all));
  const partial = `${place}.partial`;
  const isWeight = (name: string): boolean => options.weights?.has(name) ?? true;
  const part = (wanted: boolean): Map<string, StoredTensor> => new Map([...tensors].filter(([name]) => isWeight(name) === wanted));
  const others = part(false);
  const [weights, rest] = [encodeSafetensors(part(true)), others.size > 0 ? encodeSafetensors(others) : null];
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    await writeDurably(join(partial, WEIGHTS), weights);
    if (rest) await writeDurably(join(partial, REST), rest);
    await writeDurably(join(partial, STATE), JSON.stringify(state));
    await syncPath(partial);
    // One of the same step that `CURRENT` does not name was never finished.
    await rm(place, { recursive: true, force: true });
    await rename(partial, place);
    await syncPath(all);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw writeFailure(error, place);
  }
  await replaceFile(join(folder, runFiles.current), `${state.step}\n`);
  return prune(all, state, { weights: weights.byteLength, all: weights.byteLength + (rest?.byteLength ?? 0) }, options.limits);
}

/** The step to continue from; null before the first checkpoint. */
export async function currentStep(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, runFiles.current), 'utf8').catch(() => '');
  return /^\d+\n?$/.test(text) ? Number(text) : null;
}

/**
 * @param part `weights` leaves out what it takes to go on, where that lies in a file of its own
 * @throws UserError no checkpoint, or a damaged one.
 */
export async function readCheckpoint(folder: string, step?: number, part: 'weights' | 'all' = 'all'): Promise<Checkpoint> {
  const wanted = step ?? (await currentStep(folder));
  if (wanted === null) throw new UserError('errors:engine.noCheckpoint', { folder });
  const place = join(folder, runFiles.checkpoints, String(wanted));
  try {
    const state = runStateSchema.parse(JSON.parse(await readFile(join(place, STATE), 'utf8')));
    const tensors = decodeSafetensors(await readFile(join(place, WEIGHTS)));
    const rest = part === 'all' ? await readFile(join(place, REST)).catch(whereMissing(null)) : null;
    return { state, tensors: rest ? new Map([...tensors, ...decodeSafetensors(rest)]) : tensors };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UserError('errors:engine.badRun', { folder, file: join(runFiles.checkpoints, String(wanted)), problem }, { cause: error });
  }
}

/** The newest recorded step at or before `step`; null where there is none. */
export async function recordedStep(folder: string, step: number): Promise<number | null> {
  const names = await readdir(join(folder, runFiles.checkpoints)).catch(() => []);
  return stepsAmong(names).findLast((each) => each <= step) ?? null;
}

/**
 * The step of the newest checkpoint at or before `step`; null: of the newest of all.
 * @throws UserError nothing was recorded so early, or no checkpoint.
 */
export async function momentAt(folder: string, run: string, step: number | null): Promise<number> {
  const found = step === null ? await currentStep(folder) : await recordedStep(folder, step);
  if (found !== null) return found;
  throw step === null ? new UserError('errors:engine.noCheckpoint', { folder }) : new UserError('errors:engine.notRecorded', { run, step });
}

async function prune(all: string, { step, best }: RunState, bytes: { readonly weights: number; readonly all: number }, limits?: Recording): Promise<number[]> {
  const names = await readdir(all);
  // What is newer than the current one was left behind by a run that was cut off before `CURRENT` moved.
  const older = stepsAmong(names).filter((each) => each <= step);
  const resumable = new Set([...older.slice(-resumableCount(bytes.all, limits)), ...(best ? [best.step] : [])]);
  const kept = new Set(thinned(older, resumable, momentCount(bytes.weights, limits)));
  for (const name of names)
    if (!kept.has(Number(name))) await rm(join(all, name), { recursive: true, force: true });
    else if (!resumable.has(Number(name))) await rm(join(all, name, REST), { force: true });
  return [...kept];
}

/** Ascending. */
function stepsAmong(names: readonly string[]): number[] {
  return names.filter((name) => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b);
}

function whereMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}
