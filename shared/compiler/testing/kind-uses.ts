import { kinds } from '../../nodes/index.ts';
import type { NodeKind, Task } from '../../nodes/kind.ts';

/** How random graphs use a kind. Params and ports are read from the kind itself. */
type Use =
  /** Where a graph of this task begins. */
  | { readonly as: 'source'; readonly of: Task; readonly params: Readonly<Record<string, unknown>> }
  /** Random graphs read symbols; what reads numbers has tests of its own. */
  | { readonly as: 'apart' }
  /** Has its fixed place at the beginning or the end of every graph. */
  | { readonly as: 'frame' }
  /** May stand anywhere between; with `of`, only where this is asked. */
  | { readonly as: 'layer'; readonly of?: Task };

/** One line a registered kind; a test fails where one is missing. */
export const kindUses: Readonly<Record<string, Use>> = {
  text: { as: 'source', of: 'next-symbol', params: { corpus: 'corpus' } },
  pairs: { as: 'source', of: 'answer', params: { table: 'pairs' } },
  sequence: { as: 'apart' },
  input: { as: 'frame' },
  output: { as: 'frame' },
  divergence: { as: 'frame' },
  'one-hot': { as: 'layer' },
  embedding: { as: 'layer' },
  projection: { as: 'layer' },
  dense: { as: 'layer' },
  activation: { as: 'layer' },
  concat: { as: 'layer' },
  add: { as: 'layer' },
  multiply: { as: 'layer' },
  'layer-norm': { as: 'layer' },
  dropout: { as: 'layer' },
  rnn: { as: 'layer' },
  lstm: { as: 'layer' },
  gru: { as: 'layer' },
  bidirectional: { as: 'layer', of: 'answer' },
  delay: { as: 'layer' },
};

export function layersFor(task: Task): readonly NodeKind[] {
  return kinds.filter(({ id }) => {
    const use = kindUses[id];
    return use?.as === 'layer' && (use.of ?? task) === task;
  });
}
