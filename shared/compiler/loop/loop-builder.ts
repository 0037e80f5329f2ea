import { at } from '../ir/build.ts';
import type { Block, Value } from '../ir/types.ts';
import type { Buffer, Group, Home, Instruction, LoopProgram, Matrix, Place } from './loop-program.ts';
import { extentOf, isDense, sliced, type Extent } from './places.ts';

/**
 * Elements that all buffers of a block of rows may take together. What one instruction writes the next reads, so far less than
 * that is in use at a time; smaller blocks cost more in instructions than they gain in the cache (docs/performance.md).
 */
const blockElements = 32_768;
/** Scratch memory begins on cache lines. */
const line = 16;

/** Collects buffers and instructions of one loop, and decides where every value lives. */
export class LoopBuilder {
  readonly #body: Block;
  readonly #carries: number;
  readonly #places = new Map<number, Place>();
  readonly #buffers: Buffer[] = [];
  readonly #constants = new Map<number, { readonly buffer: Buffer; readonly value: number }>();
  readonly #matrices: Matrix[] = [];
  readonly #groups: Group[] = [];
  /** The shape under which a buffer's rows were written in the group that is open. */
  readonly #written = new Map<Buffer, number>();
  #arena = 0;

  constructor(body: Block, carries: number) {
    this.#body = body;
    this.#carries = carries;
  }

