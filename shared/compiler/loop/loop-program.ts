/**
 * A scan as the native operation UnrollLoop runs it (electron/native): buffers and instructions on rows of float32. What
 * is where is decided here; the kernel only runs the list once a timestep.
 */

/**
 * Where a buffer is at timestep t:
 * carry, step (row t of an input `[T, …]`), invariant, stack (row t of an output `[T, …]`), arena (scratch memory),
 * turns (two places of the arena by turns: a carry's old value stays while the new one is written), block (scratch memory for
 * the rows that are being worked on).
 */
export type Home = 'carry' | 'step' | 'invariant' | 'stack' | 'arena' | 'turns' | 'block';

export interface Buffer {
  home: Home;
  /** Which carry, input or output; where in the arena, in elements. */
  index: number;
  /** Of `turns`: the second place in the arena. */
  second: number;
  /** Elements a timestep. */
  readonly size: number;
}

/** A matrix in a buffer: element (r, c) is at offset + r·row + c·col. col 0: one number stands for a row; row 0: one row for all. */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly row: number;
  readonly col: 0 | 1;
}

export interface Instruction {
  /** A row operation of electron/native/kernels.cc, or `product`. */
  readonly name: string;
  readonly rows: number;
  readonly width: number;
  readonly attr: number;
  readonly out: Place;
  readonly inputs: readonly Place[];
  /** Of a product: which matrix. */
  readonly matrix?: Matrix;
}

/** A factor of products that is laid out for them once a call. */
export interface Matrix {
  readonly place: Place;
  readonly inner: number;
  readonly width: number;
  readonly transposed: boolean;
}

/** Instructions run block of rows after block of rows. */
export interface Group {
  readonly rows: number;
  block: number;
  readonly instructions: Instruction[];
}

export interface LoopProgram {
  readonly length: number;
  readonly reverse: boolean;
  readonly carries: number;
  readonly steps: number;
  /** Elements of scratch memory, packed matrices not counted. */
  readonly arena: number;
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
  readonly buffers: readonly Buffer[];
  readonly constants: readonly { readonly buffer: Buffer; readonly value: number }[];
  readonly matrices: readonly Matrix[];
  readonly groups: readonly Group[];
  /** Where each carry's next value is. */
  readonly next: readonly Place[];
}

/** The program as electron/native/loop-program.cc reads it: words with blanks between them. */
export function loopText(program: LoopProgram): string {
  const { buffers, matrices } = program;
  const number = new Map(buffers.map((buffer, i) => [buffer, i]));
  const place = ({ buffer, offset, row, col }: Place): string => [number.get(buffer), offset, row, col].join(' ');
  const list = <T>(items: readonly T[], line: (item: T) => string): string => [items.length, ...items.map(line)].join('\n');
  const shape = (sizes: readonly number[]): string => [sizes.length, ...sizes].join(' ');
  const instruction = ({ name, width, attr, out, inputs, matrix }: Instruction): string =>
    [name, width, attr, place(out), inputs.length, ...inputs.map(place), ...(matrix ? [matrix.inner, matrices.indexOf(matrix)] : [])].join(' ');
  return [
    `loop 1 ${program.length} ${Number(program.reverse)} ${program.carries} ${program.steps} ${program.arena}`,
    list(program.inputs, shape),
    list(program.outputs, shape),
    list(buffers, ({ home, index, second, size }) => `${home} ${index} ${second} ${size}`),
    list(program.constants, ({ buffer, value }) => `${buffer.index} ${buffer.size} ${value}`),
    list(matrices, ({ place: from, inner, width, transposed }) => `${place(from)} ${inner} ${width} ${Number(transposed)}`),
    list(program.groups, ({ rows, block, instructions }) => `${rows} ${block} ${list(instructions, instruction)}`),
    program.next.map(place).join('\n'),
    'end',
  ].join('\n');
}
