import { describe, expect, it } from 'vitest';
import { drawing } from '../compiler/testing/networks.ts';
import { pathThrough } from './reach.ts';

const { graph } = drawing({
  nodes: { o: ['one-hot'], d: ['dense'], h: ['rnn'], s: ['add'], z: ['delay'] },
  wires: ['x > o', 'o > d', 'o > h', 'd > s.a', 'h > s.b', 's > z', 's > out'],
});
const idOf = (from: string, to: string) => graph.wires.find((wire) => wire.from.node === from && wire.to.node === to)?.id ?? '';

describe('pathThrough', () => {
  it('goes up to the sources and down to the ends, but not along what lies beside', () => {
    const { nodes, wires } = pathThrough(graph.wires, idOf('o', 'd'));
    expect([...nodes].sort()).toEqual(['d', 'div', 'o', 'out', 's', 'source', 'x', 'z']);
    expect(wires.has(idOf('o', 'h'))).toBe(false);
    expect(wires.has(idOf('d', 's'))).toBe(true);
  });
  it('ends in a circle, and is empty for a wire that is gone', () => {
    const circle = [...graph.wires, { id: 'back', from: { node: 'z', port: 'out' }, to: { node: 'd', port: 'in' } }];
    expect(pathThrough(circle, 'back').wires.has(idOf('s', 'z'))).toBe(true);
    expect(pathThrough(graph.wires, 'gone').nodes.size).toBe(0);
  });
});
