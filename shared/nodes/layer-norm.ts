import { add, at, div, fill, mul, reduceTo, scale, sqrt, sub } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { knownWidth, shown, vectorOut, widthOf } from './signals.ts';

/** Keras's: keeps the division away from zero. */
export const LAYER_NORM_EPSILON = 1e-3;

/** Ba, Kiros & Hinton (2016): each vector to mean 0 and variance 1, then learned scale and shift; Keras's parameters. */
export const layerNorm = defineKind({
  id: 'layer-norm',
  version: 1,
  role: 'transform',
  fields: {},
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (_, { inputs }) => ({ key: 'nodes:kinds.layer-norm.summary', args: { width: shown(widthOf(inputs.in)) } }),
  equations: ['y_t = \\gamma \\odot (x_t - \\mu_t) / \\sigma_t + \\beta'],
  infer: ({ inputs }) => vectorOut(widthOf(inputs.in)),
  parameters: (_, inputs) => [
    { name: 'gamma', shape: [knownWidth(inputs.in)], init: 'ones' },
    { name: 'beta', shape: [knownWidth(inputs.in)], init: 'zeros' },
  ],
  lower({ b, parameter }, _, inputs) {
    const x = inputValue(inputs);
    const { shape } = x.type;
    const perVector = [...shape.slice(0, -1), 1];
    const meanOf = (value: typeof x) => scale(b, reduceTo(b, value, perVector), 1 / at(shape, shape.length - 1));
    const centred = sub(b, x, meanOf(x));
    const variance = meanOf(mul(b, centred, centred));
    const inverse = div(b, fill(b, [], 1), sqrt(b, add(b, variance, fill(b, [], LAYER_NORM_EPSILON))));
    return { out: add(b, mul(b, mul(b, centred, inverse), parameter('gamma')), parameter('beta')) };
  },
});
