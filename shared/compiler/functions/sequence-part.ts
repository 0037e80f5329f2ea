import { BlockBuilder, type Numbering } from '../block-builder.ts';
import { at, concat, fill, reshape, slice, transpose, add } from '../ir/build.ts';
import type { Block, OpBuilder, Value } from '../ir/types.ts';

/** How a parameter of a part is cut from the whole batch, and how a result of the parts becomes one again. */
type Cut = { readonly axis: number } | 'whole';
type Join = { readonly axis: number } | 'sum';

/**
 * A block over part of the batch: it is built once for B / n sequences and repeated n times, so that each core works on a part
 * of its own (splitting the small products of one timestep over cores costs more than it gains).
 */
export class PartBuilder {
  readonly b: BlockBuilder;
  readonly parts: number;
  readonly #cuts: Cut[] = [];
  readonly #args: Value[] = [];
  readonly #joins: Join[] = [];
  readonly #results: Value[] = [];

  constructor(numbering: Numbering, parts: number) {
    this.b = new BlockBuilder(numbering);
    this.parts = parts;
  }

  /** A value of the outer block, cut along its batch axis. */
  cut(value: Value, axis: number): Value {
    const { dtype, shape } = value.type;
    this.#cuts.push({ axis });
    this.#args.push(value);
    return this.b.param({ dtype, shape: shape.map((size, i) => (i === axis ? size / this.parts : size)) });
  }

  /** A value of the outer block that every part sees whole. */
  whole(value: Value): Value {
    this.#cuts.push('whole');
    this.#args.push(value);
    return this.b.param(value.type);
  }

  result(value: Value, join: Join): number {
    this.#joins.push(join);
    return this.#results.push(value) - 1;
  }

  /** The block of one part, to be rewritten and then repeated. */
  block(): Block {
    return this.b.finish(this.#results);
  }

  /** The block of one part n times in the outer block; gives the joined results. */
  repeat(outer: OpBuilder, block: Block, inline: (b: OpBuilder, block: Block, args: readonly Value[]) => readonly Value[]): readonly Value[] {
    const made = Array.from({ length: this.parts }, (_, part) =>
      inline(outer, block, this.#args.map((value, i) => cutOf(outer, value, at(this.#cuts, i), part, this.parts))),
    );
    return this.#joins.map((join, i) => {
      const values = made.map((results) => at(results, i));
      return join === 'sum' ? values.reduce((a, c) => add(outer, a, c)) : concat(outer, values, join.axis);
    });
  }
}

function cutOf(b: OpBuilder, value: Value, cut: Cut, part: number, parts: number): Value {
  if (cut === 'whole') return value;
  const size = at(value.type.shape, cut.axis) / parts;
  return slice(b, value, cut.axis, part * size, size);
}

/** `[B, T, …]` to `[T, B, …]`. */
export function timeMajor(b: OpBuilder, value: Value): Value {
  const [batch, timesteps] = [at(value.type.shape, 0), at(value.type.shape, 1)];
  const rest = value.type.shape.slice(2);
  return batch === 1 || timesteps === 1
    ? reshape(b, value, [timesteps, batch, ...rest])
    : transpose(b, value, [1, 0, ...rest.map((_, i) => i + 2)]);
}

export function column(b: OpBuilder, value: Value): Value {
  return reshape(b, value, [...value.type.shape, 1]);
}

export function zeros(b: OpBuilder, shape: readonly number[]): Value {
  return fill(b, shape, 0);
}

