import type { Graph, GraphNode } from '../document/schema.ts';
import type { ParamsOf } from './fields.ts';
import { defineKind, type Task } from './kind.ts';
import { sizeOf, widthOf } from './signals.ts';

const fields = {
  kind: { type: 'choice', options: ['cross-entropy', 'mean-squared-error'], default: 'cross-entropy' },
  target: { type: 'choice', options: ['next-symbol', 'answer', 'forecast'], default: 'next-symbol' },
  share: { type: 'number', min: 0, max: 1_000, step: 0.1, default: 1 },
  weights: { type: 'weights', default: { schedule: 'all' } },
} as const;

export type DivergenceParams = ParamsOf<typeof fields>;

/** How each kind of target is compared. */
export const measureOf: Readonly<Record<Task, DivergenceParams['kind']>> = {
  'next-symbol': 'cross-entropy',
  answer: 'cross-entropy',
  forecast: 'mean-squared-error',
};

const otherTarget = {
  'next-symbol': { message: { key: 'diagnostics:targetIsNextSymbol' }, label: { key: 'diagnostics:fix.useNextSymbol' } },
  answer: { message: { key: 'diagnostics:targetIsAnswer' }, label: { key: 'diagnostics:fix.useAnswer' } },
  forecast: { message: { key: 'diagnostics:targetIsForecast' }, label: { key: 'diagnostics:fix.useForecast' } },
} as const;

/**
 * DIV = Σ_t w_t · Div(Y(t), d(t)) with cross-entropy from logits, Div = −log softmax(z)[d], nats, or, for real-valued targets,
 * the mean squared error, Div = ‖z − d‖² / C over C channels (Keras's, mean over the last axis). It has no lowering of its own: it is the loss of the program. Where a graph has several, training minimises the sum of their losses, each times
 * its `share` (0: watched, not learned from).
 */
export const divergence = defineKind({
  id: 'divergence',
  version: 1,
  role: 'divergence',
  fields,
  inputs: [
    { name: 'logits', signal: 'logits' },
    { name: 'targets', signal: 'targets' },
  ],
  outputs: [],
  summary: (params) => ({
    key:
      params.kind === 'cross-entropy'
        ? `nodes:kinds.divergence.summary-${params.weights.schedule}`
        : `nodes:kinds.divergence.summaryError-${params.weights.schedule}`,
  }),
  equations: ({ kind }) => [
    'DIV = \\sum_t w_t \\cdot Div(Y_t, d_t)',
    kind === 'cross-entropy' ? 'Div(Y_t, d_t) = -\\log Y_t[d_t]' : 'Div(Y_t, d_t) = |Y_t - d_t|^2 / C',
  ],
  infer({ params, inputs }) {
    const { targets, logits } = inputs;
    if (targets?.kind === 'targets') {
      const kind = measureOf[targets.task];
      if (targets.task !== params.target) {
        const { message, label } = otherTarget[targets.task];
        const wrong = params.target === 'forecast' ? ({ key: 'diagnostics:targetIsNotForecast' } as const) : message;
        return { problem: { message: wrong, fix: { label, params: { target: targets.task, kind } } } };
      }
      if (params.kind !== kind) {
        const real = targets.task === 'forecast';
        return {
          problem: {
            message: { key: real ? 'diagnostics:measureForClasses' : 'diagnostics:measureForNumbers' },
            fix: { label: { key: real ? 'diagnostics:fix.useError' : 'diagnostics:fix.useCrossEntropy' }, params: { kind } },
          },
        };
      }
    }
    const width = widthOf(logits);
    const size = sizeOf(targets);
    if (width !== null && size !== null && width !== size)
      return { problem: { message: { key: 'diagnostics:classesDiffer', args: { outputs: width, classes: size } } } };
    return { outputs: {} };
  },
});

/** The graph's divergences with their legal params, in the document's order. */
export function divergencesOf({ nodes }: Graph): readonly { readonly node: GraphNode; readonly params: DivergenceParams }[] {
  return nodes
    .filter(({ kind }) => kind === divergence.id)
    .map((node) => ({ node, params: divergence.read(node.params) as DivergenceParams }));
}
