import type { UnrollDocument } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';

/** The recurrent layers in a few words: "LSTM 128, LSTM 64"; without any, the layers there are. */
export function networkText({ graph }: UnrollDocument): string {
  const of = (role: string) => graph.nodes.filter(({ kind }) => kindById(kind)?.role === role);
  const layers = of('recurrence').length > 0 ? of('recurrence') : of('transform');
  const words = layers.map((node) => [nodeTitle(node), node.params['units']].filter((part) => typeof part === 'string' || typeof part === 'number').join(' '));
  return words.join(', ');
}
