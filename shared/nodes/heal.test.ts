import { describe, expect, it } from 'vitest';
import { drawing } from '../compiler/testing/networks.ts';
import { healings } from './heal.ts';

const { graph } = drawing({
  nodes: { o: ['one-hot'], d: ['dense'], h: ['rnn'], s: ['add'] },
  wires: ['x > o', 'o > d', 'd > h', 'd > s.a', 'h > s.b', 's > out'],
});
const healed = (...ids: string[]) => healings(graph, new Set(ids)).map(({ from, to }) => `${from.node}.${from.port} > ${to.node}.${to.port}`);

describe('healings', () => {
  it('lead from what fed a node to everything it fed', () => {
    expect(healed('d')).toEqual(['o.out > h.in', 'o.out > s.a']);
    expect(healed('s')).toEqual(['d.out > out.in']);
  });
  it('go round several nodes at once', () => {
    expect(healed('d', 'h')).toEqual(['o.out > s.a', 'o.out > s.b']);
  });
  it('are not there where what comes in is not what goes out', () => {
    expect(healed('o')).toEqual([]);
    expect(healed('out')).toEqual([]);
    expect(healed('x')).toEqual(['source.symbols > o.in']);
  });
});
