import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode } from '../../shared/document/schema.ts';
import { newView } from '../../shared/document/view.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { newDocument } from '../state/new-document.ts';
import { pieceOf } from '../../shared/nodes/piece.ts';
import { renewed } from './renewed.ts';
import { fitAtNode, fittingKinds, nodePortsOnWire, portsOnWire, type LooseEnd } from './fits.ts';
import { GAP, NODE, plateBox, portSpots } from './geometry.ts';
import { layoutGraph } from './layout.ts';
import { tensorShape, timestepsOf } from './tensor-shape.ts';
import { depthPoints, roundedPath, targetPoints } from './wire-path.ts';

const node = (id: string, kind = id): GraphNode => ({ id, kind, kindVersion: 1, name: '', params: {} });
const wire = (from: string, to: string) => {
  const [fromNode = '', fromPort = 'out'] = from.split('.');
  const [toNode = '', toPort = 'in'] = to.split('.');
  return { id: `${from}>${to}`, from: { node: fromNode, port: fromPort }, to: { node: toNode, port: toPort } };
};
const graph: Graph = {
  nodes: ['text', 'input', 'one-hot', 'lstm', 'output', 'divergence'].map((id) => node(id)),
  wires: [
    wire('text.symbols', 'input'), wire('input', 'one-hot'), wire('one-hot', 'lstm'), wire('lstm', 'output'),
    wire('output', 'divergence.logits'), wire('text.targets', 'divergence.targets'),
  ],
  groups: [],
};

describe('layoutGraph', () => {
  const places = layoutGraph(graph);
  it('puts a chain in one line, top to bottom, without overlaps and with room for loops', () => {
    const chain = graph.nodes.map(({ id }) => places[id] ?? { x: NaN, y: NaN });
    expect(new Set(chain.map(({ x }) => x)).size).toBe(1);
    chain.slice(1).forEach(({ y }, index) => {
      const gap = y - (chain[index]?.y ?? 0) - NODE.height;
      expect(gap).toBeGreaterThanOrEqual(graph.nodes[index + 1]?.kind === 'lstm' ? GAP.depth + GAP.loop : GAP.depth);
    });
  });
  it('puts parallel paths side by side', () => {
    const forked: Graph = { ...graph, nodes: [...graph.nodes, node('dense')], wires: [...graph.wires, wire('one-hot', 'dense')] };
    const laid = layoutGraph(forked);
    expect(Math.abs((laid.dense?.x ?? 0) - (laid.lstm?.x ?? 0))).toBeGreaterThanOrEqual(NODE.width + GAP.side);
  });
  it('keeps the loops of recurrent nodes side by side, and the names of their states, apart', () => {
    const forked: Graph = { ...graph, nodes: [...graph.nodes, node('rnn')], wires: [...graph.wires, wire('one-hot', 'rnn')] };
    const laid = layoutGraph(forked);
    expect(Math.abs((laid.rnn?.x ?? 0) - (laid.lstm?.x ?? 0))).toBeGreaterThanOrEqual(NODE.width + GAP.side + 2 * GAP.states);
  });
  it('lays out a graph with a circle and a wire from nowhere', () => {
    const odd: Graph = { ...graph, wires: [...graph.wires, wire('lstm', 'one-hot'), wire('gone', 'lstm')] };
    expect(Object.keys(layoutGraph(odd))).toHaveLength(graph.nodes.length);
  });
});

describe('plateBox', () => {
  it('lies under what is repeated, and not under source, divergence and what is not wired', () => {
    const ys = new Map(graph.nodes.map(({ id }, index) => [id, index * 100]));
    const placed = [...graph.nodes, node('dense')].map(({ id, kind }) => {
      return { id, kind, at: { x: id === 'dense' ? 5000 : 0, y: ys.get(id) ?? 0 }, height: NODE.height };
    });
    const box = plateBox({ nodes: placed, wires: graph.wires });
    expect(box?.width).toBeLessThan(500);
    expect(box?.y).toBeGreaterThan(NODE.height);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(500);
    expect(plateBox({ nodes: placed, wires: [] })).toBeNull();
  });
});

