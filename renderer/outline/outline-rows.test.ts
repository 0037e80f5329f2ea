import { freeze, produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { checkEverything } from '../../shared/compiler/check.ts';
import { checkedInScope } from '../../shared/compiler/check-groups.ts';
import { elman } from '../../shared/compiler/testing/hand-wired.ts';
import { drawing, textFacts } from '../../shared/compiler/testing/networks.ts';
import { removeItems } from '../../shared/document/edit.ts';
import { makeGroup } from '../../shared/document/group-edit.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { outlineRows, type Row } from './outline-rows.ts';
import { rowName, rowWord } from './row-text.ts';
import { rowTyped, treeMove } from './tree-move.ts';

// A cell wired by hand: s = w x + u z, h = tanh s, z the delay of h.
const cell = freeze(drawing(elman(3)), true);
const grouped = freeze(produce(cell, makeGroup(['w', 'u', 's', 'h', 'z'], { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } })), true);
const facts = { source: textFacts(5, 4) };

function rowsOf(document: UnrollDocument, expanded: readonly string[] = []): readonly Row[] {
  const everything = checkEverything(document, facts);
  return outlineRows({ document, expanded: new Set(expanded), checkedIn: (scope) => checkedInScope(document, scope, everything) });
}

function namesOf(document: UnrollDocument, rows: readonly Row[]): string[] {
  const checked = checkEverything(document, facts);
  return rows.map((row) => rowName(row, { graph: document.graph, checked, axes: { batch: 1, timesteps: 4 } }));
}

const keys = (rows: readonly Row[]) => rows.map(({ key }) => key);

describe('the rows of the outline', () => {
  it('are the nodes in the order of the flow, counted', () => {
    const rows = rowsOf(cell);
    expect(keys(rows)).toEqual(flowOrder(cell.graph).map(({ id }) => id));
    expect(rows.map(({ level, position, of }) => [level, position, of])).toEqual(rows.map((_, index) => [1, index + 1, rows.length]));
  });

  it('say what is wired where, and what is of the timestep before', () => {
    const rows = rowsOf(cell, ['z', 'u']);
    const said = namesOf(cell, rows.filter(({ level }) => level === 2));
    expect(said.filter((name) => name.includes('one timestep'))).toEqual([
      expect.stringMatching(/^Input “in”, from Activation, comes out one timestep later/),
      expect.stringMatching(/^Output “out”, to Projection, what came in one timestep earlier/),
      expect.stringMatching(/^Input “in”, from Delay, one timestep earlier/),
    ]);
  });

  it('hold the nodes of a group with its ports, each counted among both', () => {
    const rows = rowsOf(grouped, ['cell']);
    const inside = rows.filter(({ parent }) => parent === 'cell');
    expect(keys(inside)).toEqual(expect.arrayContaining(['cell input in', 'cell output out', 'cell/w', 'cell/s']));
    expect(inside.map(({ position }) => position)).toEqual(inside.map((_, index) => index + 1));
    expect(new Set(inside.map(({ of }) => of))).toEqual(new Set([inside.length]));
    expect(inside.find(({ key }) => key === 'cell/w')).toMatchObject({ scope: ['cell'], level: 2 });
  });

  it('are looked into no further where a group holds itself', () => {
    const own = produce(grouped, ({ graph }) => {
      graph.groups[0]?.nodes.push({ id: 'again', kind: 'group', kindVersion: 1, name: '', params: { group: 'g' } });
    });
    expect(rowsOf(own, ['cell', 'cell/again']).every(({ level }) => level <= 2)).toBe(true);
  });

  it('show problems first, with what mends them', () => {
    const broken = freeze(produce(cell, removeItems([], cell.graph.wires.filter(({ to }) => to.node === 'w').map(({ id }) => id))), true);
    const rows = rowsOf(broken, ['w']).filter(({ parent }) => parent === 'w');
    expect(rows[0]?.shows).toBe('problem');
    expect(namesOf(broken, rows)[1]).toMatch(/^Input “in”, not wired/);
  });
});

describe('the keys of a tree', () => {
  const rows = rowsOf(cell, ['w']);
  const at = (key: string): Row => {
    const row = rows.find((each) => each.key === key);
    if (!row) throw new Error(key);
    return row;
  };
  const moved = (key: string, code: string) => {
    const move = treeMove(rows, at(key), code);
    return move && 'to' in move ? move.to.key : move;
  };

  it('go up, down, in, out, and to the ends', () => {
    const index = keys(rows).indexOf('w');
    expect(moved('w', 'ArrowDown')).toBe(rows[index + 1]?.key);
    expect(moved('w', 'ArrowUp')).toBe(rows[index - 1]?.key);
    expect(moved('w', 'ArrowRight')).toBe('w input in');
    expect(moved('w input in', 'ArrowRight')).toBeNull();
    expect(moved('w input in', 'ArrowLeft')).toBe('w');
    expect(moved('w', 'ArrowLeft')).toEqual({ collapse: 'w' });
    expect(moved('u', 'ArrowRight')).toEqual({ expand: ['u'] });
    expect(moved('u', 'ArrowLeft')).toBeNull();
    expect([moved('w', 'Home'), moved('w', 'End')]).toEqual([rows[0]?.key, rows.at(-1)?.key]);
    expect(moved(rows[0]?.key ?? '', 'ArrowUp')).toBeNull();
    expect(moved('u', 'Asterisk')).toEqual({ expand: rows.flatMap(({ level, key }) => (level === 1 ? [key] : [])) });
  });

  it('find a row by its first letters, from where one is and round', () => {
    const words = rows.map(rowWord);
    const doubled = words.find((word, index) => words.findIndex((other) => other[0] === word[0]) < index && word.length > 1) ?? '';
    const letter = doubled[0] ?? '';
    const first = rowTyped(rows, rows[0] ?? at('w'), letter, rowWord);
    const second = first && rowTyped(rows, first, letter.repeat(2), rowWord);
    expect(first && rowWord(first)[0]).toBe(letter);
    expect(second).not.toBe(first);
    expect(rowTyped(rows, at('w'), doubled.toUpperCase(), rowWord)).toBeDefined();
    expect(rowTyped(rows, at('w'), 'nothing is called so', rowWord)).toBeUndefined();
  });
});
