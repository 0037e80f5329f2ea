import { at, dropoutMask, mul } from '../compiler/ir/build.ts';
import type { LowerContext } from '../compiler/ir/lower-context.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';
import { probeCell } from './probe-cell.ts';
import type { Initializer, ParameterSpec, Port, StateSpec } from './kind.ts';

/** What rnn, lstm, gru and bidirectional share. */

export const recurrentIn: readonly Port[] = [{ name: 'in', signal: 'vector' }];
export const recurrentOut: readonly Port[] = [{ name: 'out', signal: 'vector' }];

export const unitsField = { type: 'integer', min: 1, max: 4096, default: 128 } as const;

/** Rates of a cell's dropout: of its input, and of the state that its recurrent product reads. */
export const dropoutFields = {
  dropout: { type: 'number', min: 0, max: 0.95, step: 0.05, default: 0 },
  recurrentDropout: { type: 'number', min: 0, max: 0.95, step: 0.05, default: 0 },
} as const;

export interface CellDropout {
  readonly dropout: number;
  readonly recurrentDropout: number;
}

/** What the equations of a cell become while it trains with dropout; p and q are its rates. */
export function dropoutEquations({ dropout, recurrentDropout }: CellDropout): string[] {
  return [
    ...(dropout > 0 ? ['x_t \\to x_t \\odot m / (1 - p)'] : []),
    ...(recurrentDropout > 0 ? ['U h_{t-1} \\to U (h_{t-1} \\odot n) / (1 - q)'] : []),
  ];
}

/** A recurrent cell: what one timestep does, with Keras's parameters and gate orders. H: units. */
export interface Cell {
  readonly units: number;
  /** Gates in the kernels, side by side. */
  readonly gates: number;
  readonly bias: Initializer;
  /** A second bias `[gates · H]` after the recurrent product. */
  readonly recurrentBias?: boolean;
  /** Names of the states, `[B, H]` each; the first is what the cell gives. */
  readonly states: readonly string[];
  readonly rates: CellDropout;
  /**
   * x `[B, W]` and the states to the states after this timestep. Recurrent products read `weights.heard(h)`; what the state
   * is otherwise used for (a GRU's mixing, an LSTM's memory) is never dropped.
   */
  next(b: OpBuilder, x: Value, states: readonly Value[], weights: CellWeights): readonly Value[];
}

export interface CellWeights {
  /** `[W, gates · H]` */
  readonly kernel: Value;
  /** `[H, gates · H]` */
  readonly recurrent: Value;
  /** `[gates · H]` */
  readonly bias: Value;
  readonly recurrentBias: Value | undefined;
  /** Every state and gate passes here, so that a probe sees it; gives it back as it goes on. */
  tap(name: string, value: Value): Value;
  /** The state h `[B, H]` as the recurrent products read it: in training with its dropout. */
  heard(h: Value): Value;
}

/** Keras's kernel, recurrent_kernel, bias and, where the cell has one, recurrent_bias, for an input of a known width. */
export function cellParameters({ units, gates, bias, recurrentBias }: Cell, width: number, prefix = ''): ParameterSpec[] {
  return [
    { name: `${prefix}kernel`, shape: [width, gates * units], init: 'glorot-uniform' },
    { name: `${prefix}recurrent_kernel`, shape: [units, gates * units], init: 'orthogonal' },
    { name: `${prefix}bias`, shape: [gates * units], init: bias },
    ...(recurrentBias ? [{ name: `${prefix}recurrent_bias`, shape: [gates * units], init: 'zeros' } as const] : []),
  ];
}

export function cellStates({ units, states }: Cell): StateSpec[] {
  return states.map((name) => ({ name, width: units }));
}

export interface CellRun {
  /** Where the states begin, in the cell's order. */
  readonly begin: readonly Value[];
  /** Before the names of the parameters. */
  readonly prefix?: string;
  /** From the last timestep to the first. */
  readonly reverse?: boolean;
}

/**
 * A cell over all timesteps: what it gives at each of them and the states after the last. Where a question is padded every
 * state is held at zero, whichever side the cell comes from. Dropout is Keras's (Gal & Ghahramani 2016): a sequence has one
 * mask for its input and one for its state, the same at every timestep and for all gates.
 */
export function runCell(
  context: LowerContext,
  cell: Cell,
  x: Value,
  { begin, prefix = '', reverse = false }: CellRun,
): { readonly out: Value; readonly end: readonly Value[] } {
  const { b, loop, mask, parameter } = context;
  const [batch = 1, width = 1] = x.type.shape.slice(-2);
  const { dropout, recurrentDropout } = cell.rates;
  const dropIn = sequenceMask(context, dropout, [batch, width], `${prefix}dropout`);
  const dropState = sequenceMask(context, recurrentDropout, [batch, cell.units], `${prefix}recurrent_dropout`);
  const names = ['kernel', 'recurrent_kernel', 'bias', ...(cell.recurrentBias ? ['recurrent_bias'] : [])];
  const probed = context.probe && probeCell(context, context.probe, cell, x, prefix);
  const own = { steps: [dropIn ? mul(b, x, dropIn) : x, ...maskSteps(mask)], invariants: [...names.map((name) => parameter(`${prefix}${name}`)), ...(dropState ? [dropState] : [])] };
  const { carries, steps } = loop(
    {
      carries: begin,
      steps: [...own.steps, ...(probed?.steps ?? [])],
      invariants: [...own.invariants, ...(probed?.invariants ?? [])],
      reverse,
    },
    (body, { carries: states, steps: operands, invariants }) => {
      const [input, m] = operands.slice(0, own.steps.length);
      const taps = probed?.inside(body, operands.slice(own.steps.length), invariants.slice(own.invariants.length));
      const [kernel, recurrent, bias] = invariants;
      if (!input || !kernel || !recurrent || !bias) throw new Error('a cell lacks a value');
      const recurrentBias = cell.recurrentBias ? at(invariants, 3) : undefined;
      const heard = (h: Value): Value => (dropState ? mul(body, h, at(invariants, names.length)) : h);
      const next = cell.next(body, input, states, { kernel, recurrent, bias, recurrentBias, heard, tap: taps?.tap ?? untapped }).map((state) => held(body, state, m));
      return { carries: next, steps: [at(next, 0), ...(taps?.seen() ?? [])] };
    },
  );
  probed?.record(steps.slice(1));
  return { out: at(steps, 0), end: carries };
}

const untapped = (_: string, value: Value): Value => value;

/** What each sequence of the batch is multiplied with at every timestep, `[B, width]`; null where nothing is dropped. */
function sequenceMask({ b, sequenceNoise }: LowerContext, rate: number, shape: readonly [batch: number, width: number], purpose: string): Value | null {
  const drawn = rate > 0 ? sequenceNoise(shape, purpose) : null;
  return drawn && dropoutMask(b, drawn, rate);
}

/** The lowering of a kind that is one cell: its states begin where the last window ended. */
export function lowerCell(context: LowerContext, cell: Cell, x: Value): { readonly out: Value } {
  const { out, end } = runCell(context, cell, x, { begin: cell.states.map((name) => context.initialState(name)) });
  cell.states.forEach((name, i) => { context.finalState(name, at(end, i)); });
  return { out };
}

/** The mask as a per-step operand of a loop, if there is one. */
export function maskSteps(mask: Value | null): readonly Value[] {
  return mask ? [mask] : [];
}

/** Questions are padded on the left and states begin at zero: holding the state there is multiplying it by the mask. */
export function held(b: OpBuilder, state: Value, mask: Value | undefined): Value {
  return mask ? mul(b, state, mask) : state;
}
