import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode, Wire } from '../../shared/document/schema.ts';
import { neighbours, wiresOf } from './follow-wires.ts';

const node = (id: string, kind: string): GraphNode => ({ id, kind, kindVersion: 1, name: '', params: {} });
const wire = (from: string, to: string): Wire => {
  const [node, port = 'out'] = from.split('.');
  const [target, into = 'in'] = to.split('.');
  return { id: `${from}>${to}`, from: { node: node ?? '', port }, to: { node: target ?? '', port: into } };
};

/** x -> add -> tanh -> dense and gate; tanh -> delay -> add. */
const graph: Graph = {
  nodes: [node('x', 'one-hot'), node('add', 'add'), node('tanh', 'activation'), node('dense', 'dense'), node('gate', 'dense'), node('delay', 'delay')],
  wires: [wire('x', 'add.a'), wire('add', 'tanh'), wire('tanh', 'dense'), wire('tanh', 'gate'), wire('tanh', 'delay'), wire('delay', 'add.b')],
  groups: [],
};
const positions = { x: { x: 0, y: 0 }, add: { x: 0, y: 100 }, tanh: { x: 0, y: 200 }, dense: { x: -300, y: 300 }, gate: { x: 20, y: 300 }, delay: { x: 300, y: 150 } };

describe('following wires', () => {
  it('goes within a timestep up and down, to the nearest first', () => {
    expect(neighbours(graph, positions, 'tanh', 'down')).toEqual(['gate', 'dense']);
    expect(neighbours(graph, positions, 'add', 'up')).toEqual(['x']);
  });

  it('goes through time to the sides', () => {
    expect(neighbours(graph, positions, 'tanh', 'right')).toEqual(['delay']);
    expect(neighbours(graph, positions, 'add', 'left')).toEqual(['delay']);
    expect(neighbours(graph, positions, 'add', 'right')).toEqual([]);
  });

  it('leaves a delay either way', () => {
    for (const way of ['down', 'right'] as const) expect(neighbours(graph, positions, 'delay', way)).toEqual(['add']);
    for (const way of ['up', 'left'] as const) expect(neighbours(graph, positions, 'delay', way)).toEqual(['tanh']);
  });
});

describe('the wires of a node', () => {
  it('are those that come in, then those that go out', () => {
    expect(wiresOf(graph, 'add').map(({ id }) => id)).toEqual(['x>add.a', 'delay>add.b', 'add>tanh']);
    expect(wiresOf(graph, 'add', { port: 'b', direction: 'in' }).map(({ id }) => id)).toEqual(['delay>add.b']);
  });
});
