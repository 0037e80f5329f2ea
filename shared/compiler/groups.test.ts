import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { initialValues } from './initial-values.ts';
import { checkDocument } from './check.ts';
import { compileProgram } from './pipeline.ts';
import { elman } from './testing/hand-wired.ts';
import { drawing, textFacts } from './testing/networks.ts';
import { messageText } from '../i18n/index.ts';
import { portsOf } from '../nodes/ports.ts';
import { makeGroup, removeUnusedGroups, unpackGroup } from '../document/group-edit.ts';
import { all } from '../document/edit.ts';
import { documentSchema, type UnrollDocument } from '../document/schema.ts';
import { newView } from '../document/view.ts';

const facts = { source: textFacts(5, 4) };
const cell = ['w', 'u', 's', 'h', 'z'];
const plain: UnrollDocument = {
  ...drawing(elman(3)),
  view: newView({ w: { x: 0, y: 100 }, u: { x: 300, y: 100 }, s: { x: 150, y: 200 }, h: { x: 150, y: 300 }, z: { x: 300, y: 0 } }),
};
const grouped = produce(plain, makeGroup(cell, { id: 'g', name: 'My cell', instance: { id: 'cell', kindVersion: 1 } }));

const ends = ({ graph }: UnrollDocument, name: (id: string) => string = (id) => id): string[] =>
  graph.wires.map(({ from, to }) => `${name(from.node)}.${from.port} > ${name(to.node)}.${to.port}`).sort();

const trained = (document: UnrollDocument) => compileProgram(document, facts, { functions: ['train', 'step'], shards: 1 });
const operations = (document: UnrollDocument): string[] => trained(document).code.train?.block.operations.map(({ op }) => op).sort() ?? [];

