import { useReactFlow } from '@xyflow/react';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { GraphNode, Point, UnrollDocument } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { Role } from '../../shared/nodes/kind.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { classNames } from '../ui/class-names.ts';
import { kindScore } from '../ui/kind-search.ts';
import { kindSubtitle, kindTitle } from '../ui/kind-text.ts';
import { popoverSurface } from '../ui/popover-surface.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { addKind, connectEnds } from './actions.ts';
import { closeAddMenu, useAddMenuStore, type AddMenu as Opened } from './add-menu-store.ts';
import { endsProblem, fittingKinds, type KindFit, type LooseEnd } from './fits.ts';
import { addInstance } from './group-actions.ts';
import { NODE } from './geometry.ts';
import { useRecentKinds } from './recent-kinds.ts';
import { tensorShape, timestepsOf } from './tensor-shape.ts';

/** The search for nodes, at the pointer: what fits first, then the rest with the reason. */
export function AddMenu() {
  const menu = useAddMenuStore((state) => state.menu);
  const document = useDocumentStore((state) => state.shown);
  if (!menu || !document) return null;
  return (
    <Popover.Root open onOpenChange={(open) => !open && closeAddMenu()}>
      <Popover.Anchor className="fixed size-0" style={{ left: menu.x, top: menu.y }} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          side="bottom"
          sideOffset={4}
          collisionPadding={12}
          aria-label={t('app:command.add-node')}
          className={classNames(popoverSurface, 'w-84')}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (menu.onDone) menu.onDone();
            else window.document.querySelector<HTMLElement>('[data-canvas]')?.focus();
          }}
        >
          <SearchList key={`${menu.x},${menu.y}`} menu={menu} document={document} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SearchList({ menu, document }: { readonly menu: Opened; readonly document: UnrollDocument }) {
  const place = usePlace(menu);
  const [query, setQuery] = useState('');
  const groups = useKindGroups(document, menu.loose);
  const ports = menu.toPorts && menu.loose ? openPorts(document, menu.loose) : [];

  const choose = ({ kind }: KindFit) => {
    closeAddMenu();
    addKind(kind, place(kind.id), menu.loose);
  };
  const connect = (end: PortEnd) => {
    closeAddMenu();
    if (menu.loose) connectEnds(menu.loose, { node: end.node.id, port: end.port });
  };

  return (
    <Command label={t('app:command.add-node')} loop className="flex flex-col" filter={matches}>
      <div className="m-1.5 flex h-8.5 items-center gap-2 rounded-control border-2 border-ink px-2">
        <Search size={14} aria-hidden className="text-ink-3" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={t('app:add.placeholder')}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
        <Taken loose={menu.loose} document={document} />
      </div>
      <Command.List className="max-h-84 overflow-y-auto px-1.5 pb-1.5">
        <Command.Empty className="px-2 py-3 text-ink-2">{t('app:add.nothing', { query })}</Command.Empty>
        {ports.length > 0 && (
          <Group title={t('app:add.connectTo')}>
            {ports.map((end) => (
              <Command.Item key={`${end.node.id}.${end.port}`} value={`${nodeTitle(end.node)} ${end.port} ${end.node.id}`} onSelect={() => connect(end)} className={itemClass}>
                <RoleTile role={kindById(end.node.kind)?.role ?? null} kind={end.node.kind} look="tint" />
                <span className="truncate">{nodeTitle(end.node)}</span>
                <span className="ml-auto text-small text-ink-3">{isAlone(end, ports) ? end.port : `${end.node.id}, ${end.port}`}</span>
              </Command.Item>
            ))}
          </Group>
        )}
        <GroupItems menu={menu} document={document} />
        {groups.map(({ title, fits }) => (
          <Group key={title} title={title}>
            {fits.map((fit) => (
              <KindItem key={fit.kind.id} fit={fit} onSelect={() => choose(fit)} />
            ))}
          </Group>
        ))}
      </Command.List>
    </Command>
  );
}

/** Where what is chosen goes: under the pointer, or above it where the wire waits for an output. */
function usePlace({ x, y, loose, placeFor }: Opened): (kind: string) => Point {
  const { screenToFlowPosition } = useReactFlow();
  return (kind) => {
    if (placeFor) return placeFor(kind);
    const at = screenToFlowPosition({ x, y });
    return { x: Math.round(at.x - NODE.width / 2), y: Math.round(loose?.direction === 'in' ? at.y - NODE.height : at.y) };
  };
}

const itemClass =
  'flex min-h-8 items-center gap-2.5 rounded-control px-2 py-1 data-[selected=true]:bg-hover data-[selected=true]:shadow-[inset_0_0_0_1.5px_var(--ink)] data-[disabled=true]:opacity-100';

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Command.Group heading={title} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-3">
      {children}
    </Command.Group>
  );
}

