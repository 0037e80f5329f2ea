import type { LowerContext } from '../compiler/ir/lower-context.ts';
import type { Value } from '../compiler/ir/types.ts';
import type { EditLabel, Message } from '../i18n/messages.ts';
import { fieldDefault, fieldSchema, type Field, type Fields, type ParamsOf } from './fields.ts';

/** Hue and glyph of a node. */
export type Role = 'data' | 'transform' | 'recurrence' | 'output' | 'divergence';

/**
 * What flows over a wire, for each timestep of each sequence of a batch. `null`: not known until the data is read.
 * - symbols `[B, T]`: indices 0 … size − 1
 * - vector `[B, T, width]`
 * - logits `[B, T, width]`: one score a class, before softmax; of a forecast the predicted numbers themselves
 * - targets `[B, T]`: the desired class d(t), 0 … size − 1; of a forecast `[B, T, size]`: the numbers to come
 */
export type Signal =
  | { readonly kind: 'symbols'; readonly size: number | null }
  | { readonly kind: 'vector'; readonly width: number | null; readonly oneHot?: boolean }
  | { readonly kind: 'logits'; readonly width: number | null; readonly numbers?: boolean }
  | { readonly kind: 'targets'; readonly size: number | null; readonly task: Task };

export type SignalKind = Signal['kind'];

/**
 * What is asked: the next symbol at every time, one answer (repeated as the target of every time), or the numbers of a
 * sequence some timesteps later.
 */
export const tasks = ['next-symbol', 'answer', 'forecast'] as const;
export type Task = (typeof tasks)[number];

export interface Port {
  readonly name: string;
  readonly signal: SignalKind;
}

/** What the compiler must know of the data behind a source node; read by the engine, never stored in the document. */
export interface DataFacts {
  /** Size of the vocabulary that is read, V. */
  readonly symbols: number;
  /** Width of what is predicted: the classes that can be the target (for text, `symbols`), or the channels of a forecast. */
  readonly classes: number;
  /** Width of the real-valued vector that is read at each time; absent: symbols are read. */
  readonly channels?: number | undefined;
  /** Longest sequence: the window for text and forecasts, the longest question for pairs. */
  readonly timesteps: number;
  /** Every length that occurs, ascending: just the window for text; decides which timesteps can be judged. */
  readonly lengths: readonly number[];
}

