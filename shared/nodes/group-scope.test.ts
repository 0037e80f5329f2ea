import fc from 'fast-check';
import { produce, freeze, produceWithPatches, enablePatches } from 'immer';
import { describe, expect, it } from 'vitest';
import { checkDocument, checkEverything } from '../compiler/check.ts';
import { checkedInScope } from '../compiler/check-groups.ts';
import { elman, gatedUnit } from '../compiler/testing/hand-wired.ts';
import { drawing, textFacts } from '../compiler/testing/networks.ts';
import { addNote, setCollapsed, setPinned } from '../document/arrange-edit.ts';
import { addNode, all, connect, insertOnWire, moveNodes, removeItems, setParams, setTraining } from '../document/edit.ts';
import { makeGroup, removeUnusedGroups, renameGroup, separateInstance, unpackGroup } from '../document/group-edit.ts';
import { addPort, movePort, removePort, renamePort } from '../document/group-ports.ts';
import { groupById, portNames } from '../document/groups.ts';
import { documentSchema, type UnrollDocument } from '../document/schema.ts';
import { newView } from '../document/view.ts';
import { boundaryIds, inGroup, openGroup } from './group-scope.ts';
import { connectionProblem } from './connect.ts';
import { crossingTies, nodeParams } from './ties.ts';

enablePatches();

const facts = { source: textFacts(5, 4) };
const cells = { elman: drawing(elman(3)), gated: drawing(gatedUnit(3)) } as const;
const placed = (document: UnrollDocument): UnrollDocument =>
  freeze({ ...document, view: newView(Object.fromEntries(document.graph.nodes.map(({ id }, i) => [id, { x: 40 * i, y: 70 * i }]))) }, true);
const make = (document: UnrollDocument, ids: readonly string[]): UnrollDocument =>
  produce(document, makeGroup(ids, { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } }));
const ends = ({ graph }: UnrollDocument): string[] => graph.wires.map(({ from, to }) => `${from.node}.${from.port} > ${to.node}.${to.port}`).sort();
const inner = (document: UnrollDocument, id = 'g') => {
  const group = groupById(document.graph, id);
  if (!group) throw new Error('no such group');
  return group;
};
const grouped = make(placed(cells.elman), ['w', 'u', 's', 'h', 'z']);
const inside = (document: UnrollDocument): UnrollDocument => openGroup(document, ['cell']);
/** Any choice of nodes that may be in a group. */
const anyCell = fc.constantFrom(...(Object.keys(cells) as (keyof typeof cells)[])).chain((name) => {
  const ids = cells[name].graph.nodes.map(({ id }) => id).filter((id) => !['source', 'div'].includes(id));
  return fc.record({ document: fc.constant(placed(cells[name])), ids: fc.subarray(ids, { minLength: 1 }) });
});

