import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { GraphNode, Wire } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectNode, useSelectionStore } from '../state/selection-store.ts';
import { classNames } from '../ui/class-names.ts';
import { RoleTile } from '../ui/role-tile.tsx';

/** The same drawing as a list, in the order of the flow: what is fed by what, and what is wrong. */
export function Outline() {
  const graph = useDocumentStore((state) => state.shown?.graph);
  const selected = useSelectionStore((state) => state.nodes);
  const checked = useCheckStore();
  if (!graph || graph.nodes.length === 0) return <p className="px-4 py-3 text-ink-2">{t('app:empty.title')}</p>;
  const titles = new Map(graph.nodes.map((node) => [node.id, nodeTitle(node)]));
  return (
    <ol aria-label={t('app:side.outline')} className="p-2">
      {flowOrder(graph).map((node) => {
        const kind = kindById(node.kind);
        const diagnostic = checked.diagnostics.find((each) => each.node === node.id);
        const Icon = diagnostic?.severity === 'error' ? CircleAlert : TriangleAlert;
        const isSelected = selected.includes(node.id);
        return (
          <li key={node.id}>
            <button
              type="button"
              aria-current={isSelected || undefined}
              onClick={() => selectNode(node.id)}
              className={classNames('focus-inset flex w-full gap-2.5 rounded-control px-2 py-1.5 text-left hover:bg-hover', isSelected && 'bg-hover ring-1 ring-line-strong ring-inset')}
            >
              <RoleTile role={kind?.role ?? null} kind={node.kind} look="tint" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{titles.get(node.id)}</span>
                <span className="block truncate text-small text-ink-2">
                  {kind && messageText(kind.summary(node.params, checked.signals[node.id] ?? { inputs: {}, outputs: {} }))}
                </span>
                <span className="block text-small text-ink-3">{feeders(node, graph.wires, titles)}</span>
                {diagnostic && (
                  <span className={classNames('mt-0.5 flex gap-1 text-small', diagnostic.severity === 'error' ? 'text-error' : 'text-warning')}>
                    <Icon size={13} aria-hidden className="mt-px shrink-0" />
                    {messageText(diagnostic.message)}
                  </span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function feeders(node: GraphNode, wires: readonly Wire[], titles: ReadonlyMap<string, string>): string {
  const kind = kindById(node.kind);
  if (kind?.inputs.length === 0) return '';
  const from = [...new Set(wires.filter(({ to }) => to.node === node.id).map((wire) => titles.get(wire.from.node) ?? wire.from.node))];
  return from.length > 0 ? t('app:outline.from', { nodes: from.join(', ') }) : t('app:outline.fromNothing');
}
