import fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import {
  addNode, addPiece, all, connect, insertOnWire, moveNodes, putData, reconnect, removeItems, renameNode, setParams, setTitle,
  setTraining, type Edit,
} from './edit.ts';
import { DOCUMENT_VERSION, documentSchema, type GraphNode, type UnrollDocument } from './schema.ts';

const node = (id: string, kind = 'dense'): GraphNode => ({ id, kind, kindVersion: 1, name: '', params: {} });
const wire = (id: string, from: string, to: string) => ({ id, from: { node: from, port: 'out' }, to: { node: to, port: 'in' } });

const chain: UnrollDocument = documentSchema.parse({
  format: 'unroll', version: DOCUMENT_VERSION, id: 'd', title: 'chain',
  graph: { nodes: [node('a'), node('b'), node('c')], wires: [wire('ab', 'a', 'b'), wire('bc', 'b', 'c')] },
  training: {
    steps: 10, batch: 4, optimizer: { name: 'sgd', momentum: 0 }, learningRate: 0.1, clipNorm: 5, seed: 1, carryState: true,
    reduction: 'mean', validateEvery: 5, sampleEvery: 5, checkpointEvery: 5,
  },
  data: [],
  view: { positions: { a: { x: 0, y: 0 }, b: { x: 0, y: 80 }, c: { x: 0, y: 160 } } },
});

const after = (...edits: Edit[]) => produce(chain, all(...edits));
const wires = (document: UnrollDocument) => document.graph.wires.map(({ from, to }) => `${from.node}-${to.node}`);
const nodes = (document: UnrollDocument) => document.graph.nodes.map(({ id }) => id);

describe('edits', () => {
  it('cuts a name or title that is longer than a document holds: it could not be saved', () => {
    const long = 'x'.repeat(5_000);
    expect(documentSchema.safeParse(after(renameNode('a', long), setTitle(long))).success).toBe(true);
  });

  it('adds a node with its place and leaves the document it came from alone', () => {
    const edited = after(addNode(node('d'), { x: 5, y: 6 }));
    expect(nodes(edited)).toEqual(['a', 'b', 'c', 'd']);
    expect(edited.view.positions.d).toEqual({ x: 5, y: 6 });
    expect(nodes(chain)).toEqual(['a', 'b', 'c']);
  });

  it('removes nodes with their wires and places, and single wires', () => {
    const edited = after(removeItems(['b']));
    expect([nodes(edited), wires(edited), Object.keys(edited.view.positions)]).toEqual([['a', 'c'], [], ['a', 'c']]);
    expect(wires(after(removeItems([], ['ab'])))).toEqual(['b-c']);
  });

  it('replaces the wire into an input that is taken', () => {
    const edited = after(connect('ac', { node: 'a', port: 'out' }, { node: 'c', port: 'in' }));
    expect(wires(edited)).toEqual(['a-b', 'a-c']);
  });

  it('moves a wire to another input and frees that one', () => {
    const edited = after(reconnect('ab', { node: 'a', port: 'out' }, { node: 'c', port: 'in' }));
    expect(edited.graph.wires).toEqual([wire('ab', 'a', 'c')]);
  });

  it('puts a node on a wire', () => {
    const edited = after(
      insertOnWire({ wire: 'ab', node: node('m'), at: { x: 0, y: 40 }, input: 'in', output: 'out', wires: ['am', 'mb'] }),
    );
    expect(wires(edited)).toEqual(['b-c', 'a-m', 'm-b']);
  });

  it('does nothing where the wire or the node is not there', () => {
    const gone = { wire: 'no', node: node('m'), at: { x: 0, y: 0 }, input: 'in', output: 'out', wires: ['1', '2'] } as const;
    expect(after(insertOnWire(gone), renameNode('no', 'x'), setParams('no', { units: 1 }))).toBe(chain);
  });

  it('sets parameters beside the others, names, title and training', () => {
    const edited = after(setParams('a', { units: 3 }), setParams('a', { activation: 'tanh' }), renameNode('a', ' first '),
      setTitle('t'), setTraining({ steps: 99 }));
    expect(edited.graph.nodes[0]).toMatchObject({ name: 'first', params: { units: 3, activation: 'tanh' } });
    expect([edited.title, edited.training.steps, edited.training.batch]).toEqual(['t', 99, 4]);
  });

  it('moving changes the view and not the graph', () => {
    const edited = after(moveNodes({ a: { x: 9, y: 9 } }));
    expect(edited.graph).toBe(chain.graph);
    expect(edited.view.positions.a).toEqual({ x: 9, y: 9 });
  });

  it('adds data once and replaces it by id', () => {
    const table = (answer: string) => ({ type: 'pairs', id: 'p', title: 'p', rows: [{ question: 'q', answer }] }) as const;
    const mutable = (answer: string) => ({ ...table(answer), rows: [...table(answer).rows] });
    const edited = after(putData(mutable('1')), putData(mutable('2')));
    expect(edited.data).toEqual([table('2')]);
    expect(produce(edited, addPiece({ nodes: [], wires: [], positions: {}, data: [mutable('3')], notes: [], groups: [], places: {}, insides: {} })).data).toEqual([table('2')]);
  });

  it('never leaves a wire without its nodes or two wires in one input, whatever is done', () => {
    const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
    const step = fc.record({ what: fc.constantFrom('connect', 'remove', 'insert'), from: fc.nat(), to: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const edited = steps.reduce((document, { what, from, to }, index) => {
          const source = pick(document.graph.nodes, from)?.id;
          const target = pick(document.graph.nodes, to)?.id;
          const cut = pick(document.graph.wires, from)?.id ?? '';
          if (!source || !target) return document;
          if (what === 'remove') return produce(document, removeItems([source]));
          if (what === 'connect')
            return produce(document, connect(`w${index}`, { node: source, port: 'out' }, { node: target, port: 'in' }));
          const on = { wire: cut, node: node(`n${index}`), at: { x: 0, y: 0 }, input: 'in', output: 'out' };
          return produce(document, insertOnWire({ ...on, wires: [`i${index}`, `o${index}`] }));
        }, chain);
        const inputs = edited.graph.wires.map(({ to }) => `${to.node}.${to.port}`);
        expect(new Set(inputs).size).toBe(inputs.length);
        for (const { from, to } of edited.graph.wires) expect(nodes(edited)).toEqual(expect.arrayContaining([from.node, to.node]));
        expect(Object.keys(edited.view.positions).sort()).toEqual([...nodes(edited)].sort());
        expect(documentSchema.safeParse(edited).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