describe('makeGroup', () => {
  it('puts one instance in the place of nodes, with a port for each end outside', () => {
    expect(documentSchema.parse(grouped)).toEqual(grouped);
    expect(grouped.graph.nodes.map(({ id }) => id)).toEqual(['source', 'x', 'o', 'cell', 'out', 'div']);
    expect(ends(grouped)).toContain('o.out > cell.in');
    expect(ends(grouped)).toContain('cell.out > out.in');
    const instance = grouped.graph.nodes.find(({ id }) => id === 'cell');
    expect(instance && portsOf(grouped.graph, instance)).toEqual({ inputs: [{ name: 'in', signal: 'vector' }], outputs: [{ name: 'out', signal: 'vector' }] });
    expect(grouped.view.positions.cell).toEqual({ x: 150, y: 150 });
  });

  it('compiles to the program of its nodes, with weights and states under the instance', () => {
    expect(checkDocument(grouped, facts).diagnostics).toEqual([]);
    expect(operations(grouped)).toEqual(operations(plain));
    const names = (document: UnrollDocument): string[] => trained(document).variables.map(({ name }) => name);
    expect(names(grouped).sort()).toEqual(names(plain).map((name) => name.replace(/(^|\/)([wusz])\//, '$1cell/$2/')).sort());
    expect([...initialValues(trained(grouped), 1).values()]).toEqual([...initialValues(trained(plain), 1).values()]);
  });

  it('gives one port to what feeds several nodes inside', () => {
    const shared = produce(drawing({ nodes: { o: ['one-hot'], a: ['dense', { units: 2 }], b: ['dense', { units: 3 }], c: ['concat'] }, wires: ['x > o', 'o > a', 'o > b', 'a > c.a', 'b > c.b', 'c > out'] }),
      makeGroup(['a', 'b', 'c'], { id: 'g', name: 'Pair', instance: { id: 'pair', kindVersion: 1 } }));
    expect(ends(shared).filter((wire) => wire.includes('pair'))).toEqual(['o.out > pair.in', 'pair.out > out.in']);
    const { diagnostics, signals, learned } = checkDocument(shared, facts);
    expect(diagnostics).toEqual([]);
    expect(signals.pair).toEqual({ inputs: { in: { kind: 'vector', width: 5, oneHot: true } }, outputs: { out: { kind: 'vector', width: 5 } } });
    expect(learned.pair).toBe(5 * 2 + 2 + 5 * 3 + 3);
    expect(ends(produce(shared, unpackGroup('pair')))).toEqual(ends(drawing({ nodes: { o: ['one-hot'], a: ['dense'], b: ['dense'], c: ['concat'] }, wires: ['x > o', 'o > a', 'o > b', 'a > c.a', 'b > c.b', 'c > out'] })));
  });
});

describe('unpackGroup', () => {
  it('brings back every node, wire and place; a group without an instance can go', () => {
    const back = produce(grouped, all(unpackGroup('cell'), removeUnusedGroups(['g'])));
    expect(ends(back)).toEqual(ends(plain));
    expect(back.graph.groups).toEqual([]);
    expect(back.view.positions).toEqual(plain.view.positions);
    expect(operations(back)).toEqual(operations(plain));
  });

  it('keeps the group while another instance stands, and gives new ids where they are taken', () => {
    const two = produce(grouped, ({ graph }) => {
      graph.nodes.push({ id: 'cell-2', kind: 'group', kindVersion: 1, name: 'Second', params: { group: 'g' } });
      graph.wires = graph.wires.filter(({ to }) => to.node !== 'out');
      graph.wires.push({ id: 'a', from: { node: 'cell', port: 'out' }, to: { node: 'cell-2', port: 'in' } }, { id: 'b', from: { node: 'cell-2', port: 'out' }, to: { node: 'out', port: 'in' } });
    });
    expect(checkDocument(two, facts).diagnostics).toEqual([]);
    expect(trained(two).variables.filter(({ role }) => role === 'weight').map(({ name }) => name)).toContain('cell-2/u/kernel');
    const one = produce(two, all(unpackGroup('cell'), removeUnusedGroups(['g'])));
    expect(one.graph.groups).toHaveLength(1);
    const none = produce(one, all(unpackGroup('cell-2'), removeUnusedGroups(['g'])));
    expect(none.graph.groups).toEqual([]);
    expect(new Set(none.graph.nodes.map(({ id }) => id)).size).toBe(none.graph.nodes.length);
    expect(new Set(none.graph.wires.map(({ id }) => id)).size).toBe(none.graph.wires.length);
    expect(operations(none)).toEqual(operations(two));
  });
});

describe('the check of groups', () => {
  const says = (document: UnrollDocument): string[] => checkDocument(document, facts).diagnostics.map(({ node, message }) => `${node ?? '-'}: ${messageText(message)}`);

  it('names instance and node, and says it at the instance', () => {
    const wrong = produce(grouped, ({ graph }) => {
      for (const node of graph.groups[0]?.nodes ?? []) if (node.id === 'u') node.params.units = 7;
    });
    expect(says(wrong)).toEqual([expect.stringMatching(/^cell: My cell › Add needs vectors of one width, but input a is 3 wide and input b is 7\./)]);
    expect(checkDocument(wrong, facts).diagnostics[0]?.fix).toBeUndefined();
  });

  it('takes a group of groups and refuses one that holds itself', () => {
    const outer = produce(grouped, makeGroup(['o', 'cell'], { id: 'g2', name: 'Layer', instance: { id: 'layer', kindVersion: 1 } }));
    expect(says(outer)).toEqual([]);
    expect(operations(outer)).toEqual(operations(plain));
    expect(checkDocument(outer, facts).signals.layer?.outputs.out).toEqual({ kind: 'vector', width: 3 });
    const endless = produce(outer, ({ graph }) => {
      graph.groups.find(({ id }) => id === 'g')?.nodes.push({ id: 'again', kind: 'group', kindVersion: 1, name: '', params: { group: 'g2' } });
    });
    expect(says(endless)[0]).toBe('layer: Layer is an instance of a group that holds itself, so it would never end. Remove it, or change the group.');
  });

  it('refuses an instance without its group, and sources inside', () => {
    const missing = produce(grouped, ({ graph }) => { graph.groups = []; });
    expect(says(missing)[0]).toBe('cell: My cell is an instance of a group that this document does not hold. Remove it.');
    const withSource = produce(plain, makeGroup(['source', 'x'], { id: 'g', name: 'Text', instance: { id: 'text', kindVersion: 1 } }));
    expect(says(withSource)[0]).toBe('text: Text is an instance of a group that holds Text source, which belongs to the drawing itself. Unpack it.');
  });
});
