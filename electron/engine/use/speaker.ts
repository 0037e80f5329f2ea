import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';

/**
 * The divergence whose prediction speaks where a network has several: the one with this id or title, or the first.
 * @throws UserError no divergence of that name.
 */
export function speakerOf({ graph }: UnrollDocument, named?: string): string {
  const divergences = divergencesOf(graph).map(({ node }) => node);
  const found = named === undefined ? divergences[0] : divergences.find((node) => node.id === named || nodeTitle(node) === named);
  if (!found) throw new UserError('errors:engine.noOutput', { output: named ?? '', known: divergences.map(nodeTitle).join(', ') });
  return found.id;
}
