import { produce } from 'immer';
import { expect, it } from 'vitest';
import { checkDocument } from '../compiler/check.ts';
import { network } from '../compiler/testing/networks.ts';
import { makeGroup } from '../document/group-edit.ts';
import { otherCells, withCell } from './other-cell.ts';

const drawing = network({ layers: [['one-hot'], ['rnn', { units: 6, activation: 'relu', dropout: 0.2 }], ['bidirectional', { units: 5, cell: 'gru' }], ['lstm', { units: 4 }]] });
const plain = network({ layers: [['one-hot'], ['lstm', { units: 4 }]] });

it('names the cells that a drawing could have instead of its own', () => {
  expect(otherCells(plain.graph)).toEqual(['rnn', 'gru']);
  expect(otherCells(drawing.graph)).toEqual(['rnn', 'lstm', 'gru']);
  expect(otherCells(network({ layers: [['one-hot'], ['dense', { units: 3 }]] }).graph)).toEqual([]);
});

it('puts another cell in every place, with the units, rates and wires that were there', () => {
  const changed = produce(drawing, withCell('lstm'));
  const cells = changed.graph.nodes.filter(({ kind }) => ['rnn', 'gru', 'lstm', 'bidirectional'].includes(kind));
  expect(cells.map(({ kind, params }) => [kind, params['cell'], params['units'], params['dropout'] ?? 0])).toEqual([
    ['lstm', undefined, 6, 0.2],
    ['bidirectional', 'lstm', 5, 0],
    ['lstm', undefined, 4, 0],
  ]);
  expect(cells[0]?.params).not.toHaveProperty('activation');
  expect(changed.graph.wires).toBe(drawing.graph.wires);
  // What already is such a cell is left alone.
  expect(cells[2]).toBe(drawing.graph.nodes.find(({ kind }) => kind === 'lstm'));
  const said = [changed, drawing].map((document) => checkDocument(document, {}).diagnostics.map(({ node, message }) => `${String(node)} ${message.key}`));
  expect(said[0]).toEqual(said[1]);
});

it('looks into groups', () => {
  const inside = plain.graph.nodes.find(({ kind }) => kind === 'lstm')?.id ?? '';
  const grouped = produce(plain, makeGroup([inside], { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } }));
  expect(otherCells(grouped.graph)).toEqual(['rnn', 'gru']);
  expect(produce(grouped, withCell('gru')).graph.groups[0]?.nodes.map(({ kind }) => kind)).toContain('gru');
});
