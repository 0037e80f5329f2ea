import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import { runFiles } from '../../../shared/ipc/run-files.ts';
import { syncPath, writeDurably } from '../../files/durable.ts';
import { replaceFile, writeFailure } from '../files/write-safely.ts';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors.ts';

const WEIGHTS = 'weights.safetensors';
const STATE = 'state.json';
/** Checkpoints kept beside the best one by validation. */
const NEWEST_KEPT = 3;

/** How far early stopping is: the loss that counts as the last improvement, and validations since then. */
const patienceSchema = z.object({ loss: z.number().nullable(), waited: z.number().int() });
export type Patience = z.infer<typeof patienceSchema>;
export const fullPatience: Patience = { loss: null, waited: 0 };

const randomStateSchema = z.array(z.number().int());

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
});
export type RunState = z.infer<typeof runStateSchema>;

export interface Checkpoint {
  readonly state: RunState;
  /** Weights, optimizer slots and carried state, by variable. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

/**
 * Writes a checkpoint beside those there are and then points `CURRENT` to it, so that a whole one is there at any moment.
 * @throws UserError no room, or no permission; the checkpoint before is then still the current one.
 */
export async function saveCheckpoint(folder: string, { state, tensors }: Checkpoint): Promise<void> {
  const all = join(folder, runFiles.checkpoints);
  const place = join(all, String(state.step));
  if ((await currentStep(folder)) === state.step) return;
  const partial = `${place}.partial`;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    await writeDurably(join(partial, WEIGHTS), encodeSafetensors(tensors));
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
  await prune(all, state);
}

/** The step to continue from; null before the first checkpoint. */
export async function currentStep(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, runFiles.current), 'utf8').catch(() => '');
  return /^\d+\n?$/.test(text) ? Number(text) : null;
}

/** @throws UserError no checkpoint, or a damaged one. */
export async function readCheckpoint(folder: string, step?: number): Promise<Checkpoint> {
  const wanted = step ?? (await currentStep(folder));
  if (wanted === null) throw new UserError('errors:engine.noCheckpoint', { folder });
  const place = join(folder, runFiles.checkpoints, String(wanted));
  try {
    const state = runStateSchema.parse(JSON.parse(await readFile(join(place, STATE), 'utf8')));
    return { state, tensors: decodeSafetensors(await readFile(join(place, WEIGHTS))) };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UserError('errors:engine.badRun', { folder, file: join(runFiles.checkpoints, String(wanted)), problem }, { cause: error });
  }
}

async function prune(all: string, { step, best }: RunState): Promise<void> {
  const names = await readdir(all);
  const older = names.filter((name) => /^\d+$/.test(name) && Number(name) <= step).map(Number).sort((a, b) => b - a);
  const kept = new Set([...older.slice(0, NEWEST_KEPT), best?.step]);
  // What is newer than the current one was left behind by a run that was cut off before `CURRENT` moved.
  for (const name of names)
    if (!kept.has(Number(name))) await rm(join(all, name), { recursive: true, force: true });
}
