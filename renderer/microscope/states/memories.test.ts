import { describe, expect, it } from 'vitest';
import { elman } from '../../../shared/compiler/testing/hand-wired.ts';
import { chain, network } from '../../../shared/compiler/testing/networks.ts';
import { mainRow, memoriesOf, rowsOf } from './memories.ts';

describe('memories of a network', () => {
  it('are all nodes that recur and are judged, equal titles numbered', () => {
    const found = memoriesOf(chain({ layers: [['one-hot'], ['lstm', { units: 4 }], ['dense', { units: 3 }], ['lstm', { units: 5 }]] }));
    expect(found.map(({ title }) => title)).toEqual(['LSTM 1', 'LSTM 2']);
    expect(found[0]?.want).toEqual(['state/n2', 'gate/n2']);
  });

  it('are the delays of a cell wired by hand', () => {
    const [delay, ...others] = memoriesOf(network(elman(4)));
    expect(others).toEqual([]);
    expect(delay).toMatchObject({ node: 'z', isDelay: true, want: ['value/z/out'] });
    const rows = delay ? rowsOf(delay, [{ name: 'value/z/out', width: 4 }, { name: 'value/h/out', width: 4 }]) : [];
    expect(rows).toMatchObject([{ name: 'value/z/out', letter: 'out', state: 'z/state', units: 4 }]);
  });

  it('show gates before states, each direction for itself, and which state can be held', () => {
    const memory = { node: 'g/n2', title: '', isDelay: false, want: [] };
    const names = ['state/g/n2/h', 'state/g/n2/c', 'gate/g/n2/o', 'gate/g/n2/f', 'gate/g/n2/i', 'gate/g/n2/g', 'gate/n2/i', 'grad/state/g/n2/h'];
    const rows = rowsOf(memory, names.map((name) => ({ name, width: 2 })));
    expect(rows.map(({ letter }) => letter)).toEqual(['i', 'f', 'g', 'o', 'c', 'h']);
    expect(rows.filter(({ isGate }) => isGate).map(({ letter }) => letter)).toEqual(['i', 'f', 'o']);
    expect(mainRow(rows)?.state).toBe('g/n2/h');
    const both = rowsOf({ ...memory, node: 'b' }, ['state/b/backward_h', 'gate/b/backward_a', 'state/b/forward_h', 'gate/b/forward_a'].map((name) => ({ name, width: 2 })));
    expect(both.map(({ direction, letter }) => `${direction ?? ''} ${letter}`)).toEqual(['forward a', 'forward h', 'backward a', 'backward h']);
  });
});
