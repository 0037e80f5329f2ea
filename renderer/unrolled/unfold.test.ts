import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { makeGroup } from '../../shared/document/group-edit.ts';
import { elman } from '../../shared/compiler/testing/hand-wired.ts';
import { chain, network } from '../../shared/compiler/testing/networks.ts';
import { boardOf, columnWires, memories, timestepAt } from './board.ts';
import { densityOf, fittingPitch, layLanes, pitchOf, ROOM, zoomedPitch } from './lane-layout.ts';
import { unfold } from './lanes.ts';
import { judgement, likeliest } from './values.ts';

const branched = network({
  layers: [['one-hot'], ['rnn', { units: 4 }]],
  branch: { after: 'n1', layers: [['lstm', { units: 4 }]], weights: { schedule: 'final' } },
});
const bare = () => ({ caption: false, problem: false });

describe('lanes', () => {
  it('are the nodes in depth order, each divergence with its weights and products, a branch after the other', () => {
    const { lanes } = unfold(branched, []);
    expect(lanes.map(({ id, shows }) => `${id}: ${shows}`)).toEqual([
      'source: source', 'n0: symbol', 'n1: one-hot', 'n2: states', 'n3: classes', 'div: divergence', 'div weights: weights', 'div product: product',
      'm1: states', 'm2: classes', 'div2: divergence', 'div2 weights: weights', 'div2 product: product',
    ]);
    expect(lanes.find(({ id }) => id === 'n3')?.judge).toBe('div');
    expect(lanes.find(({ id }) => id === 'm1')?.states).toEqual(['h', 'c']);
  });

  it('have the states of both directions, one of which runs back', () => {
    const { lanes, time } = unfold(chain({ layers: [['one-hot'], ['bidirectional', { cell: 'lstm', units: 2 }]] }), []);
    expect(lanes.find(({ kind }) => kind === 'bidirectional')).toMatchObject({ shows: 'states', states: ['forward_h', 'forward_c', 'backward_h', 'backward_c'] });
    expect(time.map(({ state, backward }) => `${String(state)} ${String(backward)}`)).toEqual(['forward_h false', 'forward_c false', 'backward_h true', 'backward_c true']);
  });

  it('show numbers where numbers are forecast', () => {
    const { lanes } = unfold(chain({ numbers: 'forecast', layers: [['gru', { units: 3 }]] }), []);
    expect(lanes.map(({ shows }) => shows)).toEqual(['source', 'states', 'forecast', 'divergence', 'weights', 'product']);
  });

  it('are the inside of a group under its instance, and alone where it is open', () => {
    const plain = network(elman(3));
    const grouped = produce(plain, makeGroup(['w', 'u', 's', 'h', 'z'], { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } }));
    const inner = unfold(grouped, []).lanes.filter(({ flat }) => flat.startsWith('cell/'));
    expect(inner.length).toBe(5);
    expect(new Set(inner.map(({ node, whole }) => `${node} ${String(whole)}`))).toEqual(new Set(['cell false']));
    const open = unfold(grouped, ['cell']);
    expect(new Set(open.lanes.map(({ node }) => node))).toEqual(new Set(['w', 'u', 's', 'h', 'z']));
    expect(open.lanes.every(({ whole }) => whole)).toBe(true);
  });

  it('hand what a delay keeps to the next timestep, not down', () => {
    const { time, depth } = unfold(network(elman(3)), []);
    expect(time).toHaveLength(1);
    const [memory] = time;
    expect(memory?.to).toBe('z');
    expect(depth.some(({ to }) => to === 'z')).toBe(false);
    expect(depth.some(({ from }) => from === 'z')).toBe(true);
  });
});

