import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../shared/compiler/check.ts';
import type { Graph, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { connectionProblem } from '../../shared/nodes/connect.ts';
import { flattenGroups } from '../../shared/nodes/flatten.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { largeDocument } from './large-document.ts';

const facts = { n0: { symbols: 28, classes: 28, timesteps: 50, lengths: [50] } };

/** How often the ends of wires and the kinds of nodes are read: what takes longer than in proportion reads them over and over. */
function readsOf(document: UnrollDocument, work: (graph: Graph, document: UnrollDocument) => unknown): number {
  let reads = 0;
  const counting = <T extends object, K extends keyof T>(item: T, ...keys: readonly K[]): T => {
    const copy = { ...item };
    for (const key of keys) Object.defineProperty(copy, key, { enumerable: true, get: () => (reads++, item[key]) });
    return copy;
  };
  const graph = Object.freeze({
    ...document.graph,
    nodes: Object.freeze(document.graph.nodes.map((node) => counting(node, 'id', 'kind'))) as GraphNode[],
    wires: Object.freeze(document.graph.wires.map((wire) => counting(wire, 'from', 'to'))) as Graph['wires'],
  });
  work(graph, { ...document, graph });
  return reads;
}

/** Reads of four times as much, as a multiple. */
function growth(make: (size: number) => UnrollDocument, work: Parameters<typeof readsOf>[1]): number {
  return readsOf(make(1600), work) / readsOf(make(400), work);
}

/** Every node but the source, the divergence and what makes vectors is an instance of a group of two. */
function ofGroups(size: number): UnrollDocument {
  const document = largeDocument(30);
  const node = (id: string, kind: string, params: Record<string, unknown> = {}): GraphNode => ({ id, kind, kindVersion: 1, name: '', params });
  const instances = Array.from({ length: size }, (_, i) => node(`g${i}`, 'group', { group: 'pair' }));
  const end = { name: 'in', node: 'a', port: 'in' };
  return {
    ...document,
    graph: {
      nodes: [...document.graph.nodes, ...instances],
      wires: [...document.graph.wires, ...instances.map(({ id }, i) => ({ id: `c${i}`, from: { node: i === 0 ? 'n2' : `g${i - 1}`, port: 'out' }, to: { node: id, port: 'in' } }))],
      groups: [{
        id: 'pair', name: 'Pair', inputs: [end], outputs: [{ name: 'out', node: 'b', port: 'out' }],
        nodes: [node('a', 'dense', { units: 4, activation: 'tanh' }), node('b', 'dropout', { rate: 0.1 })],
        wires: [{ id: 'ab', from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' } }],
      }],
    },
  };
}

describe('a large document', () => {
  it('has as many nodes as asked for, about 1.6 times as many wires, and nothing wrong with it', () => {
    for (const size of [30, 500, 10_000]) {
      const document = largeDocument(size);
      expect(document.graph.nodes).toHaveLength(size);
      expect(checkDocument(document, facts).diagnostics).toEqual([]);
    }
    expect(largeDocument(500).graph.wires.length).toBeGreaterThan(780);
  });

  it('is checked, ordered and flattened by work in proportion to its size', () => {
    expect(growth(largeDocument, (_, document) => checkDocument(document, facts))).toBeLessThan(5);
    expect(growth(largeDocument, flowOrder)).toBeLessThan(5);
    expect(growth(ofGroups, flattenGroups)).toBeLessThan(5);
    expect(growth(ofGroups, (_, document) => checkDocument(document, facts))).toBeLessThan(5);
  });

  it('says of every port whether it takes a wire by work in proportion to its size', () => {
    const ask = (graph: Graph) => graph.nodes.forEach((node) => connectionProblem(graph, { node: 'n9', port: 'out' }, { node: node.id, port: 'in' }));
    expect(growth(largeDocument, ask)).toBeLessThan(5);
    expect(growth(ofGroups, ask)).toBeLessThan(5);
  });

  it('may be one chain of ten thousand nodes', () => {
    const chain = ofGroups(10_000);
    expect(flowOrder(chain.graph)).toHaveLength(10_030);
  });
});
