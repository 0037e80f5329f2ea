import { freeze, produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { elman } from '../../shared/compiler/testing/hand-wired.ts';
import { drawing } from '../../shared/compiler/testing/networks.ts';
import { addNode, all, connect, moveNodes, reconnect, removeItems, renameNode, setParams, type Edit } from '../../shared/document/edit.ts';
import { makeGroup, unpackGroup } from '../../shared/document/group-edit.ts';
import { nodeParams } from '../../shared/nodes/ties.ts';
import { resultText } from './result-text.ts';

// A cell wired by hand: s = w x + u z, h = tanh s, z the delay of h.
const before = freeze(drawing(elman(3)), true);
const label = { key: 'app:command.tidy' } as const;
const said = (edit: Edit, from = before) => resultText(from, freeze(produce(from, edit), true), label);
const dense = { id: 'new', kind: 'dense', kindVersion: 1, name: 'Extra', params: {} };
const named = all(renameNode('h', 'State'), renameNode('w', 'Weights'));
const with_ = freeze(produce(before, named), true);

describe('what is said of an edit', () => {
  it('names one node and counts several', () => {
    expect(said(addNode(dense, { x: 0, y: 0 }))).toBe('Extra added.');
    expect(said(all(addNode(dense, { x: 0, y: 0 }), connect('x', { node: 'h', port: 'out' }, { node: 'new', port: 'in' })), with_)).toBe('Extra added, wired to State.');
    expect(said(all(addNode(dense, { x: 0, y: 0 }), addNode({ ...dense, id: 'new-2' }, { x: 0, y: 0 })))).toBe('2 nodes added.');
    expect(said(removeItems(['h']), with_)).toBe('State deleted.');
    expect(said(removeItems(['h', 'w', 'u']))).toBe('3 nodes deleted.');
  });

  it('says which wires came and went', () => {
    const wire = with_.graph.wires.find(({ to }) => to.node === 'h');
    if (!wire) throw new Error('no wire into h');
    expect(said(removeItems([], [wire.id]), with_)).toMatch(/^.+ is no longer wired to State\.$/);
    expect(said(reconnect(wire.id, { node: 'w', port: 'out' }, wire.to), with_)).toMatch(/^Weights wired to State instead of .+\.$/);
    const without = freeze(produce(with_, removeItems([], [wire.id])), true);
    expect(said(connect('again', { node: 'w', port: 'out' }, wire.to), without)).toBe('Weights wired to State.');
    expect(said(removeItems([], with_.graph.wires.map(({ id }) => id)), with_)).toBe(`${with_.graph.wires.length} wires deleted.`);
  });

  it('knows names and groups', () => {
    expect(said(renameNode('h', 'Memory'), with_)).toBe('State is now called Memory.');
    const group = makeGroup(['w', 'u', 's', 'h', 'z'], { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } });
    expect(said(group)).toBe('5 nodes grouped as Cell.');
    expect(said(unpackGroup('cell', nodeParams), freeze(produce(before, group), true))).toBe('Cell unpacked into 5 nodes.');
  });

  it('is the name of the edit for everything else', () => {
    expect(said(moveNodes({ h: { x: 1, y: 2 } }))).toBe('Done: tidy layout.');
    expect(said(setParams('h', { activation: 'relu' }))).toBe('Done: tidy layout.');
  });
});
