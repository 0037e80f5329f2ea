import type { DrawingOptions } from './networks.ts';

/** Cells wired from dense, projection, add, multiply and delay that compute what a built-in kind does. */

export const elman = (units: number): Pick<DrawingOptions, 'nodes' | 'wires'> => ({
  nodes: {
    o: ['one-hot'], w: ['dense', { units, activation: 'linear' }], u: ['projection', { units }], s: ['add'], h: ['activation'], z: ['delay'],
  },
  wires: ['x > o', 'o > w', 'z > u', 'w > s.a', 'u > s.b', 's > h', 'h > z', 'h > out'],
});

/** h_t = z ⊙ h_{t−1} + (1 − z) ⊙ g, with the reset gate before the product. */
export const gatedUnit = (units: number): Pick<DrawingOptions, 'nodes' | 'wires'> => ({
  nodes: {
    o: ['one-hot'], last: ['delay'],
    ...Object.fromEntries(
      ['z', 'r', 'g'].flatMap((gate) => [
        [`w${gate}`, ['dense', { units, activation: 'linear' }]],
        [`u${gate}`, ['projection', { units }]],
        [`s${gate}`, ['add']],
        [gate, ['activation', { activation: gate === 'g' ? 'tanh' : 'sigmoid' }]],
      ]),
    ) as DrawingOptions['nodes'],
    kept: ['multiply'], rest: ['activation', { activation: 'complement' }], fresh: ['multiply'], memory: ['multiply'], h: ['add'],
  },
  wires: [
    'x > o',
    ...['z', 'r', 'g'].flatMap((gate) => [`o > w${gate}`, `w${gate} > s${gate}.a`, `u${gate} > s${gate}.b`, `s${gate} > ${gate}`]),
    'last > uz', 'last > ur', 'r > memory.a', 'last > memory.b', 'memory > ug',
    'z > kept.a', 'last > kept.b', 'z > rest', 'rest > fresh.a', 'g > fresh.b', 'kept > h.a', 'fresh > h.b', 'h > last', 'h > out',
  ],
});

/** Columns of a matrix `[rows, gates · units]`, or of a vector, that belong to one gate. */
function gate(values: ArrayLike<number>, at: number, gates: number, units: number): Float64Array {
  const rows = values.length / (gates * units);
  return Float64Array.from({ length: rows * units }, (_, i) => values[Math.floor(i / units) * gates * units + at * units + (i % units)] ?? NaN);
}

type Table = Readonly<Record<string, ArrayLike<number>>>;

/** Variables of the hand-wired cell from those of `source -> one-hot (n1) -> rnn (n2) -> output (n3)`; slots and gradients go the same way. */
export function elmanVariables(of: Table): Record<string, ArrayLike<number>> {
  return renamed(of, (name) => {
    const found = /^n2\/(kernel|recurrent_kernel|bias)(.*)$/.exec(name);
    if (!found) return null;
    const [, parameter = '', slot = ''] = found;
    return [[`${{ kernel: 'w/kernel', recurrent_kernel: 'u/kernel', bias: 'w/bias' }[parameter] ?? ''}${slot}`, (values) => values]];
  }, 'z');
}

/** The same from `gru`. */
export function gatedVariables(of: Table, units: number): Record<string, ArrayLike<number>> {
  return renamed(of, (name) => {
    const found = /^n2\/(kernel|recurrent_kernel|bias)(.*)$/.exec(name);
    if (!found) return null;
    const [, parameter = '', slot = ''] = found;
    return ['z', 'r', 'g'].map((letter, i) => [
      `${parameter === 'recurrent_kernel' ? 'u' : 'w'}${letter}/${parameter === 'bias' ? 'bias' : 'kernel'}${slot}`,
      (values) => gate(values, i, 3, units),
    ]);
  }, 'last');
}

type Renamed = readonly (readonly [string, (values: ArrayLike<number>) => ArrayLike<number>])[];

function renamed(of: Table, cell: (name: string) => Renamed | null, delay: string): Record<string, ArrayLike<number>> {
  return Object.fromEntries(
    Object.entries(of).flatMap(([name, values]) => {
      const inCell = cell(name);
      if (inCell) return inCell.map(([to, change]) => [to, change(values)] as const);
      return [[name.replace(/\/n2\/h$/, `/${delay}/state`).replace(/^n3\//, 'out/'), values] as const];
    }),
  );
}
