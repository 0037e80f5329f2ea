import type { UnrollDocument } from '../../document/schema.ts';
import type { DataFacts } from '../../nodes/kind.ts';
import { widthOf } from '../../nodes/signals.ts';
import { checkDocument } from '../check.ts';

/**
 * Delays that read what comes after them, where that is legal: recurrences wired by hand. `picks` says, delay by delay, which of
 * the later vectors of its width; 0: it stays as it is.
 */
export function closeCircles(document: UnrollDocument, facts: DataFacts, picks: readonly number[]): UnrollDocument {
  const delays = document.graph.nodes.filter(({ kind }) => kind === 'delay');
  return delays.reduce((closed, { id }, i) => closedAt(closed, facts, id, picks[i % picks.length] ?? 0) ?? closed, document);
}

function closedAt(document: UnrollDocument, facts: DataFacts, delay: string, pick: number): UnrollDocument | null {
  const { graph } = document;
  const { signals } = checkDocument(document, { n0: facts });
  const width = widthOf(signals[delay]?.outputs['out']);
  const place = graph.nodes.findIndex(({ id }) => id === delay);
  const later = graph.nodes.slice(place).filter(({ id, kind }) => kind !== 'output' && widthOf(signals[id]?.outputs['out']) === width);
  const from = later.at(-(pick % (later.length + 1)));
  if (width === null || !from || pick % (later.length + 1) === 0) return null;
  // A width that followed from the wire cannot follow from a circle.
  const nodes = graph.nodes.map((node) => (node.id === delay ? { ...node, params: { ...node.params, units: width } } : node));
  const wires = graph.wires.map((wire) => (wire.to.node === delay ? { ...wire, from: { node: from.id, port: 'out' } } : wire));
  const closed = { ...document, graph: { ...graph, nodes, wires } };
  return checkDocument(closed, { n0: facts }).diagnostics.some(({ severity }) => severity === 'error') ? null : closed;
}
