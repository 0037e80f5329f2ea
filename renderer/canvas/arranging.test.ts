import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { addNote, moveNotes, removeNotes, setCollapsed, setPinned, writeNote } from '../../shared/document/arrange-edit.ts';
import { all, removeItems } from '../../shared/document/edit.ts';
import type { GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { newView } from '../../shared/document/view.ts';
import { newDocument } from '../state/new-document.ts';
import { aligned, distributed } from './align.ts';
import type { Box } from './geometry.ts';
import { snapBox, stillLines } from './guides.ts';
import { itemBoxes, moveItems, noteItem } from './items.ts';
import { tidied } from './tidy.ts';

const box = (x: number, y: number, width = 100, height = 40): Box => ({ x, y, width, height });

describe('guides', () => {
  it('pull an edge or a middle in line with another, and say with what', () => {
    const snap = snapBox(box(203, 300), stillLines([box(200, 0)]), 6, 4);
    expect([snap.dx, snap.dy]).toEqual([-3, 0]);
    expect(snap.guides.filter(({ axis }) => axis === 'x').map(({ at }) => at)).toEqual([200, 250, 300]);
    expect(snapBox(box(228, 300, 40), stillLines([box(200, 0)]), 6, 4).dx).toBe(2);
  });

  it('pull to the same space as between two neighbours', () => {
    const snap = snapBox(box(0, 203), stillLines([box(0, 0), box(0, 100)]), 6, 4);
    expect(snap.dy).toBe(-3);
    const gaps = snap.guides.filter(({ look }) => look === 'gap');
    expect(gaps.map(({ from, to }) => to - from)).toEqual([60, 60]);
  });

  it('pull half way between two', () => {
    expect(snapBox(box(0, 97), stillLines([box(0, 0), box(0, 200)]), 6, 4).dy).toBe(3);
  });

  it('leave the rest to the grid', () => {
    expect(snapBox(box(401, 402), stillLines([box(0, 0)]), 6, 4)).toEqual({ dx: -1, dy: 2, guides: [] });
  });
});

describe('aligning', () => {
  const boxes = { a: box(0, 0), b: box(50, 100, 200), c: box(300, 250) };
  it('brings edges and middles in line', () => {
    expect(aligned(boxes, 'left')).toEqual({ a: { x: 0, y: 0 }, b: { x: 0, y: 100 }, c: { x: 0, y: 250 } });
    expect(Object.values(aligned(boxes, 'right')).map(({ x }) => x)).toEqual([300, 200, 300]);
    expect(Object.values(aligned(boxes, 'centre')).map(({ x }) => x)).toEqual([150, 100, 150]);
    expect(Object.values(aligned(boxes, 'bottom')).map(({ y }) => y)).toEqual([250, 250, 250]);
  });

  it('makes the free space the same, the ends stay', () => {
    expect(distributed(boxes, 'y')).toEqual({ a: { x: 0, y: 0 }, b: { x: 50, y: 125 }, c: { x: 300, y: 250 } });
    expect(distributed(boxes, 'x').b?.x).toBe(100);
  });
});

const node = (id: string, kind = 'dense'): GraphNode => ({ id, kind, kindVersion: 1, name: '', params: {} });
const wire = (from: string, to: string) => ({ id: `${from}${to}`, from: { node: from, port: 'out' }, to: { node: to, port: 'in' } });
const places = { a: { x: 500, y: 900 }, b: { x: 40, y: 7 }, c: { x: 90, y: 30 } };
const drawing: UnrollDocument = {
  ...newDocument(),
  graph: { nodes: [node('a'), node('b'), node('c')], wires: [wire('a', 'b'), wire('b', 'c')], groups: [] },
  view: { ...newView(places), notes: [{ id: 'n', text: 'here', at: { x: 520, y: 960 }, size: { width: 100, height: 44 }, tone: 'ink' }] },
};

describe('tidying', () => {
  it('lays all in the order of the flow, and a note goes with its node', () => {
    const laid = tidied(drawing, [], {});
    expect([laid.a, laid.b, laid.c].map((at) => at?.y)).toEqual([...[laid.a, laid.b, laid.c].map((at) => at?.y)].sort((x, y) => (x ?? 0) - (y ?? 0)));
    expect(new Set([laid.a?.x, laid.b?.x, laid.c?.x]).size).toBe(1);
    expect(laid[noteItem('n')]).toEqual({ x: 20 + (laid.a?.x ?? 0), y: 60 + (laid.a?.y ?? 0) });
  });

  it('lays the selected only, where they were', () => {
    const laid = tidied(drawing, ['b', 'c'], {});
    expect(Object.keys(laid).sort()).toEqual(['b', 'c']);
    expect(laid.b).toEqual({ x: 40, y: 7 });
  });

  it('leaves pinned nodes, and lays the others around them', () => {
    const pinned = produce(drawing, setPinned(['a', 'c'], true));
    const laid = tidied({ ...pinned, view: { ...pinned.view, positions: { ...places, c: { x: 500, y: 990 } } } }, [], {});
    expect([laid.a, laid.c]).toEqual([undefined, undefined]);
    expect(laid.b?.x).toBeGreaterThan(500 + 236);
  });
});

describe('edits of the arrangement', () => {
  it('move nodes and notes together', () => {
    const moved = produce(drawing, moveItems({ a: { x: 1, y: 2 }, [noteItem('n')]: { x: 3, y: 4 } }));
    const boxes = itemBoxes(moved, {});
    expect([boxes['a'], boxes[noteItem('n')]]).toMatchObject([{ x: 1, y: 2 }, { x: 3, y: 4, width: 100 }]);
  });

  it('write and remove notes, and touch nothing that is trained', () => {
    const note = { id: 'm', text: '', at: { x: 0, y: 0 }, size: { width: 200, height: 80 }, tone: 'data' as const };
    const edited = produce(drawing, all(addNote(note), writeNote('m', '둘째\nline'), moveNotes({ m: { x: 9, y: 9 } }), removeNotes(['n'])));
    expect(edited.view.notes).toEqual([{ ...note, text: '둘째\nline', at: { x: 9, y: 9 } }]);
    expect(edited.graph).toBe(drawing.graph);
    expect(note.text).toBe('');
  });

  it('nodes that are removed are neither collapsed nor pinned', () => {
    const marked = produce(drawing, all(setCollapsed(['a', 'b'], true), setPinned(['a'], true)));
    expect(produce(marked, setCollapsed(['b'], false)).view.collapsed).toEqual(['a']);
    expect(produce(marked, removeItems(['a'])).view).toMatchObject({ collapsed: ['b'], pinned: [] });
  });
});
