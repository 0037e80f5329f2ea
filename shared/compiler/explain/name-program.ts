import type { NodeKind } from '../../nodes/kind.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Operation, OpName, Value } from '../ir/types.ts';
import { nth } from '../ops/op.ts';
import type { FunctionCode, Program } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import { kindOf, Names, type Parts } from './names.ts';
import type { Uses } from './uses.ts';

/** Symbols of learned tensors by their names in a kind. */
const tensorSymbols: Readonly<Record<string, string>> = {
  kernel: 'W', recurrent_kernel: 'U', bias: 'b', recurrent_bias: 'b', embeddings: 'E', gamma: 'γ', beta: 'β',
};

/** Symbols of what an op makes; a second one for the op's second output. */
const forwardSymbols: Readonly<Partial<Record<OpName, readonly string[]>>> = {
  linear: ['z'], add: ['z'], split: ['z'], tanh: ['a'], sigmoid: ['a'], relu: ['a'], gather: ['e'], oneHot: ['e'], softmax: ['p'],
  crossEntropy: ['div', 'dz'], uniform: ['u'], maximum: ['n'],
};
const backwardSymbols: Readonly<Partial<Record<OpName, readonly string[]>>> = {
  linear: ['dx'], tanhGrad: ['dz'], sigmoidGrad: ['dz'], reluGrad: ['dz'], concat: ['dz'],
  add: ['da'], mul: ['da'], putSteps: ['dx'],
};

const updateSymbols: typeof forwardSymbols = { div: ['s'] };

/** What is fed, where the program's own name for it would be taken for something else: the desired symbols are d, as in Div(Y, d). */
const inputSymbols: Readonly<Record<string, string>> = { y: 'd' };

/** What the numbers of `hyper` are. */
const hyperSymbols = ['lr', 'β₁ᵗ', 'β₂ᵗ', 'clip'];

/** A formula names its parts where it would grow beyond so many. */
const mostParts = 4;

/** Gives a name to every value that a line makes; what has none is written where it is used. */
export function nameProgram(resolved: Resolved, program: Program, code: FunctionCode, parts: Parts, uses: Uses): Names {
  const names = new Names();
  nameParams(names, program, code);
  nameGradients(names, parts, uses);
  code.block.results.forEach((value, i) => {
    const result = nth(code.results, i);
    if ('output' in result) names.give(uses.root(value), kindOf(result.output));
  });
  const naming = new Naming(resolved, names, uses);
  naming.block(parts.forward, forwardSymbols, 'v');
  naming.block(parts.backward, backwardSymbols, 'dv');
  naming.block(parts.update, updateSymbols, 'u');
  names.number();
  return names;
}

function nameParams(names: Names, { variables }: Program, { block, params }: FunctionCode): void {
  const roles = new Map(variables.map(({ name, role }) => [name, role]));
  block.params.forEach((value, i) => {
    const param = nth(params, i);
    if ('input' in param) names.give(value, inputSymbols[kindOf(param.input)] ?? kindOf(param.input));
    else if (roles.get(param.variable) === 'weight') names.give(value, tensorSymbol(param.variable));
    else names.give(value, `kept ${shortName(param.variable)}`);
  });
}

/** Gradients of weights are called by the weights that the update changes with them. */
function nameGradients(names: Names, { update }: Parts, uses: Uses): void {
  const later = new Set(update);
  for (const { op, inputs } of update) {
    if (!op.startsWith('apply')) continue;
    let gradient = uses.root(nth(inputs, inputs.length - 1));
    for (let maker = uses.maker(gradient); maker && later.has(maker); maker = uses.maker(gradient)) gradient = uses.root(nth(maker.inputs, 0));
    if (uses.maker(gradient)?.op !== 'const') names.giveGradient(gradient, nth(inputs, 0));
  }
}

class Naming {
  readonly #resolved: Resolved;
  readonly #names: Names;
  readonly #uses: Uses;
  /** How many names and numbers a formula holds. */
  readonly #sizes = new Map<number, number>();
  /** States of the forward loops, by node and direction. */
  readonly #loops = new Map<string, readonly Value[]>();

  constructor(resolved: Resolved, names: Names, uses: Uses) {
    this.#resolved = resolved;
    this.#names = names;
    this.#uses = uses;
  }