describe('groups of any nodes', () => {
  it('come back by unpacking as they were, wires, places and all, and check the same meanwhile', () => {
    fc.assert(fc.property(anyCell, ({ document, ids }) => {
      const one = make(document, ids);
      expect(documentSchema.parse(one)).toEqual(one);
      expect(checkDocument(one, facts).diagnostics).toEqual([]);
      const back = produce(one, all(unpackGroup('cell', nodeParams), removeUnusedGroups(['g'])));
      expect(ends(back)).toEqual(ends(document));
      expect(new Map(back.graph.nodes.map((node) => [node.id, node]))).toEqual(new Map(document.graph.nodes.map((node) => [node.id, node])));
      expect(back.view.positions).toEqual(document.view.positions);
      expect(back.graph.groups).toEqual([]);
    }), { numRuns: 60 });
  });

  it('are opened and closed without a change, and see inside what the flat drawing sees', () => {
    fc.assert(fc.property(anyCell, ({ document, ids }) => {
      const one = make(document, ids);
      const [same, patches] = produceWithPatches(one, inGroup(['cell'], () => undefined));
      expect([same, patches]).toEqual([one, []]);
      const flat = checkDocument(document, facts);
      const seen = checkedInScope(one, ['cell'], checkEverything(one, facts));
      expect(seen.diagnostics).toEqual([]);
      for (const id of ids) expect([seen.signals[id], seen.learned[id]]).toEqual([flat.signals[id], flat.learned[id]]);
    }), { numRuns: 40 });
  });

  it('keep every wire through any edit made inside them', () => {
    const step = fc.record({ what: fc.constantFrom('connect', 'cut', 'insert', 'move', 'add', 'remove'), a: fc.nat(), b: fc.nat() });
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
      const end = steps.reduce((document, { what, a, b }, i) => {
        const { graph } = inside(document);
        const nodes = graph.nodes.filter(({ kind }) => !kind.startsWith('group-'));
        const [from, to, wire] = [pick(nodes, a)?.id, pick(nodes, b)?.id, pick(graph.wires, a)?.id];
        const dense = { id: `new${i}`, kind: 'dense', kindVersion: 1, name: '', params: { units: 3 } };
        const change = what === 'cut' ? removeItems([], [wire ?? ''])
          : what === 'remove' ? removeItems([from ?? ''])
          : what === 'add' ? addNode(dense, { x: a % 500, y: b % 500 })
          : what === 'move' ? moveNodes({ [from ?? boundaryIds.inputs]: { x: a % 500, y: b % 500 } })
          : what === 'insert' ? insertOnWire({ wire: wire ?? '', node: dense, at: { x: 0, y: 0 }, input: 'in', output: 'out', wires: [`i${i}`, `o${i}`] })
          : connect(`c${i}`, { node: from ?? '', port: 'out' }, { node: to ?? '', port: 'in' });
        if ((what === 'connect' || what === 'move') && (!from || !to)) return document;
        const wanted = produce(inside(document), change);
        const next = produce(document, inGroup(['cell'], change));
        expect(ends(inside(next))).toEqual(ends(wanted));
        expect(new Set(inside(next).graph.nodes.map(({ id }) => id))).toEqual(new Set(wanted.graph.nodes.map(({ id }) => id)));
        return next;
      }, grouped);
      expect(documentSchema.parse(end)).toEqual(end);
      // Outside nothing went: ports that lead nowhere now are still there.
      expect(ends(end)).toEqual(ends(grouped));
    }), { numRuns: 80 });
  });
});

