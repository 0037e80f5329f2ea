import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components, topologicalOrder, upstreamOf } from './graph.ts';
import type { Graph } from './schema.ts';

/** Nodes 0 … n − 1 and wires between any of them. */
const graphs = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 14 }).map((pairs): Graph => ({
    nodes: Array.from({ length: count }, (_, i) => ({ id: String(i), kind: 'dense', kindVersion: 1, name: '', params: {} })),
    wires: pairs.map(([from, to], i) => ({ id: `w${i}`, from: { node: String(from), port: 'out' }, to: { node: String(to), port: 'in' } })),
    groups: [],
  })),
);

describe('components', () => {
  it('are the nodes that reach each other, and point forward among themselves', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const found = components(graph);
        expect(found.flat().map(({ id }) => id).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
        const place = new Map(found.flatMap((members, i) => members.map(({ id }) => [id, i])));
        for (const { from, to } of graph.wires) expect(place.get(from.node)).toBeLessThanOrEqual(place.get(to.node) ?? -1);
        for (const a of graph.nodes)
          for (const b of graph.nodes) {
            const mutual = a.id === b.id || (upstreamOf(graph, [a.id]).has(b.id) && upstreamOf(graph, [b.id]).has(a.id));
            expect(place.get(a.id) === place.get(b.id)).toBe(mutual);
          }
      }),
    );
  });

  it('are in the topological order where nothing goes round', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const forward = { ...graph, wires: graph.wires.filter(({ from, to }) => from.node < to.node) };
        expect(components(forward).flat()).toEqual(topologicalOrder(forward).sorted);
      }),
    );
  });
});
