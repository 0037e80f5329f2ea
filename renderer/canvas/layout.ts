import { Graph as DagreGraph, layout } from '@dagrejs/dagre';
import { nodeById } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, Point } from '../../shared/document/schema.ts';
import { flowComponents, isDelay } from '../../shared/nodes/flow.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { GAP, isRecurrent, NODE } from './geometry.ts';

/** Places for all nodes: depth down, parallel paths side by side. Heights are those drawn, with their footers. */
export function layoutGraph(graph: Graph, heights: Readonly<Record<string, number>> = {}): Record<string, Point> {
  const laid = new DagreGraph();
  laid.setGraph({ rankdir: 'TB', nodesep: GAP.side, ranksep: GAP.depth });
  laid.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) laid.setNode(node.id, { width: NODE.width + (isRecurrent(node.kind) ? 2 * GAP.states : 0), height: boxOf(node.kind, heights[node.id]).height });
  const circles = flowComponents(graph);
  for (const { from, to } of graph.wires) {
    if (!laid.hasNode(from.node) || !laid.hasNode(to.node)) continue;
    // Targets go round the plate; as an edge of the layout they would push the nodes out of line.
    if (isTargetPort(graph, to) && hasOtherWire(graph, to.node, to.port)) continue;
    // What goes back into a delay of the same circle passes beside it: the delay lies above the nodes that it feeds.
    if (goesBack(circles, graph, from.node, to.node)) continue;
    laid.setEdge(from.node, to.node);
  }
  layout(laid);
  return Object.fromEntries(
    graph.nodes.map((node) => {
      const { x = 0, y = 0 } = laid.node(node.id) as { x?: number; y?: number };
      const { height, above } = boxOf(node.kind, heights[node.id]);
      return [node.id, { x: Math.round(x - NODE.width / 2), y: Math.round(y - height / 2 + above) }];
    }),
  );
}

function goesBack(circles: readonly (readonly GraphNode[])[], graph: Graph, from: string, to: string): boolean {
  const target = nodeById(graph, to);
  return target !== undefined && isDelay(target) && circles.some((members) => members.includes(target) && members.some(({ id }) => id === from));
}

/** The room of a node: with the loop above a recurrent one, and the edge of the plate above a sink and below a source. */
function boxOf(kindId: string, height: number = NODE.height): { height: number; above: number } {
  const kind = kindById(kindId);
  const above = (isRecurrent(kindId) ? GAP.loop : 0) + (kind?.outputs.length === 0 ? GAP.plate : 0);
  const below = kind?.inputs.length === 0 ? GAP.plate : 0;
  return { height: above + height + below, above };
}

export function isTargetPort(graph: Graph, end: { readonly node: string; readonly port: string }): boolean {
  const node = nodeById(graph, end.node);
  return (node && portsOf(graph, node))?.inputs.find(({ name }) => name === end.port)?.signal === 'targets';
}

function hasOtherWire(graph: Graph, node: string, port: string): boolean {
  return graph.wires.some(({ to }) => to.node === node && to.port !== port);
}
