import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Role } from '../../shared/nodes/kind.ts';
import { kindSubtitle, kindTitle } from '../ui/kind-text.ts';
import { fittingKinds, type KindFit, type LooseEnd } from './fits.ts';
import { MenuGroup, MenuItem } from './menu-items.tsx';
import { useRecentKinds } from './recent-kinds.ts';

interface KindItemsProps {
  readonly document: UnrollDocument;
  readonly loose: LooseEnd | null;
  readonly onChoose: (fit: KindFit) => void;
}

/** Kinds of nodes to add. What was used lately comes first; then, for a wire, what fits it, else the kinds by their roles. */
export function KindItems({ document, loose, onChoose }: KindItemsProps) {
  const recent = useRecentKinds((state) => state.ids);
  const place = ({ kind }: KindFit): number => (recent.includes(kind.id) ? recent.indexOf(kind.id) : recent.length);
  const fits = fittingKinds(document.graph, loose);
  const groups = loose
    ? [{ title: t('app:add.fits'), fits: fits.filter(({ problem, via }) => !problem && !via).sort((a, b) => place(a) - place(b)) }, ...betweenGroups(fits)]
    : [
        { title: t('wiring:recent'), fits: fits.filter(({ kind }) => recent.includes(kind.id)).sort((a, b) => place(a) - place(b)) },
        ...roles.map((role) => ({ title: t(`nodes:roles.${role}`), fits: fits.filter(({ kind }) => kind.role === role && !recent.includes(kind.id)) })),
      ];
  return groups.map((group) => <KindGroup key={group.title} {...group} onChoose={onChoose} />);
}

/** The kinds that a wire does not fit, with the reason. */
export function RefusedKinds({ document, loose }: Pick<KindItemsProps, 'document' | 'loose'>) {
  const fits = fittingKinds(document.graph, loose).filter(({ problem }) => problem);
  return <KindGroup title={t('app:add.doNotFit')} fits={fits} onChoose={() => undefined} />;
}

const roles: readonly Role[] = ['data', 'transform', 'recurrence', 'output', 'divergence'];

interface KindGroupProps {
  readonly title: string;
  readonly fits: readonly KindFit[];
  readonly onChoose: (fit: KindFit) => void;
}

function KindGroup({ title, fits, onChoose }: KindGroupProps) {
  if (fits.length === 0) return null;
  return (
    <MenuGroup title={title}>
      {fits.map((fit) => (
        <MenuItem
          key={fit.kind.id}
          value={fit.kind.id}
          role={fit.kind.role}
          kind={fit.kind.id}
          title={kindTitle(fit.kind.id)}
          {...(!fit.problem && { note: kindSubtitle(fit.kind.id) })}
          problem={fit.problem}
          onSelect={() => onChoose(fit)}
          data={{ 'data-kind': fit.kind.id }}
        />
      ))}
    </MenuGroup>
  );
}

/** What fits with a node between, by that node: it is said once, over the kinds that it opens. */
function betweenGroups(fits: readonly KindFit[]): readonly Pick<KindGroupProps, 'title' | 'fits'>[] {
  const between = new Set(fits.flatMap(({ via }) => via?.kind.id ?? []));
  return [...between].map((id) => ({ title: t(`wiring:between.${id}` as MessageKey), fits: fits.filter(({ via }) => via?.kind.id === id) }));
}

interface GroupItemsProps {
  readonly document: UnrollDocument;
  readonly onChoose: (group: string) => void;
}

/** The document's own groups, found by their names. */
export function GroupItems({ document, onChoose }: GroupItemsProps) {
  if (document.graph.groups.length === 0) return null;
  return (
    <MenuGroup title={t('groups:title')}>
      {document.graph.groups.map(({ id, name }) => (
        <MenuItem key={id} value={`${name} group ${id}`} role="transform" kind="group" title={name} onSelect={() => onChoose(id)} data={{ 'data-group': id }} />
      ))}
    </MenuGroup>
  );
}
