import { at, mul } from '../compiler/ir/build.ts';
import type { LowerContext } from '../compiler/ir/lower-context.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';
import type { Initializer, ParameterSpec, Port, StateSpec } from './kind.ts';

/** What rnn, lstm, gru and bidirectional share. */

export const recurrentIn: readonly Port[] = [{ name: 'in', signal: 'vector' }];
export const recurrentOut: readonly Port[] = [{ name: 'out', signal: 'vector' }];

export const unitsField = { type: 'integer', min: 1, max: 4096, default: 128 } as const;

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
  /** x `[B, W]` and the states to the states after this timestep. */
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
 * state is held at zero, whichever side the cell comes from.
 */
export function runCell(
  { loop, mask, parameter }: LowerContext,
  cell: Cell,
  x: Value,
  { begin, prefix = '', reverse = false }: CellRun,
): { readonly out: Value; readonly end: readonly Value[] } {
  const names = ['kernel', 'recurrent_kernel', 'bias', ...(cell.recurrentBias ? ['recurrent_bias'] : [])];
  const { carries, steps } = loop(
    { carries: begin, steps: [x, ...maskSteps(mask)], invariants: names.map((name) => parameter(`${prefix}${name}`)), reverse },
    (body, { carries: states, steps: [input, m], invariants: [kernel, recurrent, bias, recurrentBias] }) => {
      if (!input || !kernel || !recurrent || !bias) throw new Error('a cell lacks a value');
      const next = cell.next(body, input, states, { kernel, recurrent, bias, recurrentBias }).map((state) => held(body, state, m));
      return { carries: next, steps: [at(next, 0)] };
    },
  );
  return { out: at(steps, 0), end: carries };
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
