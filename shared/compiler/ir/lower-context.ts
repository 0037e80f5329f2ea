import type { ScanBody, ScanInputs } from './build.ts';
import type { OpBuilder, Value } from './types.ts';

/** What holds units of a state at a number, `[width]` each: the state becomes state · keep + level. */
export interface Held {
  readonly keep: Value;
  readonly level: Value;
}

/**
 * What is looked at while a network is probed (`functions/probe.ts`), and done to it. Names begin with the node's id. Sequences are
 * `[T, B, W]`, in a loop that the user wired `[B, W]`.
 */
export interface Probe {
  /** Zeros to add to a value of this shape: the gradient by them is the value's. Null: nobody asks for it. */
  perturbation(name: string, shape: readonly number[]): Value | null;
  /** Null: no units can be held. */
  hold(name: string, width: number): Held | null;
  record(name: string, value: Value): void;
}

/** What a node kind sees while it turns into ops. */
export interface LowerContext {
  /** The node's id. */
  readonly node: string;
  /** Null but where the network is probed or its units are held. */
  readonly probe: Probe | null;
  readonly b: OpBuilder;
  /**
   * A loop over the timesteps: `scan` of ir/build over all T of the function that is built, or, where the node lies in a loop
   * that the user wired, `build` once.
   */
  loop(
    inputs: Omit<ScanInputs, 'length'>,
    build: (inner: OpBuilder, body: ScanBody & { readonly invariants: readonly Value[] }) => ScanBody,
  ): ScanBody;
  /** V, the size of the vocabulary that is read. */
  readonly symbols: number;
  /** A learned tensor the kind declared in `parameters`. */
  parameter(name: string): Value;
  /** The table (first learned tensor) of another node. */
  table(node: string): Value;
  /** Where a state the kind declared in `states` begins: `[B, width]`. */
  initialState(name: string): Value;
  /** Where it ends, so that the next window can begin there. */
  finalState(name: string, value: Value): void;
  /** `[T, B, 1]`, in a loop that the user wired `[B, 1]`: 0 where a question is padded; null where nothing is. */
  readonly mask: Value | null;
  /**
   * Uniform numbers in [0, 1) for this node, in the shape of a value on its wires, drawn anew each training step for the whole
   * batch; null outside training.
   */
  noise(shape: readonly number[]): Value | null;
  /**
   * The same, `[B, …]`, once for all timesteps of a sequence. A node that draws more than once names each purpose, and gets
   * numbers of its own for it.
   */
  sequenceNoise(shape: readonly number[], purpose: string): Value | null;
}