  param(value: Value, home: Home, index: number): void {
    const { rows, width } = extentOf(value.type.shape);
    this.bind(value, { buffer: this.#buffer(home, index, rows * width), offset: 0, row: width, col: 1 });
  }

  place(value: Value): Place {
    const place = this.#places.get(value.id);
    if (!place) throw new Error(`value ${value.id} has no place in the loop`);
    return place;
  }

  bind(value: Value, place: Place): void {
    this.#places.set(value.id, place);
  }

  /**
   * A place of its own for a value that an instruction writes: in the row of the output it is stacked in, else in the value it
   * becomes a part of, else where a carry's turns are, else in scratch memory.
   */
  own(value: Value): Place {
    const known = this.#places.get(value.id);
    if (known) return known;
    const { rows, width } = extentOf(value.type.shape);
    const { results } = this.#body;
    const stack = results.indexOf(value, this.#carries);
    const place = (buffer: Buffer): Place => ({ buffer, offset: 0, row: width, col: 1 });
    const made =
      stack >= 0 ? place(this.#buffer('stack', stack - this.#carries, rows * width))
      : results.includes(value) ? place(this.#turns(rows * width))
      : this.#partOf(value) ?? place(this.#scratch('arena', rows * width));
    this.bind(value, made);
    return made;
  }

  /** One number, read as any shape. */
  constant(value: number): Place {
    let known = this.#constants.get(value);
    if (!known) this.#constants.set(value, (known = { buffer: this.#scratch('arena', 1), value }));
    return { buffer: known.buffer, offset: 0, row: 0, col: 0 };
  }

  /** A row operation; false where an operand cannot be read so. */
  rows(name: string, out: Value, inputs: readonly (Place | null)[], attr = 0): boolean {
    const known = inputs.filter((place) => place !== null);
    if (known.length < inputs.length) return false;
    this.#add({ name, ...extentOf(out.type.shape), attr, out: this.own(out), inputs: known });
    return true;
  }

  sumOfRows(out: Value, from: Place, { rows, width }: Extent): void {
    this.#add({ name: 'rowSum', rows, width: 1, attr: width, out: this.#column(out, rows), inputs: [from] });
  }

  /** A class a row. */
  pick(out: Value, p: Place, u: Place | null, { rows, width }: Extent): boolean {
    if (!u || p.col !== 1) return false;
    this.#add({ name: 'pick', rows, width: 1, attr: width, out: this.#column(out, rows), inputs: [p, u] });
    return true;
  }

  /** The factor of a product: only what is the same at every timestep is worth laying out. */
  matrix(kernel: Value, transposed: boolean): Matrix | null {
    const place = this.place(kernel);
    const [rows, columns] = [at(kernel.type.shape, 0), at(kernel.type.shape, 1)];
    if (place.buffer.home !== 'invariant' || place.col !== 1 || kernel.type.shape.length !== 2) return null;
    const [inner, width] = transposed ? [columns, rows] : [rows, columns];
    const known = this.#matrices.find((matrix) => matrix.place === place && matrix.transposed === transposed);
    if (known) return known;
    const matrix = { place, inner, width, transposed };
    this.#matrices.push(matrix);
    return matrix;
  }

  product(out: Value, from: Place, matrix: Matrix, add: Place | null): void {
    const inputs = add ? [from, add] : [from];
    this.#add({ name: 'product', ...extentOf(out.type.shape), attr: 0, out: this.own(out), inputs, matrix });
  }

  copy(from: Place, to: Place, { rows, width }: Extent): void {
    this.#add({ name: 'copy', rows, width, attr: 0, out: to, inputs: [from] });
  }

  /** Parts side by side: those that were written in their place already are not copied. */
  concat(out: Value, parts: readonly Value[]): boolean {
    const whole = this.own(out);
    let begin = 0;
    for (const part of parts) {
      const extent = extentOf(part.type.shape);
      const target = { ...whole, offset: whole.offset + begin };
      const from = this.place(part);
      if (from.buffer !== target.buffer || from.offset !== target.offset) this.copy(from, target, extent);
      begin += extent.width;
    }
    return true;
  }

  /**
   * Where a carry's next value is: a place that nothing writes to before it was read. Another carry's value has no such place:
   * its turns are written again two timesteps after it, while this carry is still to be read.
   */
  carryOn(value: Value, carry: number): Place {
    const extent = extentOf(value.type.shape);
    const place = this.place(value);
    const { home, index } = place.buffer;
    const lasting = home === 'carry' ? index === carry : home !== 'arena';
    if (lasting && isDense(place, extent)) return place;
    const to: Place = { buffer: this.#turns(extent.rows * extent.width), offset: 0, row: extent.width, col: 1 };
    this.copy(place, to, extent);
    return to;
  }

  stackUp(value: Value, index: number): void {
    const place = this.place(value);
    if (place.buffer.home === 'stack' && place.buffer.index === index) return;
    const extent = extentOf(value.type.shape);
    this.copy(place, { buffer: this.#buffer('stack', index, extent.rows * extent.width), offset: 0, row: extent.width, col: 1 }, extent);
  }

  finish(loop: Omit<LoopProgram, 'arena' | 'buffers' | 'constants' | 'matrices' | 'groups'>): LoopProgram {
    for (const group of this.#groups) this.#chooseBlock(group, loop.next);
    const constants = [...this.#constants.values()];
    return { ...loop, arena: this.#arena, buffers: this.#buffers, constants, matrices: this.#matrices, groups: this.#groups };
  }

  /** One number a row, whatever shape they are read in afterwards: `[rows, 1]` may be a part of a wider value, `[rows]` is a row. */
  #column(out: Value, rows: number): Place {
    const place = this.own(out);
    return extentOf(out.type.shape).rows === rows ? place : { ...place, row: 1 };
  }

  /** Where a value's one use is to become a part of a wider one, its place there. */
  #partOf(value: Value): Place | null {
    const users = this.#body.operations.filter(({ inputs }) => inputs.includes(value));
    const whole = users.find(({ op, attrs, outputs }) => op === 'concat' && attrs.axis === at(outputs, 0).type.shape.length - 1);
    if (!whole || users.filter(({ op }) => op === 'concat').length > 1) return null;
    if (whole.inputs.indexOf(value) !== whole.inputs.lastIndexOf(value)) return null;
    const out = at(whole.outputs, 0);
    const begin = whole.inputs.slice(0, whole.inputs.indexOf(value)).reduce((sum, { type }) => sum + extentOf(type.shape).width, 0);
    return sliced(this.own(out), out.type.shape, out.type.shape.length - 1, begin);
  }

  #add(instruction: Instruction): void {
    let group = this.#groups.at(-1);
    const alone = instruction.matrix !== undefined;
    const misread = instruction.inputs.some((place) => {
      const rows = this.#written.get(place.buffer);
      return rows !== undefined && (rows !== instruction.rows || place.row === 0);
    });
    if (!group || alone || misread || group.rows !== instruction.rows || group.instructions.some(({ matrix }) => matrix)) {
      group = { rows: instruction.rows, block: instruction.rows, instructions: [] };
      this.#groups.push(group);
      this.#written.clear();
    }
    group.instructions.push(instruction);
    this.#written.set(instruction.out.buffer, instruction.rows);
  }

  /** Scratch memory that only this group uses holds one block; the block is as high as the working memory allows. */
  #chooseBlock(group: Group, next: readonly Place[]): void {
    const touched = (instructions: readonly Instruction[]): Set<Buffer> =>
      new Set(instructions.flatMap(({ out, inputs, matrix }) => [out.buffer, ...inputs.map(({ buffer }) => buffer), ...(matrix ? [matrix.place.buffer] : [])]));
    if (group.instructions.some(({ matrix }) => matrix) || group.rows === 1) return;
    const elsewhere = touched(this.#groups.filter((other) => other !== group).flatMap(({ instructions }) => instructions));
    const kept = new Set([...next.map(({ buffer }) => buffer), ...[...this.#constants.values()].map(({ buffer }) => buffer)]);
    const all = [...touched(group.instructions)];
    const local = all.filter((buffer) => buffer.home === 'arena' && !elsewhere.has(buffer) && !kept.has(buffer));
    // Tables and kernels are read where they are, whatever the height of a block.
    const width = all.reduce((sum, { home, size }) => (home === 'invariant' ? sum : sum + size / group.rows), 0);
    group.block = Math.max(1, Math.min(group.rows, Math.floor(blockElements / width)));
    for (const buffer of local) buffer.home = 'block';
  }

  #turns(size: number): Buffer {
    const buffer = this.#scratch('turns', size);
    buffer.second = this.#take(size);
    return buffer;
  }

  #scratch(home: Home, size: number): Buffer {
    return this.#buffer(home, this.#take(size), size);
  }

  #take(size: number): number {
    const begin = this.#arena;
    this.#arena += Math.ceil(size / line) * line;
    return begin;
  }

  #buffer(home: Home, index: number, size: number): Buffer {
    const buffer = { home, index, second: 0, size };
    this.#buffers.push(buffer);
    return buffer;
  }
}
