import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../shared/compiler/check.ts';
import type { FactsByNode } from '../../shared/compiler/diagnostics.ts';
import { chain, drawing, textFacts, type DrawingOptions } from '../../shared/compiler/testing/networks.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { diagnostics } from '../../shared/i18n/en/diagnostics.ts';
import { fixEdit } from './fix-edit.ts';

/** A drawing with a problem, or why there is nothing that would mend it. */
type Case = { readonly of: UnrollDocument; readonly facts?: FactsByNode } | { readonly unfixable: string };

const facts: FactsByNode = { source: textFacts(5, 4), source2: textFacts(5, 4) };
const answers: FactsByNode = { source: { symbols: 5, classes: 2, timesteps: 4, lengths: [4] } };
const plain = chain({ layers: [['one-hot'], ['lstm', { units: 6 }]] });
const changed = (change: (document: UnrollDocument) => void, of = plain): UnrollDocument => produce(of, change);
const param = (id: string, params: Record<string, unknown>, of = plain) => changed(({ graph }) => void Object.assign(graph.nodes.find((node) => node.id === id)?.params ?? {}, params), of);
const end = (text: string, usual: string) => {
  const [node = '', port = usual] = text.split('.');
  return { node, port };
};
const wire = (id: string, from: string, to: string) => ({ id, from: end(from, 'out'), to: end(to, 'in') });
const node = (id: string, kind: string, params: Record<string, unknown> = {}, kindVersion = 1) => ({ id, kind, kindVersion, name: '', params });
const tied = (units: number, tie: string, more: Partial<DrawingOptions> = {}) =>
  drawing({ nodes: { e: ['embedding', { units: 3 }], h: ['rnn', { units }] }, wires: ['x > e', 'e > h', 'h > out'], out: { tie }, ...more });
const numbers = chain({ layers: [['rnn', { units: 3 }]], numbers: 'forecast' });
const numberFacts: FactsByNode = { source: { symbols: 0, classes: 1, channels: 1, timesteps: 4, lengths: [4] } };
const withGroup = (inner: ReturnType<typeof node>[], params = { group: 'g' }): UnrollDocument =>
  changed(({ graph }) => {
    graph.nodes.push(node('i', 'group', params));
    graph.groups.push({ id: 'g', name: 'G', inputs: [], outputs: [], nodes: inner, wires: [] });
  });

/** So many groups in each other, each with ten instances of the next. */
const nested = (depth: number): UnrollDocument =>
  changed(({ graph }) => {
    graph.nodes.push(node('i', 'group', { group: 'g0' }));
    for (let level = 0; level < depth; level++) {
      const inner = Array.from({ length: 10 }, (_, each) => (level + 1 < depth ? node(`i${each}`, 'group', { group: `g${level + 1}` }) : node(`n${each}`, 'dense')));
      graph.groups.push({ id: `g${level}`, name: '', inputs: [], outputs: [], nodes: inner, wires: [] });
    }
  });