describe('the board', () => {
  const { lanes, depth, time } = unfold(branched, []);

  it('draws less of a timestep the more there are', () => {
    expect([1, 8, 9, 24, 25, 2000].map(densityOf)).toEqual(['wide', 'wide', 'cells', 'cells', 'strip', 'strip']);
    for (const length of [1, 4, 8, 9, 24, 25, 60, 2000]) expect(pitchOf(length, 700) * length).toBeGreaterThan(0);
    expect(pitchOf(60, 900)).toBeGreaterThanOrEqual(8);
    const board = boardOf(60, 900);
    expect([timestepAt(board, -5), timestepAt(board, 0), timestepAt(board, board.pitch), timestepAt(board, 1e6)]).toEqual([1, 1, 2, 60]);
  });

  it('is zoomed within what can be drawn: columns where they have room and are not too many, strips else', () => {
    const wide = boardOf(60, 900, 112);
    expect([wide.density, boardOf(60, 900, 60).density, boardOf(60, 900, 51).density, boardOf(65, 900, 112).density, boardOf(2000, 900, 60).density]).toEqual(['wide', 'cells', 'strip', 'cells', 'strip']);
    expect([zoomedPitch(8, 1.25, 60), zoomedPitch(2, 1.25, 60), zoomedPitch(2, 0.8, 60), zoomedPitch(220, 1.25, 60), zoomedPitch(66, 1.25, 2000)]).toEqual([10, 3, 2, 240, 68]);
    // What is in view by itself stays as it is.
    expect(fittingPitch(4, 1280)).toBeNull();
    expect(boardOf(120, 900, fittingPitch(120, 900)).pitch * 120).toBeLessThanOrEqual(900 - ROOM.gutter - ROOM.tail);
  });

  it('lays lanes under one another, and wires from each to those it feeds', () => {
    const board = boardOf(4, 900);
    const layout = layLanes(lanes, 'wide', bare);
    layout.boxes.slice(1).forEach((box, index) => expect(box.top).toBeGreaterThan((layout.boxes[index]?.top ?? 0) + (layout.boxes[index]?.height ?? 0)));
    const wires = columnWires(layout, depth, board);
    // source > n0 > n1 > n2 > n3 > div, n1 > m1 > m2 > div2, and two terms under each divergence.
    expect(wires).toHaveLength(8 + 4);
    // Past the lanes between, n1 reaches m1 at the side.
    expect(wires.filter(({ path }) => path.includes('H'))).toHaveLength(1);
    const noted = layLanes(lanes, 'wide', () => ({ caption: true, problem: true }));
    expect(noted.height).toBeGreaterThan(layout.height);
  });

  it('carries every state from each timestep to the next', () => {
    const board = boardOf(4, 900);
    const layout = layLanes(lanes, 'wide', bare);
    const labels = [0, 1, 4].map((from) => memories(layout, time, board, from).map(({ label, isOpen }) => `${label?.tex ?? ''}${isOpen ? ' open' : ''}`));
    expect(labels).toEqual([['h_{0}', 'h_{0}', 'c_{0}'], ['h_{1}', 'h_{1}', 'c_{1}'], ['h_{4} open', 'h_{4} open', 'c_{4} open']]);
    expect(memories(layLanes(lanes, 'strip', bare), time, boardOf(60, 900), 1)).toEqual([]);
  });
});

describe('values', () => {
  it('name the likeliest, and what is desired in the place of the last', () => {
    const probabilities = Float32Array.from([0.1, 0.4, 0.2, 0.05, 0.25]);
    expect(likeliest(probabilities, 3, -1).map(({ index }) => index)).toEqual([1, 4, 2]);
    expect(likeliest(probabilities, 3, 3).map(({ index }) => index)).toEqual([1, 4, 3]);
    expect(likeliest(probabilities, 3, 4).map(({ index }) => index)).toEqual([1, 4, 2]);
  });

  it('tell what weighs nothing from what nothing is asked of', () => {
    const judge = { node: 'div', share: 1, w: Float32Array.from([1, 0, 0]), div: Float32Array.from([0.5, 0.5, Number.NaN]), weighted: new Float32Array(3), total: 0.5, sumW: 1, loss: 0.5 };
    expect([1, 2, 3].map((t) => judgement(judge, t))).toEqual(['judged', 'unjudged', 'unasked']);
    expect(judgement(null, 1)).toBe('judged');
  });
});
