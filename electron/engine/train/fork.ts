import { initialValues } from '../../../shared/compiler/initial-values.ts';
import type { Program, Variable } from '../../../shared/compiler/program.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Carry } from '../../../shared/ipc/contract.ts';
import { Random } from '../../../shared/text/random.ts';
import { fullPatience, momentAt, readCheckpoint, type Checkpoint } from '../run/checkpoints.ts';
import { readRun, type EngineRun } from '../run/run-folder.ts';
import type { StoredTensor } from '../run/safetensors.ts';
import { valueFrom } from '../variables.ts';
import type { ReadyRun } from './ready-run.ts';

/** Where a new run begins instead of at drawn weights. */
export interface ForkPoint {
  readonly folder: string;
  /** The newest recorded step at or before this one; without it the newest of all. */
  readonly step?: number | null | undefined;
}

/** A run at a recorded moment, to begin another from. */
export interface Parent extends Checkpoint {
  readonly run: EngineRun;
}

/** @throws UserError a run that would end where it begins, or before: steps are counted from the first of all. */
export function requireSteps({ state: { step } }: Parent, steps: number): void {
  if (steps <= step) throw new UserError('errors:engine.forkTooShort', { step, steps });
}

type Tensors = ReadonlyMap<string, StoredTensor>;

/** @throws UserError no run, or nothing recorded up to that step. */
export async function readParent({ folder, step }: ForkPoint): Promise<Parent> {
  const run = await readRun(folder);
  return { run, ...(await readCheckpoint(folder, await momentAt(folder, run.id, step ?? null))) };
}

/** What of a parent's variables a program can use: weights by name and shape, and the optimizer's memory where all of it fits. */
export function carryWeights(document: UnrollDocument, program: Program, vocabulary: readonly string[], { run, state, tensors }: Parent): Carry {
  const weights = program.variables.filter(({ role }) => role === 'weight');
  const slots = program.variables.filter(({ role }) => role === 'slot');
  const names = new Set(weights.map(({ name }) => name));
  const fresh = weights.filter((variable) => !fits(variable, tensors));
  const sameOptimizer = document.training.optimizer.name === run.document.training.optimizer.name;
  const optimizer = fresh.length === 0 && sameOptimizer && slots.every((slot) => fits(slot, tensors)) ? 'carried' : 'fresh';
  const shapeOf = (name: string): number[] => [...(tensors.get(name)?.shape ?? [])];
  return {
    run: run.id,
    step: state.step,
    carried: weights.filter((variable) => fits(variable, tensors)).map(({ name }) => name),
    fresh: fresh.map(({ name, shape }) => ({ name, shape: [...shape], was: tensors.has(name) ? shapeOf(name) : null })),
    left: learnedIn(tensors).filter((name) => !names.has(name)).map((name) => ({ name, shape: shapeOf(name) })),
    optimizer,
    otherSymbols: vocabulary.join('\n') !== run.vocabulary.join('\n'),
  };
}

/** Every variable of the program where a fork begins. */
export function carriedValues(program: Program, seed: number, tensors: Tensors, { optimizer }: Pick<Carry, 'optimizer'>): Map<string, Float32Array> {
  const values = initialValues(program, seed);
  for (const variable of program.variables)
    if (fits(variable, tensors) && (variable.role !== 'slot' || optimizer === 'carried')) values.set(variable.name, valueFrom(variable, tensors));
  return values;
}

/**
 * Where the data goes on: where the parent stood, if the fork reads the same batches, so that an unchanged drawing continues as
 * its parent did; else at the beginning, as a new run.
 */
export function forkedReading(parent: Parent, now: Pick<EngineRun, 'data' | 'plan' | 'document'>): { random: Random; cursor?: Checkpoint['state']['cursor'] } {
  const { state, run } = parent;
  const same = JSON.stringify(readingOf(run)) === JSON.stringify(readingOf(now));
  return same ? { random: Random.from(state.random), cursor: state.cursor } : { random: Random.seeded(now.document.training.seed) };
}

export function forkedState({ state }: Parent, { optimizer }: Pick<Carry, 'optimizer'>): ReadyRun['state'] {
  const { step, loss, optimizerSince } = state;
  const figures = { validationLoss: null, accuracy: null, best: null, patience: fullPatience };
  return { step, elapsed: 0, loss, ...figures, optimizerSince: optimizer === 'carried' ? optimizerSince : step };
}

function readingOf({ data, plan, document }: Pick<EngineRun, 'data' | 'plan' | 'document'>): unknown {
  const { seed, carryState, likeLengths } = document.training;
  const params = document.graph.nodes.find(({ id }) => id === data.node)?.params;
  return [data.sha256, data.node, params, plan.batch, seed, carryState, likeLengths];
}

function fits({ name, shape }: Variable, tensors: Tensors): boolean {
  return tensors.get(name)?.shape.join() === shape.join();
}

/** Old checkpoints have all in one file: a slot is named after its weight, a carried state after the function. */
function learnedIn(tensors: Tensors): string[] {
  const names = [...tensors.keys()];
  return names.filter((name) => !name.startsWith('train/') && !names.some((other) => name.startsWith(`${other}/`)));
}
