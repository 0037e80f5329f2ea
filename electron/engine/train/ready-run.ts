import type { Batcher } from '../../../shared/text/batch.ts';
import type { Random } from '../../../shared/text/random.ts';
import type { Vocabulary } from '../../../shared/text/vocabulary.ts';
import type { BatchPlan } from '../plan-batches.ts';
import type { RunState } from '../run/checkpoints.ts';
import type { MetricsLog } from '../run/metrics-log.ts';
import type { Lines } from '../run/recording.ts';
import type { EngineRun } from '../run/run-folder.ts';
import type { Session } from '../session.ts';
import type { SamplePlan } from './plan-samples.ts';

/** A run that is ready to train: compiled, its variables set, its folder there. */
export interface ReadyRun {
  readonly run: EngineRun;
  readonly folder: string;
  readonly session: Session;
  readonly plan: BatchPlan;
  readonly batcher: Batcher;
  /** The one generator of the run; the batcher draws from it. */
  readonly random: Random;
  readonly samples: SamplePlan;
  readonly lines: Lines;
  /** Plans the same data with every timestep judged, for the end; null where its own weights do that. */
  readonly everyStep: (() => BatchPlan) | null;
  readonly vocabulary: Vocabulary;
  readonly log: MetricsLog;
  readonly state: Omit<RunState, 'random' | 'cursor'>;
  /** Updates of the weights until it is done, counted from the first. */
  readonly steps: number;
}

/** Weights, or with the optimizer's slots and the carried states. */
export type LivePart = 'weights' | 'all';

/** The variables of a run as they stand between two steps. */
export interface LiveVariables {
  readonly step: number;
  readonly optimizerSince: number;
  readonly values: ReadonlyMap<string, Float32Array>;
}
