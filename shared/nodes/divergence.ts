import { defineKind } from './kind.ts';
import { sizeOf, widthOf } from './signals.ts';

/**
 * DIV = Σ_t w_t · Div(Y(t), d(t)) with cross-entropy from logits: Div = −log softmax(z)[d], nats. It has no lowering of its
 * own: it is the loss of the program.
 */
export const divergence = defineKind({
  id: 'divergence',
  version: 1,
  role: 'divergence',
  fields: {
    kind: { type: 'choice', options: ['cross-entropy'], default: 'cross-entropy' },
    target: { type: 'choice', options: ['next-symbol', 'answer'], default: 'next-symbol' },
    weights: { type: 'weights', default: { schedule: 'all' } },
  },
  inputs: [
    { name: 'logits', signal: 'logits' },
    { name: 'targets', signal: 'targets' },
  ],
  outputs: [],
  summary: (params) => ({ key: `nodes:kinds.divergence.summary-${params.weights.schedule}` }),
  equations: ['DIV = \\sum_t w_t \\cdot Div(Y_t, d_t)', 'Div(Y_t, d_t) = -\\log Y_t[d_t]'],
  infer({ params, inputs }) {
    const { targets, logits } = inputs;
    if (targets?.kind === 'targets' && targets.task !== params.target)
      return {
        problem: {
          message: { key: targets.task === 'answer' ? 'diagnostics:targetIsAnswer' : 'diagnostics:targetIsNextSymbol' },
          fix: {
            label: { key: targets.task === 'answer' ? 'diagnostics:fix.useAnswer' : 'diagnostics:fix.useNextSymbol' },
            params: { target: targets.task },
          },
        },
      };
    const width = widthOf(logits);
    const size = sizeOf(targets);
    if (width !== null && size !== null && width !== size)
      return { problem: { message: { key: 'diagnostics:classesDiffer', args: { outputs: width, classes: size } } } };
    return { outputs: {} };
  },
});
