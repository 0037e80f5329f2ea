import { nanoid } from 'nanoid';
import { all, setParams } from '../../shared/document/edit.ts';
import { makeGroup, removeUnusedGroups, separateInstance, unpackGroup } from '../../shared/document/group-edit.ts';
import { definitionOf, freeName, groupById, holdsGroup, instanceCount } from '../../shared/document/groups.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { GraphNode, Point, UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { isEnd } from '../../shared/compiler/check-groups.ts';
import { inGroup, scopeSteps } from '../../shared/nodes/group-scope.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { crossingTies, nodeParams, type Tie } from '../../shared/nodes/ties.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { edit, editDocument, openScope, useDocumentStore } from '../state/document-store.ts';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { addMade } from './actions.ts';
import { freePlace, NODE } from './geometry.ts';
import type { LooseEnd } from './fits.ts';
import { newNodeId } from './make-node.ts';

function selected(): { readonly shown: UnrollDocument; readonly document: UnrollDocument; readonly nodes: readonly GraphNode[] } | null {
  const { shown, document } = useDocumentStore.getState();
  const { nodes } = useSelectionStore.getState();
  return shown && document ? { shown, document, nodes: shown.graph.nodes.filter(({ id }) => nodes.includes(id)) } : null;
}

/** The selected nodes become one group with an instance in their place. Sources, divergences and a group's border stay out of it. */
export function groupSelection(): void {
  const found = selected();
  const nodes = found?.nodes.filter(({ kind }) => !isEnd(kind)) ?? [];
  if (!found) return;
  if (nodes.length === 0) return void showToast({ tone: 'warning', title: t('app:canvas.notGrouped'), text: t('app:canvas.notGroupedText'), key: 'group' });
  const [tie] = crossingTies(found.shown.graph, new Set(nodes.map(({ id }) => id)));
  if (tie) return sayTie(tie);
  group(found.shown, nodes.map(({ id }) => id));
}

function group(shown: UnrollDocument, ids: readonly string[]): void {
  const names = new Set(shown.graph.groups.map(({ name }) => name));
  let number = shown.graph.groups.length + 1;
  while (names.has(t('app:canvas.newGroup', { number }))) number++;
  const instance = { id: newNodeId('group', shown), kindVersion: kindById('group')?.version ?? 1 };
  edit({ key: 'app:edit.group', args: { count: ids.length } }, makeGroup(ids, { id: nanoid(10), name: t('app:canvas.newGroup', { number }), instance }));
  selectNode(instance.id);
}

/** A tie cannot cross the border of a group: say so, and offer both ways out. */
function sayTie({ node, field, other }: Tie): void {
  const both = () => {
    select({ nodes: [...useSelectionStore.getState().nodes, node.id, other.id] });
    groupSelection();
  };
  const untie = () => {
    edit({ key: 'diagnostics:fix.untie' }, setParams(node.id, { [field]: '' }));
    groupSelection();
  };
  showToast({
    tone: 'warning',
    title: t('app:canvas.notGrouped'),
    text: t('groups:tie', { node: nodeTitle(node), other: nodeTitle(other) }),
    actions: [{ label: t('groups:tieBoth'), run: both }, { label: t('diagnostics:fix.untie'), run: untie }],
    key: 'group',
    draft: useDocumentStore.getState().draftId,
  });
}

/** The nodes of the selected instances take their places; a definition that nothing uses any more goes. */
export function unpackSelection(): void {
  const found = selected();
  const instances = found?.nodes.filter((node) => definitionOf(found.shown.graph, node)) ?? [];
  if (!found || instances.length === 0) return;
  const before = new Set(found.shown.graph.nodes.map(({ id }) => id));
  const { scope } = useDocumentStore.getState();
  const groups = instances.flatMap((node) => definitionOf(found.shown.graph, node)?.id ?? []);
  editDocument(
    { key: 'app:edit.unpack' },
    all(inGroup(scope, all(...instances.map(({ id }) => unpackGroup(id, nodeParams)))), removeUnusedGroups(groups)),
  );
  const now = useDocumentStore.getState().shown?.graph.nodes ?? [];
  select({ nodes: now.filter(({ id }) => !before.has(id)).map(({ id }) => id) });
}

/** Shows the inside of an instance on the canvas. */
export function openInstance(id: string): void {
  const { shown, scope } = useDocumentStore.getState();
  const node = shown && nodeById(shown.graph, id);
  if (node && definitionOf(shown.graph, node)) openScope([...scope, id]);
}

export function openSelection(): void {
  const instance = selected()?.nodes.find(({ kind }) => kind === 'group');
  if (instance) openInstance(instance.id);
}

/** One group outward, to the instance that was open. */
export function leaveGroup(): void {
  const { scope } = useDocumentStore.getState();
  leaveTo(scope.length - 1);
}

/** So many groups deep: the instance that was open there is selected. */
export function leaveTo(depth: number): void {
  const { scope } = useDocumentStore.getState();
  const left = scope[depth];
  if (left === undefined) return;
  openScope(scope.slice(0, depth));
  selectNode(left);
}

/** The selected instance gets a definition of its own. */
export function separateSelection(): void {
  const found = selected();
  const instance = found?.nodes.find((node) => definitionOf(found.shown.graph, node));
  const definition = found && instance && definitionOf(found.shown.graph, instance);
  if (!found || !instance || !definition) return;
  const name = freeName(definition.name, new Set(found.document.graph.groups.map((each) => each.name)), ' ');
  edit({ key: 'groups:edit.separate', args: { name: definition.name } }, separateInstance(instance.id, nanoid(10), name));
}

/** The same at a place that is free, next to the middle of what is seen. */
export function addInstanceAt(groupId: string, middle: Point): void {
  const { shown } = useDocumentStore.getState();
  if (shown) addInstance(groupId, freePlace(shown, { x: Math.round(middle.x - NODE.width / 2), y: Math.round(middle.y - NODE.height / 2) }));
}

export function unusedGroups(document: UnrollDocument): readonly string[] {
  return document.graph.groups.filter(({ id }) => instanceCount(document, id) === 0).map(({ id }) => id);
}

export function deleteUnusedGroups(ids?: readonly string[]): void {
  const { document } = useDocumentStore.getState();
  const gone = ids ?? (document ? unusedGroups(document) : []);
  if (gone.length > 0) editDocument({ key: 'groups:edit.deleteUnused', args: { count: gone.length } }, removeUnusedGroups(gone));
}

/** A new instance of a definition, wired to a loose end where it fits. A group is never put into itself. */
export function addInstance(groupId: string, at: Point, loose: LooseEnd | null = null, isBehind = false): void {
  const { shown, document, scope } = useDocumentStore.getState();
  const definition = shown && groupById(shown.graph, groupId);
  if (!shown || !document || !definition) return;
  const open = (scopeSteps(document.graph, scope) ?? []).some((step) => step.definition.id === groupId || holdsGroup(shown.graph.groups, groupId, step.definition.id));
  if (open) return void showToast({ tone: 'warning', title: t('app:canvas.notGrouped'), text: t('groups:inItself', { name: definition.name }), key: 'group' });
  const names = new Set(shown.graph.nodes.map(({ name }) => name));
  const id = newNodeId('group', shown);
  const node: GraphNode = { id, kind: 'group', kindVersion: kindById('group')?.version ?? 1, name: freeName(definition.name, names, ' '), params: { group: groupId } };
  addMade(node, definition.name, at, loose, isBehind);
}
