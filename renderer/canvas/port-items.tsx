import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { facingPorts, type PortEnd } from './connect.ts';
import type { LooseEnd } from './fits.ts';
import { MenuGroup, MenuItem } from './menu-items.tsx';

interface PortItemsProps {
  readonly document: UnrollDocument;
  readonly loose: LooseEnd;
  /** Those that the wire fits, or the others with the reason. */
  readonly show: 'fitting' | 'refused';
  readonly onChoose: (end: PortEnd) => void;
}

/** The ports of the drawing where a wire can end. */
export function PortItems({ document, loose, show, onChoose }: PortItemsProps) {
  const ends = facingPorts(document.graph, loose);
  const via = new Set(ends.flatMap((end) => end.via?.kind.id ?? []));
  const groups =
    show === 'refused'
      ? [{ title: t('keyboard:connect.refused'), ends: ends.filter(({ problem }) => problem) }]
      : [
          { title: t('app:add.connectTo'), ends: ends.filter((end) => !end.problem && !end.via) },
          ...[...via].map((id) => ({ title: t(`wiring:between.${id}` as MessageKey), ends: ends.filter((end) => end.via?.kind.id === id) })),
        ];
  return groups.map((group) =>
    group.ends.length === 0 ? null : (
      <MenuGroup key={group.title} title={group.title}>
        {group.ends.map((end) => (
          <MenuItem
            key={`${end.node.id}.${end.port}`}
            value={`${nodeTitle(end.node)} ${end.port} ${end.node.id}`}
            role={kindById(end.node.kind)?.role ?? null}
            kind={end.node.kind}
            title={nodeTitle(end.node)}
            {...(!end.problem && { note: noteOf(end, ends) })}
            problem={end.problem}
            onSelect={() => onChoose(end)}
            data={{ 'data-end': `${end.node.id}.${end.port}` }}
          />
        ))}
      </MenuGroup>
    ),
  );
}

/** Which port, of which of several nodes with one name, and what would go. */
function noteOf({ node, port, replaces }: PortEnd, ends: readonly PortEnd[]): string {
  const isAlone = ends.every((end) => end.node.id === node.id || nodeTitle(end.node) !== nodeTitle(node));
  const own = isAlone ? port : `${node.id}, ${port}`;
  return replaces === null ? own : t('keyboard:connect.replaces', { port: own, from: replaces });
}
