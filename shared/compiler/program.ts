import type { DivergenceParams } from '../nodes/divergence.ts';
import type { Initializer, Task } from '../nodes/kind.ts';
import type { Block, DType } from './ir/types.ts';
import type { StageId } from './stages.ts';

/**
 * What a compiled program can do. All share one session and its variables.
 *
 * | function | inputs | outputs |
 * |---|---|---|
 * | train | x, y, w/d, mask?, keep?, hyper, seed? | loss `[]`, norm `[]`, divAt/d `[K]` |
 * | evaluate | x, y, w/d, mask?, keep? | divAt/d `[T]`, correctAt/d `[T]` |
 * | predict | x, mask?, keep? (batch 1) | prediction/d `[T, C]` |
 * | step | x `[1]`, keep? `[1]` | scores/d `[C]` |
 * | write | x `[1]`, keep? `[1]`, u `[N]`, sharpness `[]` | symbols i32 `[N]`, probabilities `[N, C]` |
 * | probe | x, y, w/d, mask?, keep/s?, level/s? | value/…, state/…, gate/…, div/d, prediction/d, grad/… |
 * | get | — | every variable |
 * | set | every variable | done `[]` |
 *
 * - `/d`: one for each divergence, with its node's id in the place of d (`portOf`).
 * - x i32 `[B, T]` symbols, or f32 `[B, T, channels]` real numbers (`[1, channels]` in step); y i32 `[B, T]` classes, or f32
 *   `[B, T, C]`, what a forecast is to give; w f32 `[B, T]` timestep weights (0: not judged).
 * - mask f32 `[B, T]`, only where the task is an answer: 0 where a question is padded (on the left); the state is held at zero there.
 * - keep f32 `[B]`, only where a text or forecast program has state: 1 starts row b from the state its last window ended in, 0 from zero.
 *   train, evaluate, predict and step each carry a state of their own; write goes on from step's.
 * - hyper f32 `[4]`: learning rate, beta1^step, beta2^step (1 where the optimizer has none; step counts from 1), clip norm.
 * - seed i32 `[2]`, only with dropout: run seed and step.
 * - loss: Σ_d share · Σ w·Div / Σ w (or the literal Σ w·Div / B), nats; norm: global norm of the gradients before clipping;
 *   divAt: Σ_b w·Div by timestep — in train only for the K timesteps `judged`; correctAt (classes only): Σ_b over w > 0 of
 *   argmax = y.
 * - prediction: probabilities of the classes; scores: their logits. Of a forecast both are the predicted numbers.
 * - write draws N symbols (`WRITTEN_SYMBOLS`), each fed back as the next input: u are uniform numbers in [0, 1), sharpness is
 *   1 / temperature, probabilities are softmax(scores · sharpness) of the divergence `speaker`.
 * - probe looks at everything, over `ProbeShape`'s own R rows and T timesteps, from zero (or learned) states, without dropout; w may
 *   be any real number. Outputs `[T, R, W]`: value/<node>/<port> of each node but one-hots, state/<node>/<state> (h, c; forward_h …),
 *   gate/<node>/<gate> (LSTM i f g o, GRU z r g, rnn a before its activation); div/d `[T, R]` without w; prediction/d.
 *   grad/value/…, grad/state/…, grad/symbol/<node that reads> `[T, R, 1]` (gradient times input) and grad/weight/<weight> are the
 *   derivatives of Σ_d Σ w·Div: no share and no division by Σ w in it, and a row's own are its own.
 * - keep/s, level/s f32 `[W]`, with `holds`: state s (`<node>/<state>`) becomes s · keep + level after each timestep.
 */
export type FunctionName = NamedFunction | ShortTrain;
export type NamedFunction = 'train' | 'evaluate' | 'predict' | 'step' | 'write' | 'probe' | 'get' | 'set';
/** `train` over the given number of timesteps, fewer than T, for batches of shorter questions. */
export type ShortTrain = `train-${number}`;

export interface TensorPort {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
}

export interface ProgramFunction {
  readonly inputs: readonly TensorPort[];
  readonly outputs: readonly TensorPort[];
}

/** A tensor that the session keeps between calls. */
export interface Variable {
  /** `<node id>/<parameter>`; optimizer slots add `/m`, `/v`, …; states are `<function>/<node id>/<state>`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: 'weight' | 'slot' | 'state';
  readonly init: Initializer;
  /** The document's node. */
  readonly node: string;
}

export interface CompileOptions {
  readonly functions: readonly FunctionName[];
  /** Into how many independent parts the batch is cut, at most; see `chooseParts`. */
  readonly shards: number;
  /**
   * `native`: a loop over time is one operation of our own (electron/native), where the addon has it and its body allows;
   * `unrolled` (without a word): only TensorFlow's operations, a timestep after the other.
   */
  readonly loops?: Loops;
  /** Passes of `train` to leave out: such a program is read or compared with, not run. */
  readonly leaveOut?: readonly StageId[];
  /** What `probe` is made for; must be given with it. */
  readonly probe?: ProbeShape;
  /** `probe`, `step` and `write` take units of states that are held: inputs keep/s and level/s. */
  readonly holds?: boolean;
  /** The divergence whose prediction `write` goes on from; without a word the first. */
  readonly speaker?: string;
}

export interface ProbeShape {
  /** Sequences at once. */
  readonly rows: number;
  /** Timesteps, whatever the data has. */
  readonly timesteps: number;
  /** Takes what is otherwise zero as inputs eps/…: for tests, which move a value and look. */
  readonly perturbed?: boolean;
}

/** One judge of the network. */
export interface ProgramDivergence {
  /** Of the document. */
  readonly node: string;
  readonly share: number;
  readonly measure: DivergenceParams['kind'];
  /** Columns 0 … T − 1 that some sequence judges. */
  readonly judged: readonly number[];
}

export type Loops = 'native' | 'unrolled';

export interface Program {
  readonly task: Task;
  /** T */
  readonly timesteps: number;
  /** B */
  readonly batch: number;
  /** V */
  readonly symbols: number;
  /** C: classes, or channels of a forecast. */
  readonly classes: number;
  /** Width of real-valued input; absent: symbols. */
  readonly channels?: number | undefined;
  readonly shards: number;
  /** In the document's order; at least one. */
  readonly divergences: readonly ProgramDivergence[];
  readonly loops: Loops;
  readonly variables: readonly Variable[];
  readonly functions: Readonly<Partial<Record<FunctionName, ProgramFunction>>>;
  /** The functions as straight-line IR, for the emitter and the interpreter. */
  readonly code: Readonly<Partial<Record<FunctionName, FunctionCode>>>;
}

export interface FunctionCode {
  readonly block: Block;
  /** What each parameter of the block is: an input of the function or a variable as it stands when called. */
  readonly params: readonly ({ readonly input: string } | { readonly variable: string })[];
  /** What each result is: an output of the function or the new value of a variable. */
  readonly results: readonly ({ readonly output: string } | { readonly variable: string })[];
}
