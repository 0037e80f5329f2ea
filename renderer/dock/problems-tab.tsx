import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { Diagnostic } from '../../shared/compiler/diagnostics.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { applyFix } from '../canvas/actions.ts';
import { nodeOnWay, showNode } from '../canvas/reveal-store.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { select } from '../state/selection-store.ts';
import { Button } from '../ui/button.tsx';
import { RoleTile } from '../ui/role-tile.tsx';

/** Everything that is wrong with the drawing, errors first; a click shows where. */
export function ProblemsTab() {
  const diagnostics = useCheckStore((state) => state.diagnostics);
  if (diagnostics.length === 0)
    return (
      <p className="flex items-center gap-2 p-4 text-ink-2">
        <Check size={16} aria-hidden className="text-ok" />
        {t('app:problems.none')}
      </p>
    );
  const sorted = [...diagnostics].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <ul className="p-2">
      {sorted.map((diagnostic, index) => (
        <ProblemRow key={index} diagnostic={diagnostic} />
      ))}
    </ul>
  );
}

function ProblemRow({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { severity, message, node: id, at, wire, fix } = diagnostic;
  const document = useDocumentStore((state) => state.document);
  const scope = useDocumentStore((state) => state.scope);
  // A problem of the whole document, or of a wire alone, has no place.
  const way = at ?? (id === null ? null : [...scope, id].join('/'));
  const place = document && way !== null ? nodeOnWay(document, way) : null;
  const node = place?.node;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  const said = messageText(message);
  const show = () => {
    if (place) showNode(place.scope, place.node.id);
    else if (wire) select({ wires: [wire] });
  };
  return (
    <li className="flex min-h-8 items-center gap-2 rounded-control pr-2 hover:bg-hover">
      <button type="button" onClick={show} className="focus-inset flex min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 py-1.5 text-left">
        <Icon size={15} aria-hidden className={severity === 'error' ? 'shrink-0 text-error' : 'shrink-0 text-warning'} />
        <span className="sr-only">{t(severity === 'error' ? 'app:problems.error' : 'app:problems.warning')}</span>
        {node && <RoleTile role={kindById(node.kind)?.role ?? null} kind={node.kind} look="tint" />}
        {node && !said.includes(nodeTitle(node)) && <span className="shrink-0 font-medium">{nodeTitle(node)}</span>}
        <span className="min-w-0 text-ink-2">{said}</span>
      </button>
      {fix && (
        <Button size="sm" onClick={() => applyFix(fix)}>
          {messageText(fix.label)}
        </Button>
      )}
    </li>
  );
}