  block(operations: readonly Operation[], symbols: typeof forwardSymbols, other: string): void {
    const own = new Set(operations);
    for (const operation of operations) {
      const { op, inputs, outputs } = operation;
      if (op === 'const' || this.#uses.isLayout(operation)) continue;
      if (op === 'scan') {
        this.#loop(operation, symbols, other);
        continue;
      }
      if (op.startsWith('apply')) continue;
      if (op === 'slice' && this.#names.has(nth(inputs, 0)) && this.#names.of(nth(inputs, 0)) === 'hyper') {
        this.#names.giveKnown(nth(outputs, 0), hyperSymbols[Number(operation.attrs.begin)] ?? 'hyper');
        continue;
      }
      if (outputs.length === 1 && !this.#standsAlone(operation, own)) continue;
      outputs.forEach((value, i) => this.#names.give(value, this.#symbol(operation, i, symbols, other)));
    }
  }

  #standsAlone(operation: Operation, own: ReadonlySet<Operation>): boolean {
    const value = nth(operation.outputs, 0);
    const takers = this.#uses.takers(value);
    const size = operation.inputs.reduce((total, input) => total + this.#sizeOf(input), 0);
    this.#sizes.set(value.id, size);
    if (this.#uses.isResult(value) || takers.some((taker) => taker.op === 'scan' && !this.#begins(taker, value))) return true;
    if (operation.op === 'takeSteps' || operation.op === 'slice') return false;
    const [taker] = takers;
    return takers.length !== 1 || taker?.op === 'concat' || taker?.origin !== operation.origin || !own.has(taker) || (size > mostParts && operation.op !== 'add');
  }

  /** Does a loop take the value only to begin with? */
  #begins(scan: Operation, value: Value): boolean {
    const { carries } = scanParts(scan).outer;
    return scan.inputs.every((input, i) => i < carries.length || this.#uses.root(input) !== value);
  }

  #sizeOf(value: Value): number {
    const root = this.#uses.root(value);
    return this.#names.has(root) ? 1 : (this.#sizes.get(root.id) ?? 1);
  }

  #symbol(operation: Operation, i: number, symbols: typeof forwardSymbols, other: string): string {
    const { symbols: given } = operation.attrs;
    if (typeof given === 'string') return given.split(' ')[i] ?? other;
    const own = symbols === forwardSymbols ? (this.#gateSymbol(operation) ?? (this.#isLastOf(operation) ? this.#nodeSymbol(operation.origin) : null)) : null;
    const bySymbol = symbols[operation.op];
    return own ?? bySymbol?.[i] ?? bySymbol?.[0] ?? other;
  }

  /** "i" for an activation of "zi". */
  #gateSymbol({ op, inputs }: Operation): string | null {
    if (op !== 'sigmoid' && op !== 'tanh') return null;
    const maker = this.#uses.maker(nth(inputs, 0));
    const given = maker?.attrs.symbols;
    const symbol = typeof given === 'string' ? given.split(' ')[maker?.outputs.indexOf(nth(inputs, 0)) ?? 0] : undefined;
    return symbol?.startsWith('z') ? symbol.slice(1) : null;
  }

  /** Is it what its node gives on? */
  #isLastOf({ origin, outputs }: Operation): boolean {
    return outputs.length === 1 && this.#uses.takers(nth(outputs, 0)).some((taker) => taker.origin !== origin);
  }

  #nodeSymbol(id: string | null): string | null {
    const found = this.#resolved.nodes.find(({ node }) => node.id === id);
    if (found?.kind.role === 'recurrence') return 'h';
    return found ? nodeSymbol(found.kind, found.node.params) : null;
  }

  /**
   * A state is h[t−1] where the body takes it and h[t] where it makes it; what the body stacks is called the same inside and
   * outside.
   */
  #loop(scan: Operation, symbols: typeof forwardSymbols, other: string): void {
    const { outer, params } = scanParts(scan);
    const { body, length, reverse } = outer;
    const [names, uses] = [this.#names, this.#uses];
    const isMade = (value: Value): boolean => body.operations.some(({ op, outputs }) => op !== 'const' && outputs.includes(value));
    const states = this.#statesOf(scan);
    [...params.steps, ...params.invariants].forEach((param, i) => {
      const from = uses.root(nth([...outer.steps, ...outer.invariants], i));
      names.share(param, from, i < params.steps.length ? names.timeOf(from) || '[t]' : undefined);
    });
    const isBackward = symbols === backwardSymbols;
    const forward = isBackward ? this.#loops.get(`${scan.origin}|${!reverse}`) : undefined;
    if (!isBackward) this.#loops.set(`${scan.origin}|${reverse}`, params.carries);
    params.carries.forEach((param, i) => {
      const at = reverse ? '[t+1]' : '[t−1]';
      const state = forward?.[i];
      if (state) names.giveGradient(param, state, at);
      else names.give(param, states[i] ?? other, at);
      const next = nth(body.results, i);
      if (isMade(next)) names.share(next, param, '[t]');
      names.share(nth(scan.outputs, i), param, reverse ? '[1]' : `[${length}]`);
    });
    for (const operation of body.operations)
      for (const [i, value] of operation.outputs.entries())
        if (isMade(value) && body.results.includes(value, params.carries.length)) names.give(value, this.#symbol(operation, i, symbols, other), '[t]');
    body.results.slice(params.carries.length).forEach((value, k) => {
      const stack = nth(scan.outputs, params.carries.length + k);
      if (names.has(value)) names.share(stack, value, names.timeOf(value) === '[t]' ? '' : names.timeOf(value));
      else names.give(stack, other);
    });
    this.block(body.operations, symbols, other);
  }

  /** Symbols of a loop's carries: the states of its node, if it carries these. */
  #statesOf({ origin, attrs }: Operation): readonly string[] {
    const states = this.#resolved.nodes.find(({ node }) => node.id === origin)?.states.map(({ name }) => name) ?? [];
    return states.length > 0 && states.length <= Number(attrs.carries) ? states : ['h', 'c'].slice(0, Number(attrs.carries));
  }
}

/** "W" for `lstm/kernel`; a tensor without a usual symbol keeps its own name. */
function tensorSymbol(variable: string): string {
  const short = shortName(variable);
  const known = Object.keys(tensorSymbols).findLast((name) => short === name || short.endsWith(`_${name}`));
  return (known ? tensorSymbols[known] : undefined) ?? short;
}

function shortName(variable: string): string {
  return variable.slice(variable.lastIndexOf('/') + 1);
}

/** The symbol on the left of the kind's own equation ("h_t = …": h), for what the node gives. */
function nodeSymbol(kind: NodeKind, params: Record<string, unknown>): string | null {
  return /^\(*([A-Za-z])[_^\s=]/.exec(kind.equations(params)[0] ?? '')?.[1] ?? null;
}
