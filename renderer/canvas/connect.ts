import { nodeById, wireInto } from '../../shared/document/graph.ts';
import type { Graph, GraphNode } from '../../shared/document/schema.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import type { Bridge } from '../../shared/nodes/bridge.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { subjectNode, useFocusStore } from '../state/focus-store.ts';
import { openAddMenu } from './add-menu-store.ts';
import { endsBridge, endsProblem, type LooseEnd } from './fits.ts';
import { itemSelector } from './item-element.ts';
import { placeBeside } from './place-between.ts';

/** Where a wire may begin at a node: outputs first. */
function endsOf(graph: Graph, node: GraphNode): LooseEnd[] {
  const ports = portsOf(graph, node);
  const ends = (direction: 'in' | 'out', list: readonly { readonly name: string }[] = []) => list.map(({ name }): LooseEnd => ({ node: node.id, port: name, direction }));
  return [...ends('out', ports?.outputs), ...ends('in', ports?.inputs)];
}

function isWired(graph: Graph, { node, port, direction }: LooseEnd): boolean {
  return direction === 'in' ? wireInto(graph, node, port) !== undefined : graph.wires.some(({ from }) => from.node === node && from.port === port);
}

/** Opens the list of where a wire of the node can go, from the given port or from the first that leads nowhere yet. */
export function openConnect(id: string, port?: { readonly port: string; readonly direction: 'in' | 'out' }): void {
  const { shown } = useDocumentStore.getState();
  const graph = shown?.graph;
  const node = graph && nodeById(graph, id);
  if (!graph || !node) return;
  const ends = endsOf(graph, node);
  const asked = port && ends.find((end) => end.port === port.port && end.direction === port.direction);
  const loose = asked ?? ends.find((end) => !isWired(graph, end)) ?? ends[0];
  if (!loose) return;
  openAddMenu({ ...placeOf(id, loose), loose, placeFor: (kind, from) => placeBeside(shown, id, kind, from), ends, toPorts: true });
}

/** What the keyboard is on, or the selected node. */
export function connectSubject(): void {
  const { focused } = useFocusStore.getState();
  const node = subjectNode();
  if (node !== null) openConnect(node, focused?.on === 'port' ? focused : undefined);
}

/** Beside a port where it is drawn, else beside its node; in the window. */
export function placeOf(node: string, end?: Pick<LooseEnd, 'port' | 'direction'>): { readonly x: number; readonly y: number } {
  const element = document.querySelector(itemSelector(node));
  const spot = end && element?.querySelector(`.port[data-port="${CSS.escape(end.port)}"][data-direction="${end.direction}"]`);
  const box = (spot ?? element)?.getBoundingClientRect();
  return box ? { x: spot ? box.right : box.left, y: box.bottom } : { x: innerWidth / 2, y: innerHeight / 3 };
}

/** A port of the drawing as the other end of a wire. */
export interface PortEnd {
  readonly node: GraphNode;
  readonly port: string;
  /** What would be put between. */
  readonly via: Bridge | null;
  /** Why it cannot be wired. */
  readonly problem: Message | null;
  /** The wire that this would take the place of comes from there. */
  readonly replaces: string | null;
}

/** Every port of the drawing that faces a loose end: free ones that fit first, then those that are taken, in the order of the flow. */
export function facingPorts(graph: Graph, loose: LooseEnd): readonly PortEnd[] {
  const ends = flowOrder(graph).flatMap((node) => {
    const found = portsOf(graph, node);
    const ports = (loose.direction === 'out' ? found?.inputs : found?.outputs) ?? [];
    return ports.map(({ name }) => faced(graph, loose, node, name));
  });
  // Of the own node only what can be wired: a loop.
  const shown = ends.filter(({ node, problem }) => node.id !== loose.node || !problem);
  return [...shown.filter(({ replaces }) => replaces === null), ...shown.filter(({ replaces }) => replaces !== null)];
}

function faced(graph: Graph, loose: LooseEnd, node: GraphNode, port: string): PortEnd {
  const other = { node: node.id, port };
  const [from, to] = loose.direction === 'out' ? [loose, other] : [other, loose];
  const last = wireInto(graph, to.node, to.port);
  if (last?.from.node === from.node && last.from.port === from.port) return { node, port, via: null, problem: { key: 'keyboard:connect.already' }, replaces: null };
  const problem = endsProblem(graph, loose, other);
  const via = problem && endsBridge(graph, loose, other);
  const taken = loose.direction === 'out' && last ? nodeById(graph, last.from.node) : undefined;
  return { node, port, via, problem: via ? null : problem, replaces: taken ? nodeTitle(taken) : null };
}
