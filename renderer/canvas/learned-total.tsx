import { Popover } from 'radix-ui';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectNode } from '../state/selection-store.ts';
import { classNames } from '../ui/class-names.ts';
import { formatCount } from '../ui/format.ts';
import { popoverSurface } from '../ui/popover-surface.ts';
import { RoleTile } from '../ui/role-tile.tsx';

/** How many numbers the drawing learns; a click says in which nodes they lie. */
export function LearnedTotal() {
  const nodes = useDocumentStore((state) => state.shown?.graph.nodes);
  const learned = useCheckStore((state) => state.learned);
  const rows = (nodes ?? []).flatMap((node) => (learned[node.id] ? [{ node, count: learned[node.id] ?? 0 }] : []));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Popover.Root>
      <Popover.Trigger
        disabled={total === 0}
        className="flex h-7.5 items-center max-[800px]:hidden gap-1.5 rounded-node border border-line bg-surface px-2.5 text-small whitespace-nowrap text-ink-2 shadow-1 enabled:hover:bg-hover"
      >
        <span className="mono font-semibold text-ink">{formatCount(total)}</span>
        {t('wiring:learned.chip')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content side="top" align="start" sideOffset={6} collisionPadding={12} aria-label={t('wiring:learned.title')} className={classNames(popoverSurface, 'w-80 p-1.5')}>
          <h2 className="flex justify-between px-2 pt-1 pb-1.5 font-semibold">
            {t('wiring:learned.title')}
            <span className="mono">{formatCount(total)}</span>
          </h2>
          <ul className="max-h-80 overflow-y-auto">
            {[...rows].sort((a, b) => b.count - a.count).map(({ node, count }) => (
              <li key={node.id}>
                <Popover.Close onClick={() => selectNode(node.id)} className="focus-inset grid h-8 w-full grid-cols-[auto_1fr_64px_auto] items-center gap-2 rounded-control px-2 text-left hover:bg-hover">
                  <RoleTile role={kindById(node.kind)?.role ?? null} kind={node.kind} look="tint" />
                  <span className="truncate">{nodeTitle(node)}</span>
                  <span aria-hidden className="h-1.5 rounded-full bg-sunken">
                    <span className="block h-full min-w-0.5 rounded-full bg-ink-3" style={{ width: `${(count / most) * 100}%` }} />
                  </span>
                  <span className="mono w-18 text-right text-small">{formatCount(count)}</span>
                </Popover.Close>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
