import { describe, expect, it } from 'vitest';
import { elman } from '../../../shared/compiler/testing/hand-wired.ts';
import { network } from '../../../shared/compiler/testing/networks.ts';
import { chosenMemories, EVERY_LAYER, judgeOf, memoriesOf } from './memories.ts';

const names = (...all: string[]) => all.map((name) => ({ name, width: 4 }));
const stacked = network({ layers: [['one-hot'], ['lstm', { units: 4 }], ['rnn', { units: 4 }]], branch: { after: 'n2', layers: [['gru', { units: 4 }]] } });
const available = names('state/n2/h', 'grad/state/n2/h', 'grad/state/n2/c', 'grad/state/n3/h', 'grad/state/m1/h', 'grad/value/n2/out');
const memories = memoriesOf(available, stacked.graph, new Map());

describe('memories of a network', () => {
  it('are its states that have a gradient, named by their node, and by their letter where it has several', () => {
    expect(memories.map(({ tensor, title, units }) => [tensor, title, units])).toEqual([
      ['state/n2/h', 'LSTM h', 4], ['state/n2/c', 'LSTM c', 4], ['state/n3/h', 'RNN', 4], ['state/m1/h', 'GRU', 4],
    ]);
    expect(memoriesOf(available, stacked.graph, new Map([['n3', 'RNN 2']])).map(({ title }) => title)).toContain('RNN 2');
  });

  it('of a cell that is wired by hand are what its delays keep, once', () => {
    const { graph } = network(elman(4));
    const found = memoriesOf(names('grad/value/h/out', 'grad/value/z/out', 'grad/value/s/out'), graph, new Map());
    expect(found.map(({ tensor, state }) => [tensor, state])).toEqual([['value/h/out', 'h']]);
    expect(memoriesOf(names('grad/value/z/out'), graph, new Map()).map(({ tensor }) => tensor)).toEqual(['value/z/out']);
  });

  it('know which of them reads from the end, and lie inside groups', () => {
    const found = memoriesOf(names('grad/state/n2/forward_h', 'grad/state/n2/backward_h', 'grad/state/cell/a/h'), stacked.graph, new Map());
    expect(found.map(({ node, backward }) => [node, backward])).toEqual([['n2', false], ['n2', true], ['cell/a', false]]);
  });
});

describe('what is shown of them', () => {
  const tensors = (choice: string) => chosenMemories(memories, choice).map(({ tensor }) => tensor);

  it('is the chosen one, or every layer’s h', () => {
    expect(tensors('state/n2/c')).toEqual(['state/n2/c']);
    expect(tensors(EVERY_LAYER)).toEqual(['state/n2/h', 'state/n3/h', 'state/m1/h']);
  });

  it('is what comes nearest in a network without the chosen one', () => {
    expect(tensors('state/n3/c')).toEqual(['state/n3/h']);
    expect(tensors('state/n9/h')).toEqual(tensors(EVERY_LAYER));
  });

  it('is judged by the first divergence that its node leads to', () => {
    expect(judgeOf(stacked.graph, 'n3')).toBe('div');
    expect(judgeOf(stacked.graph, 'm1')).toBe('div2');
    expect(judgeOf(stacked.graph, 'div')).toBe('div');
  });
});
