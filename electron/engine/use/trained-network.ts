import type { FunctionName } from '../../../shared/compiler/program.ts';
import { Vocabulary } from '../../../shared/text/vocabulary.ts';
import { compileFor } from '../compile.ts';
import { momentAt, readCheckpoint } from '../run/checkpoints.ts';
import { readRun, type EngineRun } from '../run/run-folder.ts';
import type { StoredTensor } from '../run/safetensors.ts';
import { Session } from '../session.ts';
import { valuesFrom } from '../variables.ts';

/** A run's network with the weights of a checkpoint. */
export interface TrainedNetwork {
  readonly run: EngineRun;
  readonly folder: string;
  readonly step: number;
  readonly vocabulary: Vocabulary;
  readonly session: Session;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

export interface NetworkOptions {
  /** Throws for a run that the work is not for. */
  readonly check?: (run: EngineRun) => void;
  /** The divergence whose prediction `write` goes on from. */
  readonly speaker?: (run: EngineRun) => string;
  /** Whether units of states can be held. */
  readonly holds?: boolean;
  /** A step: the weights of the newest recorded moment at or before it; without one those of the newest checkpoint. */
  readonly at?: number | undefined;
}

/**
 * Opens the network of a run for one piece of work and closes it after. Each piece has a session of its own, so that two
 * that go on at once do not share a state.
 * @throws UserError no run, no checkpoint (so early), or damaged; and what `work` throws.
 */
export async function withNetwork<T>(
  folder: string,
  functions: readonly FunctionName[],
  work: (network: TrainedNetwork) => Promise<T>,
  { check, speaker, holds = false, at }: NetworkOptions = {},
): Promise<T> {
  const run = await readRun(folder);
  check?.(run);
  const { state, tensors } = await readCheckpoint(folder, await momentAt(folder, run.id, at ?? null));
  const all: FunctionName[] = [...functions, 'set'];
  const program = compileFor(run.document, run.data.node, run.facts, { functions: all, rows: run.plan.batch, shards: run.plan.shards, speaker: speaker?.(run), holds });
  const session = await Session.open(program, all);
  try {
    session.set(valuesFrom(program, tensors));
    return await work({ run, folder, step: state.step, vocabulary: new Vocabulary(run.vocabulary), session, tensors });
  } finally {
    await session.close();
  }
}
