import { describe, expect, it } from 'vitest';
import { chain, drawing } from '../compiler/testing/networks.ts';
import { messageText } from '../i18n/index.ts';
import { connectionProblem } from './connect.ts';

const { graph } = chain({ layers: [['one-hot'], ['lstm', { units: 6 }]] });

function reason(from: string, to: string): string | null {
  const [fromNode = '', fromPort = ''] = from.split('.');
  const [toNode = '', toPort = ''] = to.split('.');
  const found = connectionProblem(graph, { node: fromNode, port: fromPort }, { node: toNode, port: toPort });
  return found && messageText(found);
}

describe('connectionProblem', () => {
  it.each([
    ['n1.out', 'n2.in', null],
    ['source.symbols', 'n2.in', 'LSTM reads vectors, and Text source gives symbols. Put a one-hot between.'],
    ['n2.out', 'div.logits', 'Divergence reads one score for each class. Put an output node between.'],
    ['n1.out', 'n0.in', 'Input reads symbols, as a text source gives them. Wire it to a source.'],
    ['source.symbols', 'div.logits', 'Divergence reads the scores of an output node here. Text source gives none.'],
    ['source.symbols', 'div.targets', 'Divergence reads the right answers here. Wire them from “targets” of the source.'],
    ['n2.out', 'n2.in', 'A node cannot feed itself within one timestep. Put a delay between: then it reads its own last timestep.'],
    ['n2.in', 'n1.in', 'Both ends are inputs. A wire runs from an output to an input.'],
    ['n1.out', 'n2.out', 'Both ends are outputs. A wire runs from an output to an input.'],
  ])('%s to %s', (from, to, expected) => {
    expect(reason(from, to)).toBe(expected);
  });

  it('refuses a wire that closes a circle', () => {
    const two = chain({ layers: [['one-hot'], ['dense', {}], ['dense', {}]] }).graph;
    const found = connectionProblem(two, { node: 'n3', port: 'out' }, { node: 'n2', port: 'in' });
    expect(found?.key).toBe('diagnostics:connect.cycle');
  });

  it('lets a circle through a delay be closed, at any of its wires', () => {
    const wired = drawing({ nodes: { o: ['one-hot'], s: ['add'], f: ['dense'], z: ['delay'] }, wires: ['x > o', 'o > s.a', 's > f', 'f > out'] }).graph;
    const into = connectionProblem(wired, { node: 'f', port: 'out' }, { node: 'z', port: 'in' });
    const outOf = connectionProblem(
      drawing({ nodes: { s: ['add'], f: ['dense'], z: ['delay'] }, wires: ['s > f', 'f > z'] }).graph, { node: 'z', port: 'out' }, { node: 's', port: 'b' },
    );
    expect([into, outOf]).toEqual([null, null]);
  });
});