describe('fits', () => {
  it('lists the kinds that take a wire first and says why the others do not', () => {
    const fits = fittingKinds(graph, { node: 'one-hot', port: 'out', direction: 'out' });
    const fitting = fits.filter(({ problem, via }) => !problem && !via).map(({ kind }) => kind.id);
    expect(fitting).toEqual([
      'projection', 'dense', 'activation', 'concat', 'add', 'multiply', 'layer-norm', 'dropout', 'rnn', 'lstm', 'gru', 'bidirectional', 'delay', 'output',
    ]);
    expect(fits.slice(0, fitting.length).every(({ problem, via }) => !problem && !via)).toBe(true);
    // A divergence reads scores: with an output node between it fits, and says so right behind what fits as it is.
    expect(fits[fitting.length]).toMatchObject({ kind: { id: 'divergence' }, port: 'logits', via: { kind: { id: 'output' } } });
    expect(fits.find(({ kind }) => kind.id === 'text')?.problem?.key).toBe('app:canvas.noInput');
  });
  it('offers sources to a wire drawn backwards', () => {
    const fits = fittingKinds(graph, { node: 'input', port: 'in', direction: 'in' }).filter(({ problem, via }) => !problem && !via);
    expect(fits.map(({ kind }) => kind.id)).toEqual(['text', 'pairs', 'input']);
  });
  it('finds the port of a node that takes a wire', () => {
    expect(fitAtNode(graph, { node: 'text', port: 'targets', direction: 'out' }, node('divergence')).port).toBe('targets');
  });
  it('offers what is missing between: a one-hot from symbols to a cell, a delay where a circle would close', () => {
    const on = (loose: LooseEnd, id: string, of = graph) => {
      const found = of.nodes.find((each) => each.id === id);
      return found && fitAtNode(of, loose, found);
    };
    const text: LooseEnd = { node: 'text', port: 'symbols', direction: 'out' };
    expect(on(text, 'lstm')).toMatchObject({ port: 'in', via: { kind: { id: 'one-hot' }, input: 'in', output: 'out' }, problem: null });
    expect(on({ node: 'lstm', port: 'in', direction: 'in' }, 'text')).toMatchObject({ port: 'symbols', via: { kind: { id: 'one-hot' } } });
    const looped: Graph = { ...graph, nodes: [...graph.nodes, node('add')], wires: [...graph.wires, wire('one-hot', 'add.a'), wire('add', 'dense')] };
    const withDense: Graph = { ...looped, nodes: [...looped.nodes, node('dense')] };
    expect(on({ node: 'dense', port: 'out', direction: 'out' }, 'add', withDense)).toMatchObject({ port: 'b', via: { kind: { id: 'delay' } } });
    // Where the input is taken a delay would cut the circle off from what feeds it.
    expect(on({ node: 'lstm', port: 'out', direction: 'out' }, 'one-hot')).toMatchObject({ port: null, via: null });
    expect(on({ node: 'text', port: 'targets', direction: 'out' }, 'lstm')).toMatchObject({ port: null, problem: { key: 'diagnostics:connect.needsVectors' } });
  });
  it('knows what can sit on a wire', () => {
    const on = (kind: string, at: number) => {
      const [found, cut] = [kindById(kind), graph.wires[at]];
      return found && cut ? portsOnWire(graph, cut, found) : undefined;
    };
    expect(on('dense', 3)).toEqual({ input: 'in', output: 'out' });
    expect(on('dense', 1)).toBeNull();
    expect(on('divergence', 4)).toBeNull();
  });
  it('puts a node that is there on a wire only by its free ports', () => {
    const free: Graph = { ...graph, nodes: [...graph.nodes, node('dense'), node('add')], wires: [...graph.wires, wire('dense', 'add.a')] };
    const on = (id: string, at: number) => {
      const [found, cut] = [free.nodes.find((each) => each.id === id), free.wires[at]];
      return found && cut ? nodePortsOnWire(free, cut, found) : undefined;
    };
    expect(on('dense', 2)).toEqual({ input: 'in', output: 'out' });
    expect(on('dense', 1)).toBeNull();
    expect(on('add', 2)).toEqual({ input: 'b', output: 'out' });
    expect(on('lstm', 2)).toBeNull();
    expect(on('lstm', 6)).toBeNull();
  });
});

describe('ports and shapes', () => {
  it('gives an unknown kind the ports its wires end in', () => {
    const spots = portSpots('x', null, [wire('text.symbols', 'x.a'), wire('x.b', 'output')]);
    expect(spots.map(({ name, direction }) => [name, direction])).toEqual([['a', 'in'], ['b', 'out']]);
  });
  it('writes shapes with what is known', () => {
    const facts = { text: { symbols: 4, classes: 4, timesteps: 40, lengths: [40] }, other: null };
    expect(timestepsOf(facts)).toBe(40);
    expect(tensorShape({ kind: 'vector', width: 24 }, { batch: 64, timesteps: 40 })).toBe('[64, 40, 24]');
    expect(tensorShape({ kind: 'logits', width: null }, { batch: 64, timesteps: null })).toBe('[64, T, ?]');
    expect(tensorShape({ kind: 'symbols', size: 4 }, { batch: 64, timesteps: 40 })).toBe('[64, 40]');
    expect(tensorShape(undefined, { batch: 1, timesteps: 1 })).toBeNull();
  });
});

describe('wires', () => {
  it('are straight where the ports are in line and have rounded corners where not', () => {
    expect(roundedPath(depthPoints({ x: 10, y: 0 }, { x: 10, y: 100 }))).toBe('M10,0L10,100');
    expect(roundedPath(depthPoints({ x: 0, y: 0 }, { x: 200, y: 100 }))).toMatch(/^M0,0L.*Q.*Q.*L200,100$/);
  });
  it('go round on the left for targets', () => {
    const points = targetPoints({ x: 50, y: 0 }, { x: 50, y: 500 }, -100);
    expect(Math.min(...points.map(({ x }) => x))).toBe(-100);
  });
});

describe('clipboard', () => {
  const document = { ...newDocument(), graph, view: newView({ lstm: { x: 1, y: 2 }, output: { x: 3, y: 4 } }) };
  it('copies nodes with the wires between them and renames all of it', () => {
    const piece = renewed(pieceOf(document, ['lstm', 'output']), document, { x: 10, y: 10 });
    expect(piece.nodes.map(({ id }) => id)).toEqual(['lstm-2', 'output-2']);
    expect(piece.wires.map(({ from, to }) => [from.node, to.node])).toEqual([['lstm-2', 'output-2']]);
    expect(piece.positions['lstm-2']).toEqual({ x: 11, y: 12 });
  });
  it('takes the data of a source along', () => {
    const text = { ...node('text'), params: { corpus: 'c' } };
    const source = { type: 'corpus', id: 'c', title: '', origin: { from: 'embedded', text: 'hello' } } as const;
    const piece = pieceOf({ ...document, graph: { ...graph, nodes: [text] }, data: [source] }, ['text']);
    expect(piece.data).toEqual([source]);
  });
});