describe('an open group', () => {
  it('shows its border, and takes edits of the document as they are', () => {
    expect(inside(grouped).graph.nodes.map(({ kind }) => kind)).toEqual(['group-inputs', 'dense', 'projection', 'add', 'activation', 'delay', 'group-outputs']);
    const edited = produce(grouped, inGroup(['cell'], all(setParams('w', { activation: 'relu' }), setTraining({ steps: 7 }))));
    expect(inner(edited).nodes[0]?.params).toEqual({ units: 3, activation: 'relu' });
    expect(edited.training.steps).toBe(7);
    expect(edited.graph.nodes).toBe(grouped.graph.nodes);
    expect(openGroup(grouped, ['nobody'])).toBe(grouped);
  });

  it('gets a port from a wire to the border, of what the wire carries, and keeps one that loses its wire', () => {
    const more = produce(grouped, inGroup(['cell'], connect('n', { node: 's', port: 'out' }, { node: boundaryIds.outputs, port: '+' })));
    expect(portNames(inner(more), 'outputs')).toEqual(['out', 'out2']);
    expect(ends(more)).toEqual(ends(grouped));
    const [wire] = inside(more).graph.wires.filter(({ to }) => to.port === 'out2');
    const open = produce(more, inGroup(['cell'], removeItems([], [wire?.id ?? ''])));
    expect(inner(open).outputs.at(-1)).toEqual({ name: 'out2', signal: 'vector' });
    expect(documentSchema.parse(open)).toEqual(open);
    const { graph } = inside(open);
    expect(connectionProblem(graph, { node: boundaryIds.inputs, port: '+' }, { node: boundaryIds.outputs, port: '+' })?.key).toBe('diagnostics:connect.throughGroup');
    expect(connectionProblem(graph, { node: 's', port: 'out' }, { node: boundaryIds.outputs, port: 'out2' })).toBeNull();
  });

  it('renames, moves and removes ports with the wires at every instance', () => {
    const two = produce(grouped, ({ graph }) => {
      graph.nodes.push({ id: 'again', kind: 'group', kindVersion: 1, name: 'Cell 2', params: { group: 'g' } });
      graph.wires.push({ id: 'more', from: { node: 'cell', port: 'out' }, to: { node: 'again', port: 'in' } });
    });
    const named = produce(two, all(renamePort('g', 'inputs', 'in', 'x'), addPort('g', 'inputs', 'x', 'vector'), movePort('g', 'inputs', 'x2', -1), renamePort('g', 'inputs', 'x2', 'x')));
    expect(portNames(inner(named), 'inputs')).toEqual(['x2', 'x']);
    expect(ends(named).filter((wire) => wire.endsWith('.x'))).toEqual(['cell.out > again.x', 'o.out > cell.x']);
    const gone = produce(named, removePort('g', 'inputs', 'x'));
    expect(ends(gone)).toEqual(ends(two).filter((wire) => !wire.endsWith('cell.in') && !wire.endsWith('again.in')));
    const renamed = produce(two, renameGroup('g', 'Memory'));
    expect([inner(renamed).name, ...renamed.graph.nodes.filter(({ kind }) => kind === 'group').map(({ name }) => name)]).toEqual(['Memory', 'Memory', 'Memory 2']);
    const apart = produce(two, separateInstance('again', 'g2', 'Cell 2'));
    const changed = produce(apart, inGroup(['again'], removeItems(['w'])));
    expect([inner(changed).nodes.length, inner(changed, 'g2').nodes.length]).toEqual([5, 4]);
  });

  it('takes along how its nodes look, and gives that and its notes back', () => {
    const note = { id: 'note', text: 'a gate', at: { x: 5, y: 6 }, size: { width: 100, height: 50 }, tone: 'ink' } as const;
    const marked = produce(placed(cells.elman), all(setCollapsed(['w', 'out'], true), setPinned(['h'], true), addNote(note)));
    const one = make(marked, ['w', 'u', 's', 'h', 'z']);
    expect(one.view).toMatchObject({ collapsed: ['out'], pinned: [] });
    expect(inside(one).view).toMatchObject({ collapsed: ['w'], pinned: ['h'] });
    const noted = produce(one, inGroup(['cell'], addNote(note)));
    const { view } = produce(noted, all(unpackGroup('cell', nodeParams), removeUnusedGroups(['g'])));
    expect(view).toMatchObject({ collapsed: ['out', 'w'], pinned: ['h'] });
    const at = one.view.positions['cell'] ?? { x: 0, y: 0 };
    expect(view.notes).toEqual([note, { ...note, id: 'note-2', at: { x: at.x + 5, y: at.y + 6 } }]);
    expect(view.insides).toEqual({});
  });

  it('says at its nodes what is wrong in it, with what mends it, and at the instance outside', () => {
    const wrong = produce(grouped, inGroup(['cell'], setParams('u', { units: 7 })));
    const everything = checkEverything(wrong, facts);
    expect(checkedInScope(wrong, ['cell'], everything).diagnostics[0]).toMatchObject({ node: 's', at: 'cell/s', message: { args: { node: 'Add' } } });
    expect(checkedInScope(wrong, [], everything).diagnostics[0]).toMatchObject({ node: 'cell', at: 'cell/s' });
    const outside = produce(grouped, setParams('out', { units: 9 }));
    expect(checkedInScope(outside, ['cell'], checkEverything(outside, facts)).diagnostics[0]).toMatchObject({ node: null, at: 'out' });
  });

  it('of a group is edited through both', () => {
    const outer = produce(grouped, makeGroup(['o', 'cell'], { id: 'g2', name: 'Layer', instance: { id: 'layer', kindVersion: 1 } }));
    const edited = produce(outer, inGroup(['layer', 'cell'], setParams('w', { units: 4 })));
    expect(inner(edited).nodes[0]?.params.units).toBe(4);
    const unpacked = produce(outer, all(inGroup(['layer'], unpackGroup('cell')), removeUnusedGroups(['g'])));
    expect(unpacked.graph.groups.map(({ id }) => id)).toEqual(['g2']);
    expect(checkDocument(unpacked, facts).diagnostics).toEqual([]);
  });
});

it('ties that cross the border of a group are found', () => {
  const { graph } = drawing({ nodes: { e: ['embedding', { units: 3 }] }, wires: ['x > e', 'e > out'], out: { tie: 'e' } });
  expect(crossingTies(graph, new Set(['out'])).map(({ node, field, other }) => [node.id, field, other.id])).toEqual([['out', 'tie', 'e']]);
  expect(crossingTies(graph, new Set(['out', 'e']))).toEqual([]);
});