/** A learned tensor of a node. */
export interface ParameterSpec {
  /** Short name within the node, e.g. `kernel`; the whole name is `<node id>/<name>`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly init: Initializer;
}

/** Keras's initialisers under Keras's names. `uniform`: within ±0.05. `unit-forget-bias`: zeros, ones for the forget gate (gate order i, f, c, o). */
export type Initializer = 'zeros' | 'ones' | 'uniform' | 'glorot-uniform' | 'orthogonal' | 'unit-forget-bias';

/** State a recurrent node hands from one timestep to the next, `[B, width]` each. */
export interface StateSpec {
  readonly name: string;
  readonly width: number;
  /** The learned tensor `[width]` that a sequence begins at; without one it begins at zero. */
  readonly begins?: string;
}

export interface Problem {
  readonly message: Message;
  /** What mends it, if one is known. */
  readonly fix?: { readonly label: EditLabel } & (
    | { /** Whose params: the node's own without it. */ readonly node?: string; readonly params: Readonly<Record<string, unknown>> }
    | { /** A node to put before an input. */ readonly insert: { readonly port: string; readonly kind: string; readonly params: Readonly<Record<string, unknown>> } }
  );
}

export type Inferred = { readonly outputs: Readonly<Record<string, Signal>> } | { readonly problem: Problem };

export interface InferInput<P> {
  readonly params: P;
  /** By port; a missing wire never gets here (`unconnected` is reported before). */
  readonly inputs: Readonly<Record<string, Signal>>;
  /** Only for sources; null: not read yet. */
  readonly facts: DataFacts | null;
  /** Classes of the targets this network is asked for; null: not known. */
  readonly classes: number | null;
  /** What it is asked for: the task of those targets; null: no targets are wired. */
  readonly task: Task | null;
  /** The table (first learned tensor, `[rows, columns]`) of another node and that node's title; null: its widths are not known. */
  table(node: string): { readonly title: string; readonly rows: number; readonly columns: number } | null;
}

/**
 * A kind of node: data and pure functions. One file each, listed in `index.ts`.
 * Texts: `nodes:kinds.<id>.title`, `.subtitle`, `.help`.
 */
export interface KindDefinition<F extends Fields> {
  /** Permanent: documents name it. */
  readonly id: string;
  readonly version: number;
  readonly role: Role;
  readonly fields: F;
  /** As many as the params say, or always the same. */
  readonly inputs: readonly Port[] | ((params: ParamsOf<F>) => readonly Port[]);
  readonly outputs: readonly Port[];
  /** Its output at a timestep depends on later timesteps, too: nothing that has to predict them can stand behind it. */
  readonly seesAhead?: boolean;
  /** The node's one line: "57 → 24, linear". */
  summary(params: ParamsOf<F>, signals: NodeSignals): Message;
  /** What it computes, one line an equation, in a small subset of TeX (`x_t`, `\sigma`, `\odot`). Without signals: as it is most often used. */
  readonly equations: readonly string[] | ((params: ParamsOf<F>, signals?: NodeSignals) => readonly string[]);
  infer(input: InferInput<ParamsOf<F>>): Inferred;
  /** Learned tensors; widths of all inputs and outputs are known here. */
  parameters?(
    params: ParamsOf<F>,
    inputs: Readonly<Record<string, Signal>>,
    outputs: Readonly<Record<string, Signal>>,
  ): readonly ParameterSpec[];
  states?(params: ParamsOf<F>, outputs: NodeSignals['outputs']): readonly StateSpec[];
  /** Names of what goes from a timestep to the next, as a probe has them; without it those of the states. */
  remembers?(params: ParamsOf<F>): readonly string[];
  /**
   * The node as ops of the IR. Sequences are time-major: symbols and targets `[T, B]` i32, vectors and logits
   * `[T, B, W]` f32. Sources and the divergence have none: the program's inputs and its loss are the pipeline's.
   */
  lower?(
    context: LowerContext,
    params: ParamsOf<F>,
    inputs: Readonly<Record<string, Value>>,
  ): Readonly<Record<string, Value>>;
  /**
   * Only for a kind whose output at a timestep does not depend on its input of the same one (`delay`), so that a circle through
   * it is a recurrence: gives the state after the timestep. Such a node is always lowered inside a loop, `lower` without inputs.
   */
  advance?(context: LowerContext, params: ParamsOf<F>, inputs: Readonly<Record<string, Value>>): void;
}

/** Signals on a node's ports as far as they are known. */
export interface NodeSignals {
  readonly inputs: Readonly<Record<string, Signal | undefined>>;
  readonly outputs: Readonly<Record<string, Signal | undefined>>;
}

/** A kind with its parameters' type closed over: takes params as they stand in a document. */
export interface NodeKind extends Omit<
  KindDefinition<Fields>,
  'inputs' | 'summary' | 'equations' | 'infer' | 'parameters' | 'states' | 'remembers' | 'lower' | 'advance'
> {
  /** With the default params; a node's own are `portsOf`. */
  readonly inputs: readonly Port[];
  inputsOf(params: Record<string, unknown>): readonly Port[];
  /** Field name of the first illegal parameter, or null. Unknown parameters are ignored and kept. */
  badParam(params: Record<string, unknown>): { field: string; definition: Field } | null;
  defaults(): Record<string, unknown>;
  /** The legal params: defaults filled in, illegal values replaced by their default. */
  read(params: Record<string, unknown>): Record<string, unknown>;
  summary(params: Record<string, unknown>, signals: NodeSignals): Message;
  equations(params: Record<string, unknown>, signals?: NodeSignals): readonly string[];
  infer(input: InferInput<Record<string, unknown>>): Inferred;
  parameters(
    params: Record<string, unknown>,
    inputs: Readonly<Record<string, Signal>>,
    outputs: Readonly<Record<string, Signal>>,
  ): readonly ParameterSpec[];
  states(params: Record<string, unknown>, outputs: NodeSignals['outputs']): readonly StateSpec[];
  remembers(params: Record<string, unknown>): readonly string[];
  readonly lower:
    | ((context: LowerContext, params: Record<string, unknown>, inputs: Readonly<Record<string, Value>>) => Readonly<Record<string, Value>>)
    | null;
  readonly advance: ((context: LowerContext, params: Record<string, unknown>, inputs: Readonly<Record<string, Value>>) => void) | null;
}

export function defineKind<const F extends Fields>(definition: KindDefinition<F>): NodeKind {
  const schemas = Object.entries(definition.fields).map(([name, field]) => ({ name, field, schema: fieldSchema(field) }));
  const readAnew = (params: Record<string, unknown>): ParamsOf<F> =>
    Object.fromEntries(
      schemas.map(({ name, field, schema }) => {
        const result = schema.safeParse(params[name]);
        return [name, result.success ? result.data : fieldDefault(field)];
      }),
    ) as ParamsOf<F>;
  // Params of the editor's documents are frozen: what was read of them stays true, over all edits of other nodes.
  const known = new WeakMap<Record<string, unknown>, ParamsOf<F>>();
  const read = (params: Record<string, unknown>): ParamsOf<F> => {
    const before = known.get(params);
    if (before) return before;
    const found = readAnew(params);
    if (Object.isFrozen(params)) known.set(params, found);
    return found;
  };
  const { lower, advance, inputs } = definition;
  const inputsOf = (params: Record<string, unknown>): readonly Port[] => (typeof inputs === 'function' ? inputs(read(params)) : inputs);
  return {
    ...definition,
    inputs: inputsOf({}),
    inputsOf,
    read,
    defaults: () => read({}),
    badParam(params) {
      const bad = schemas.find(({ name, schema }) => !schema.safeParse(params[name]).success);
      return bad ? { field: bad.name, definition: bad.field } : null;
    },
    summary: (params, signals) => definition.summary(read(params), signals),
    equations: (params, signals) =>
      typeof definition.equations === 'function' ? definition.equations(read(params), signals) : definition.equations,
    infer: (input) => definition.infer({ ...input, params: read(input.params) }),
    parameters: (params, inputs, outputs) => definition.parameters?.(read(params), inputs, outputs) ?? [],
    states: (params, outputs) => definition.states?.(read(params), outputs) ?? [],
    remembers: (params) => definition.remembers?.(read(params)) ?? definition.states?.(read(params), {}).map(({ name }) => name) ?? [],
    advance: advance ? (context, params, inputs) => { advance.call(definition, context, read(params), inputs); } : null,
    lower: lower ? (context, params, inputs) => lower.call(definition, context, read(params), inputs) : null,
  };
}

/** The value on a one-in kind's port `in`. */
export function inputValue(inputs: Readonly<Record<string, Value>>): Value {
  if (!inputs.in) throw new Error('port in has no value');
  return inputs.in;
}
