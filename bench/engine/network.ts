import type { Optimizer } from '../../shared/document/schema.ts';

/**
 * A layer between input and output, as every peer knows it; `units` where it has a width of its own. `elman` is Unroll's alone: an
 * Elman cell wired by hand, with a delay, as the only layer.
 */
export interface Layer {
  readonly kind: 'projection' | 'dense' | 'rnn' | 'lstm' | 'gru' | 'dropout' | 'elman';
  readonly units?: number;
  readonly activation?: string;
  readonly rate?: number;
  readonly resetAfter?: boolean;
}

/** What Unroll and the peers train: see bench/workloads.mjs. */
export interface Network {
  /** One-hot symbols, or vectors of numbers as wide as `symbols`. */
  readonly input: 'symbols' | 'real';
  readonly timesteps: number;
  readonly symbols: number;
  readonly classes: number;
  readonly batch: number;
  readonly judged: 'all' | 'final';
  readonly loss: 'cross-entropy' | 'mean-squared';
  readonly layers: readonly Layer[];
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly clipNorm: number;
}

/** What a program is told to do: a network, or a template by its name. */
export interface Work {
  readonly network?: Network;
  readonly template?: string;
  readonly stepsARepetition: number;
  readonly repetitions: number;
  /** Repetitions that are not measured. */
  readonly warmUp: number;
  /** Generation: characters a repetition. */
  readonly characters?: number;
}
