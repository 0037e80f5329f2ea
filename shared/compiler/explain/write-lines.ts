import { scanParts } from '../ir/scan-parts.ts';
import type { Operation, Value } from '../ir/types.ts';
import { nth } from '../ops/op.ts';
import { binding, write, type Expression } from './expression.ts';
import { shapeText } from './figures.ts';
import type { Names } from './names.ts';
import type { Uses } from './uses.ts';

/** One line of a program as it is read. */
export interface Line {
  readonly text: string;
  /** Of what the line makes: "[40, 64, 128]"; empty where it makes nothing. Sequences are [T, B, …], one timestep [B, …]. */
  readonly shape: string;
  /** In how many loops it stands. */
  readonly depth: number;
  /** The document's node it came from; null: the compiler's own. */
  readonly node: string | null;
}

/** Operations as lines: what has a name is made on a line, the rest is part of the formula that takes it. */
export class LineWriter {
  readonly #names: Names;
  readonly #uses: Uses;

  constructor(names: Names, uses: Uses) {
    this.#names = names;
    this.#uses = uses;
  }

  lines(operations: readonly Operation[], depth = 0): Line[] {
    return operations.flatMap((operation): Line[] => {
      if (operation.op === 'const' || this.#uses.isLayout(operation)) return [];
      if (operation.op === 'scan') return this.#loop(operation, depth);
      const node = operation.origin;
      const shape = shapeText(nth(operation.outputs, 0).type.shape);
      if (operation.op.startsWith('apply'))
        return [{ text: `${this.text(nth(operation.inputs, 0))} ← ${this.#formula(operation).text}`, shape, depth, node }];
      const made = operation.outputs.filter((value) => this.#names.isWritten(value));
      if (made.length === 0) return [];
      return [{ text: `${made.map((value) => this.#names.of(value)).join(', ')} = ${this.#formula(operation).text}`, shape, depth, node }];
    });
  }

  text(value: Value): string {
    return this.#expression(value).text;
  }

  #loop(scan: Operation, depth: number): Line[] {
    const { outer, params } = scanParts(scan);
    const { body, length, reverse } = outer;
    const node = scan.origin;
    const line = (text: string, at: number, value?: Value): Line => ({ text, shape: value ? shapeText(value.type.shape) : '', depth: at, node });
    const start = reverse ? `[${length + 1}]` : '[0]';
    const begin = params.carries.map((param, i) => line(`${this.#bare(param)}${start} = ${this.text(nth(outer.carries, i))}`, depth, param));
    const ends = params.carries.flatMap((param, i) => {
      const next = nth(body.results, i);
      const now = `${this.#bare(param)}[t]`;
      const text = this.text(next);
      return text === now ? [] : [line(`${now} = ${text}`, depth + 1, next)];
    });
    return [
      ...begin,
      line(reverse ? `for t = ${length} … 1:` : `for t = 1 … ${length}:`, depth),
      ...this.lines(body.operations, depth + 1),
      ...ends,
    ];
  }

  #bare(value: Value): string {
    return this.#names.of(value).slice(0, -this.#names.timeOf(value).length);
  }

  #expression(value: Value): Expression {
    const root = this.#uses.root(value);
    if (this.#names.has(root)) return { text: this.#names.of(root), binding: binding.atom };
    const maker = this.#uses.maker(root);
    if (!maker) throw new Error(`value ${root.id} has neither a name nor a maker`);
    return this.#formula(maker);
  }

  #formula(operation: Operation): Expression {
    return write(operation, operation.inputs.map((value) => this.#expression(value)));
  }
}
