import type { Graph, GraphNode } from '../document/schema.ts';
import type { ParamsOf } from './fields.ts';
import { defineKind } from './kind.ts';
import { sizeOf, widthOf } from './signals.ts';

const fields = {
  kind: { type: 'choice', options: ['cross-entropy'], default: 'cross-entropy' },
  target: { type: 'choice', options: ['next-symbol', 'answer'], default: 'next-symbol' },
  share: { type: 'number', min: 0, max: 1_000, step: 0.1, default: 1 },
  weights: { type: 'weights', default: { schedule: 'all' } },
} as const;

export type DivergenceParams = ParamsOf<typeof fields>;

/**
 * DIV = Σ_t w_t · Div(Y(t), d(t)) with cross-entropy from logits: Div = −log softmax(z)[d], nats. It has no lowering of its
 * own: it is the loss of the program. Where a graph has several, training minimises the sum of their losses, each times
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

/** The graph's divergences with their legal params, in the document's order. */
export function divergencesOf({ nodes }: Graph): readonly { readonly node: GraphNode; readonly params: DivergenceParams }[] {
  return nodes
    .filter(({ kind }) => kind === divergence.id)
    .map((node) => ({ node, params: divergence.read(node.params) as DivergenceParams }));
}