function KindItem({ fit: { kind, problem }, onSelect }: { readonly fit: KindFit; readonly onSelect: () => void }) {
  return (
    <Command.Item value={kind.id} disabled={problem !== null} onSelect={onSelect} className={itemClass} data-kind={kind.id}>
      <RoleTile role={kind.role} kind={kind.id} look="tint" />
      <span className={problem ? 'min-w-0 text-ink-2' : 'shrink-0'}>
        {kindTitle(kind.id)}
        {problem && <span className="block text-small text-ink-3">{messageText(problem)}</span>}
      </span>
      {!problem && <span className="ml-auto truncate text-small text-ink-3">{kindSubtitle(kind.id)}</span>}
    </Command.Item>
  );
}

interface KindGroup {
  readonly title: string;
  readonly fits: readonly KindFit[];
}

const roles: readonly Role[] = ['data', 'transform', 'recurrence', 'output', 'divergence'];

/** What was used lately comes first; then, for a wire, what fits it before what does not, else the kinds by their roles. */
function useKindGroups({ graph }: UnrollDocument, loose: LooseEnd | null): readonly KindGroup[] {
  const recent = useRecentKinds((state) => state.ids);
  const place = ({ kind }: KindFit): number => (recent.includes(kind.id) ? recent.indexOf(kind.id) : recent.length);
  const fits = fittingKinds(graph, loose);
  const groups = loose
    ? [
        { title: t('app:add.fits'), fits: fits.filter(({ problem, via }) => !problem && !via).sort((a, b) => place(a) - place(b)) },
        ...betweenGroups(fits),
        { title: t('app:add.doNotFit'), fits: fits.filter(({ problem }) => problem) },
      ]
    : [
        { title: t('wiring:recent'), fits: fits.filter(({ kind }) => recent.includes(kind.id)).sort((a, b) => place(a) - place(b)) },
        ...roles.map((role) => ({ title: t(`nodes:roles.${role}`), fits: fits.filter(({ kind }) => kind.role === role && !recent.includes(kind.id)) })),
      ];
  return groups.filter((group) => group.fits.length > 0);
}

/** What fits with a node between, by that node: it is said once, over the kinds that it opens. */
function betweenGroups(fits: readonly KindFit[]): readonly KindGroup[] {
  const between = new Set(fits.flatMap(({ via }) => via?.kind.id ?? []));
  return [...between].map((id) => ({ title: t(`wiring:between.${id}` as MessageKey), fits: fits.filter(({ via }) => via?.kind.id === id) }));
}

/** The document's own groups, found by their names. */
function GroupItems({ menu, document }: { readonly menu: Opened; readonly document: UnrollDocument }) {
  const place = usePlace(menu);
  if (document.graph.groups.length === 0) return null;
  const choose = (id: string) => {
    closeAddMenu();
    addInstance(id, place('group'), menu.loose);
  };
  return (
    <Group title={t('groups:title')}>
      {document.graph.groups.map(({ id, name }) => (
        <Command.Item key={id} value={`${name} group ${id}`} onSelect={() => choose(id)} className={itemClass} data-group={id}>
          <RoleTile role="transform" kind="group" look="tint" />
          <span className="truncate">{name}</span>
        </Command.Item>
      ))}
    </Group>
  );
}

/** "takes [64, 40, 24]": what the waiting wire carries. */
function Taken({ loose, document }: { readonly loose: LooseEnd | null; readonly document: UnrollDocument }) {
  const signals = useCheckStore((state) => (loose ? state.signals[loose.node] : undefined));
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  if (!loose) return null;
  const signal = loose.direction === 'out' ? signals?.outputs[loose.port] : undefined;
  const shape = tensorShape(signal, { batch: document.training.batch, timesteps });
  return shape ? <span className="text-small whitespace-nowrap text-ink-3">{t('app:add.takes', { shape })}</span> : null;
}

interface PortEnd {
  readonly node: GraphNode;
  readonly port: string;
}

/** Has no other node here the same name? Else its id is said, too. */
function isAlone({ node }: PortEnd, ends: readonly PortEnd[]): boolean {
  return ends.every((end) => end.node.id === node.id || nodeTitle(end.node) !== nodeTitle(node));
}

/** Every port of the graph where the wire may end. */
function openPorts({ graph }: UnrollDocument, loose: LooseEnd): PortEnd[] {
  return graph.nodes.flatMap((node) => {
    const found = portsOf(graph, node);
    const ports = (loose.direction === 'out' ? found?.inputs : found?.outputs) ?? [];
    return ports.filter(({ name }) => !endsProblem(graph, loose, { node: node.id, port: name })).map(({ name }) => ({ node, port: name }));
  });
}

/** Kinds by their names, synonyms and descriptions; nodes that are there by the words of their names. */
function matches(value: string, query: string): number {
  const kind = kindById(value);
  if (kind) return kindScore(kind, query);
  const words = value.toLowerCase().split(/[\s-]+/);
  const typed = query.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}