const cases: Record<Exclude<keyof typeof diagnostics, 'example' | 'fix' | 'signals' | 'short' | 'connect'>, Case> = {
  noNodes: { of: changed((document) => { document.graph = { nodes: [], wires: [], groups: [] }; }) },
  unknownKind: { of: changed(({ graph }) => void graph.nodes.push(node('x', 'attention'))) },
  newerKind: { of: changed(({ graph }) => void graph.nodes.push(node('x', 'dense', {}, 99))) },
  badParam: { of: param('n2', { units: 0 }) },
  unconnected: { of: changed(({ graph }) => { graph.wires = graph.wires.filter(({ to }) => to.node !== 'n2'); }) },
  leadsNowhere: { of: changed(({ graph }) => { graph.nodes.push(node('side', 'dense')); graph.wires.push(wire('ws', 'n2', 'side')); }) },
  danglingWire: { of: changed(({ graph }) => void graph.wires.push(wire('ws', 'n2', 'gone'))) },
  twoWires: { of: changed(({ graph }) => void graph.wires.push(wire('ws', 'n1', 'n2'))) },
  wrongSignal: { of: changed(({ graph }) => { for (const each of graph.wires) if (each.to.node === 'n2') each.from.node = 'n0'; }) },
  cycle: { of: drawing({ nodes: { o: ['one-hot'], s: ['add'], f: ['dense', { units: 5 }] }, wires: ['x > o', 'o > s.a', 's > f', 'f > s.b', 'f > out'] }) },
  aheadInLoop: { of: drawing({ nodes: { o: ['one-hot'], s: ['add'], f: ['bidirectional', { units: 5, merge: 'sum' }], z: ['delay'] }, wires: ['x > o', 'o > s.a', 'z > s.b', 's > f', 'f > z', 'f > out'] }) },
  delayWidth: { of: drawing({ nodes: { o: ['one-hot'], z: ['delay', { units: 3 }] }, wires: ['x > o', 'o > z', 'z > out'] }) },
  openWidth: { of: drawing({ nodes: { o: ['one-hot'], a: ['activation'], z: ['delay'], c: ['concat'] }, wires: ['x > o', 'z > a', 'a > z', 'o > c.a', 'a > c.b', 'c > out'] }) },
  noDivergence: { of: changed(({ graph }) => { graph.nodes = graph.nodes.filter(({ id }) => id !== 'div'); graph.wires = graph.wires.filter(({ to }) => to.node !== 'div'); }) },
  twoSources: {
    of: drawing({ nodes: { o: ['one-hot'], source2: ['text', { corpus: 'd' }], o2: ['one-hot'], c: ['concat'] }, wires: ['x > o', 'source2.symbols > o2', 'o > c.a', 'o2 > c.b', 'c > out'] }),
  },
  otherSource: {
    of: changed(({ graph }) => {
      graph.nodes.push(node('source2', 'text', { corpus: 'd' }));
      for (const each of graph.wires) if (each.to.port === 'targets') each.from.node = 'source2';
    }),
  },
  noData: { of: changed((document) => { document.data = []; }) },
  classesDiffer: { of: param('n3', { units: 9 }) },
  widthsDiffer: { of: drawing({ nodes: { o: ['one-hot'], h: ['rnn', { units: 6 }], s: ['add'] }, wires: ['x > o', 'o > h', 'h > s.a', 'o > s.b', 's > out'] }) },
  tieMissing: { of: tied(3, 'gone') },
  tieBehind: { of: tied(3, 'h') },
  tieClasses: { of: tied(3, 'e', { pairs: true }), facts: answers },
  tieWidth: { of: tied(6, 'e') },
  seesAhead: { of: chain({ layers: [['one-hot'], ['bidirectional', { units: 3 }]] }) },
  groupMissing: { of: withGroup([], { group: 'gone' }) },
  groupInItself: { of: withGroup([node('again', 'group', { group: 'g' })]) },
  groupsTooLarge: { of: nested(6) },
  groupHolds: { of: withGroup([node('inner', 'text')]) },
  targetIsAnswer: { of: param('div', { target: 'next-symbol' }, chain({ layers: [['one-hot']], pairs: true })), facts: answers },
  targetIsForecast: { of: param('div', { target: 'next-symbol' }, numbers), facts: numberFacts },
  targetIsNotForecast: { of: param('div', { target: 'forecast' }) },
  measureForClasses: { of: param('div', { kind: 'cross-entropy' }, numbers), facts: numberFacts },
  measureForNumbers: { of: param('div', { kind: 'mean-squared-error' }) },
  targetIsNextSymbol: { of: param('div', { target: 'answer' }) },
  allWeightsZero: { of: chain({ layers: [['one-hot']], weights: { schedule: 'custom', from: 'start', weights: [0, 0], rest: 0 } }) },
  allSharesZero: { of: param('div', { share: 0 }) },
};

describe('every diagnostic', () => {
  it.each(Object.entries(cases))('%s: its fix takes it away, or there is a reason that there is none', (name, found) => {
    if ('unfixable' in found) return expect(found.unfixable).not.toBe('');
    const key = `diagnostics:${name}`;
    const known = found.facts ?? facts;
    const said = (document: UnrollDocument) => checkDocument(document, known).diagnostics.filter(({ message }) => message.key === key);
    const [first, ...others] = said(found.of);
    expect(first, 'the drawing has the problem').toBeDefined();
    expect(first?.fix, 'and a fix').toBeDefined();
    if (!first?.fix) return undefined;
    const mended = produce(found.of, fixEdit(found.of, first.fix.edit).change);
    expect(said(mended).length).toBeLessThanOrEqual(others.length);
    expect(said(mended)).toHaveLength(others.length);
    return undefined;
  });

  it.each(['noNodes', 'noDivergence', 'unconnected', 'wrongSignal', 'cycle', 'seesAhead', 'aheadInLoop', 'twoSources', 'otherSource', 'noData'] as const)(
    '%s: what its fix makes fits the drawing',
    (name) => {
      const found = cases[name];
      if ('unfixable' in found) throw new Error('it has a fix');
      const before = checkDocument(found.of, facts).diagnostics;
      const fix = before.find(({ message }) => message.key === `diagnostics:${name}`)?.fix;
      if (!fix) throw new Error('it has a fix');
      const mended = produce(found.of, fixEdit(found.of, fix.edit).change);
      const left = checkDocument(mended, facts).diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.key);
      // A first source asks for what judges it; nothing else leaves an error behind.
      expect(left).toEqual(name === 'noNodes' ? ['diagnostics:noDivergence'] : []);
    },
  );
});
