import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { GraphNode, UnrollDocument, Wire } from '../../shared/document/schema.ts';
import { newDocument } from '../state/new-document.ts';
import { behindEdit, endBehind } from './insert-behind.ts';

const node = (id: string, kind: string): GraphNode => ({ id, kind, kindVersion: 1, name: '', params: {} });
const wire = (from: string, to: string): Wire => {
  const [source = '', port = 'out'] = from.split('.');
  const [target = '', into = 'in'] = to.split('.');
  return { id: `${from}>${to}`, from: { node: source, port }, to: { node: target, port: into } };
};

/** text -> input -> one-hot -> rnn and gate -> add -> output -> divergence, one under the other. */
const document: UnrollDocument = {
  ...newDocument(),
  graph: {
    nodes: [node('text', 'text'), node('input', 'input'), node('one-hot', 'one-hot'), node('rnn', 'rnn'), node('gate', 'dense'), node('add', 'add'), node('output', 'output'), node('div', 'divergence')],
    wires: [
      wire('text.symbols', 'input'), wire('input', 'one-hot'), wire('one-hot', 'rnn'), wire('one-hot', 'gate'), wire('rnn', 'add.a'), wire('gate', 'add.b'),
      wire('add', 'output'), wire('output', 'div.logits'), wire('text.targets', 'div.targets'),
    ],
    groups: [],
  },
  view: { ...newDocument().view, positions: { text: { x: 0, y: 0 }, input: { x: 0, y: 90 }, 'one-hot': { x: 0, y: 180 }, rnn: { x: 0, y: 300 }, gate: { x: 300, y: 300 }, add: { x: 0, y: 390 }, output: { x: 0, y: 480 }, div: { x: 0, y: 570 } } },
};

function behind(id: string, made: GraphNode): UnrollDocument | null {
  const end = endBehind(document.graph, id);
  const change = end && behindEdit(document, made, end);
  return change && produce(document, change);
}

const ends = ({ graph }: UnrollDocument, id: string) =>
  graph.wires.filter(({ from, to }) => from.node === id || to.node === id).map(({ from, to }) => `${from.node} > ${to.node}.${to.port}`).sort();

describe('a node put behind another', () => {
  it('feeds all that the other one fed, and makes room for itself', () => {
    const after = behind('one-hot', node('new', 'dropout'));
    expect(after && ends(after, 'new')).toEqual(['new > gate.in', 'new > rnn.in', 'one-hot > new.in']);
    expect(after && ends(after, 'one-hot')).toEqual(['input > one-hot.in', 'one-hot > new.in']);
    const at = after?.view.positions ?? {};
    expect(at.new?.y).toBeGreaterThan(180);
    expect(at.rnn?.y).toBeGreaterThan(at.new?.y ?? Infinity);
    expect(at.gate?.y).toBe(at.rnn?.y);
  });

  it('fits between nothing where its output is of another sort', () => {
    expect(behind('rnn', node('new', 'output'))).toBeNull();
    expect(behind('input', node('new', 'one-hot'))).toBeNull();
  });

  it('begins at what is no target, and behind a divergence there is nothing', () => {
    expect(endBehind(document.graph, 'text')).toMatchObject({ port: 'symbols' });
    expect(endBehind(document.graph, 'div')).toBeNull();
  });
});
