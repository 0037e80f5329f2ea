import { topologicalOrder } from '../../shared/document/graph.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';

/** The drawing as a few strokes in the colours of its roles, depth down. */
export function StackPicture({ document }: { readonly document: UnrollDocument }) {
  const { sorted } = topologicalOrder(document.graph);
  const roles = sorted.flatMap((node) => kindById(node.kind)?.role ?? []).slice(0, 7);
  const top = (32 - roles.length * 4.5) / 2;
  return (
    <svg width="18" height="32" aria-hidden>
      {roles.map((role, index) => (
        <rect key={index} x="3" y={top + index * 4.5} width="12" height="3.2" rx="1.2" fill={`var(--${role})`} />
      ))}
    </svg>
  );
}
