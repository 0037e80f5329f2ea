import { nanoid } from 'nanoid';
import * as edits from '../../shared/document/edit.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, UnrollDocument, WireEnd } from '../../shared/document/schema.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { openAddMenu } from './add-menu-store.ts';
import { placeOf } from './connect.ts';
import { nodePortsOnWire, type LooseEnd } from './fits.ts';
import { placeBeside, placeBetween } from './place-between.ts';

/** Where what follows a node begins: the first of its outputs that is no target; null: nothing follows it. */
export function endBehind(graph: Graph, id: string): LooseEnd | null {
  const node = nodeById(graph, id);
  const port = node && portsOf(graph, node)?.outputs.find(({ signal }) => signal !== 'targets');
  return port ? { node: id, port: port.name, direction: 'out' } : null;
}

/** Opens the search for a node that is put behind another: what that one fed is fed by the new one, where that fits. */
export function openBehind(id: string, at = placeOf(id)): void {
  const { shown } = useDocumentStore.getState();
  const loose = shown && endBehind(shown.graph, id);
  if (loose) openAddMenu({ ...at, loose, isBehind: true, placeFor: (kind) => placeBeside(shown, id, kind, 'out') });
}

/**
 * A new node between an output and all that it feeds, as far as it fits; what lies below makes room. null: it fits between nothing, and can
 * only be one more that is fed.
 */
export function behindEdit(document: UnrollDocument, node: GraphNode, from: WireEnd): edits.Edit | null {
  const graph: Graph = { ...document.graph, nodes: [...document.graph.nodes, node] };
  const depth = (id: string): number => document.view.positions[id]?.y ?? 0;
  const followers = document.graph.wires
    .filter((wire) => wire.from.node === from.node && wire.from.port === from.port)
    .flatMap((wire) => {
      const ports = nodePortsOnWire(graph, wire, node);
      return ports ? [{ wire, ports }] : [];
    });
  // Room is made over the first that lies below; what leads back up is not pushed.
  const below = followers.filter(({ wire }) => depth(wire.to.node) > depth(from.node)).sort((a, b) => depth(a.wire.to.node) - depth(b.wire.to.node));
  const [first] = [...below, ...followers];
  if (!first) return null;
  const { input, output } = first.ports;
  const taken = followers.filter(({ ports }) => ports.input === input && ports.output === output);
  const place = placeBetween(document, node, from.node, first.wire.to.node);
  return edits.all(
    edits.moveNodes(place.moves),
    edits.addNode(node, place.at),
    edits.connect(nanoid(10), from, { node: node.id, port: input }),
    ...taken.map(({ wire }) => edits.reconnect(wire.id, { node: node.id, port: output }, wire.to)),
  );
}
