import { ChevronRight, CornerLeftUp } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { scopeSteps } from '../../shared/nodes/group-scope.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { commandEntry } from '../app/command-entry.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { IconButton } from '../ui/button.tsx';
import { leaveTo } from './group-actions.ts';

/** The way to the group that is open, each step a way back. */
export function Breadcrumbs() {
  const scope = useDocumentStore((state) => state.scope);
  const document = useDocumentStore((state) => state.document);
  if (!document || scope.length === 0) return null;
  const steps = scopeSteps(document.graph, scope) ?? [];
  const names = [document.title || t('app:untitled'), ...steps.map(({ instance }) => nodeTitle(instance))];
  const leave = commandEntry('leave-group');
  return (
    <nav aria-label={t('groups:way')} className="absolute top-3 left-3 z-10 flex max-w-[calc(100%-200px)] items-center rounded-node border border-line bg-surface p-px shadow-1">
      <IconButton label={leave.label} keys={leave.keys} onClick={leave.onSelect}>
        <CornerLeftUp size={15} aria-hidden />
      </IconButton>
      <ol className="flex min-w-0 items-center">
        {names.map((name, depth) => (
          <li key={depth} className="flex min-w-0 items-center">
            {depth > 0 && <ChevronRight size={13} aria-hidden className="shrink-0 text-ink-3" />}
            {depth < scope.length ? (
              <button type="button" onClick={() => leaveTo(depth)} className="h-7 max-w-44 min-w-0 truncate rounded-control px-2 text-ink-2 hover:bg-hover hover:text-ink">
                {name}
              </button>
            ) : (
              <span aria-current="location" className="max-w-56 min-w-0 truncate px-2 font-semibold">
                {name}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
