import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import { runFiles, runFileSchema, statusFileSchema, type StatusFile } from '../../../shared/ipc/run-files.ts';
import { replaceFile, writeFailure } from '../files/write-safely.ts';

/** Of the form of a run folder. */
export const RUN_VERSION = 2;

/** Where a fork began: the run and step, and what became of the variables there; see `carryWeights`. */
const parentSchema = z.object({
  run: z.string(),
  step: z.number().int(),
  carried: z.array(z.string()).default([]),
  fresh: z.array(z.string()).default([]),
  left: z.array(z.string()).default([]),
  optimizer: z.enum(['carried', 'fresh']).default('fresh'),
});

/** `run.json`: everything that must be known to repeat or continue a run. Written once. */
export const engineRunSchema = runFileSchema.extend({
  format: z.literal('unroll-run'),
  version: z.number().int(),
  seed: z.number().int(),
  versions: z.object({ unroll: z.string(), runtime: z.string(), tensorflow: z.string() }),
  /** `file`: where the corpus lies in the run's folder; null for a table, whose rows are in the document. */
  data: z.object({ node: z.string(), title: z.string(), sha256: z.string(), file: z.string().nullable() }),
  tokeniser: z.object({ symbols: z.enum(['character', 'word']), lowercase: z.boolean() }),
  vocabulary: z.array(z.string()),
  answers: z.array(z.string()),
  /** Real-valued data: the channels, and what their numbers were scaled by. */
  series: z
    .object({ columns: z.array(z.string()), scaling: z.object({ mean: z.array(z.number()), deviation: z.array(z.number()) }) })
    .optional(),
  facts: z.object({
    symbols: z.number().int(),
    classes: z.number().int(),
    channels: z.number().int().optional(),
    timesteps: z.number().int(),
    lengths: z.array(z.number().int()),
  }),
  /** How it was compiled: `batch` may be less than the document asks for. */
  plan: z.object({
    batch: z.number().int(),
    shards: z.number().int(),
    judged: z.array(z.number().int()),
  }),
  parent: parentSchema.nullable(),
});
export type EngineRun = z.infer<typeof engineRunSchema>;

/**
 * Makes the folder of a new run.
 * @throws UserError where it holds something already, or cannot be written.
 */
export async function makeRunFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) throw new UserError('errors:engine.folderTaken', { folder });
    await mkdir(join(folder, runFiles.checkpoints));
  } catch (error) {
    throw writeFailure(error, folder);
  }
}

/** Takes back a folder in which nothing was trained. */
export async function removeRunFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export async function writeRun(folder: string, run: EngineRun): Promise<void> {
  await replaceFile(join(folder, runFiles.run), `${JSON.stringify(run, null, 1)}\n`);
}

/** @throws UserError not the folder of a run, damaged, or written by a newer Unroll. */
export async function readRun(folder: string): Promise<EngineRun> {
  const text = await readFile(join(folder, runFiles.run), 'utf8').catch((error: unknown) => {
    throw new UserError('errors:engine.noRun', { folder }, { cause: error });
  });
  const damaged = (problem: string): UserError => new UserError('errors:engine.badRun', { folder, file: runFiles.run, problem });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  const head = z.object({ version: z.number() }).safeParse(raw);
  if (head.success && head.data.version > RUN_VERSION) throw new UserError('errors:engine.newerRun', { folder });
  const parsed = engineRunSchema.safeParse(raw);
  if (!parsed.success) throw damaged(parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}

export async function writeStatus(folder: string, status: StatusFile): Promise<void> {
  await replaceFile(join(folder, runFiles.status), `${JSON.stringify(status)}\n`);
}

/** Null where it was never written, or is damaged: nothing depends on it but what is shown. */
export async function readStatus(folder: string): Promise<StatusFile | null> {
  try {
    return statusFileSchema.parse(JSON.parse(await readFile(join(folder, runFiles.status), 'utf8')));
  } catch {
    return null;
  }
}
