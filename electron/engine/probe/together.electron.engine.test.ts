import { produce } from 'immer';
import { expect, it } from 'vitest';
import { elman, gatedUnit } from '../../../shared/compiler/testing/hand-wired.ts';
import { network, type NetworkOptions } from '../../../shared/compiler/testing/networks.ts';
import { makeGroup } from '../../../shared/document/group-edit.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { probeQuestionSchema, type ProbeQuestion, type ProbeResult } from '../../../shared/ipc/contract.ts';
import { template } from '../testing/fixtures.ts';
import { Prober } from './probe.ts';

const prober = new Prober(async () => null);
const ask = (document: UnrollDocument, question: ProbeQuestion): Promise<ProbeResult> => prober.probe({ document, documentPath: null, seed: 3 }, probeQuestionSchema.parse(question));

interface Case {
  readonly options: NetworkOptions;
  /** Judged alone. */
  readonly of: string;
  /** With its second unit held, too. */
  readonly held?: string;
  readonly grouped?: readonly string[];
}

const pairs = { pairs: true } as const;
const all = { schedule: 'all' } as const;
const cases: readonly (readonly [string, Case])[] = [
  ['a bidirectional layer, from its end', { options: { ...pairs, weights: all, layers: [['one-hot'], ['bidirectional', { cell: 'lstm', units: 3 }]] }, of: 'state/n2/backward_h', held: 'n2/backward_h' }],
  ['a bidirectional layer, from its beginning', { options: { ...pairs, weights: all, layers: [['one-hot'], ['bidirectional', { cell: 'gru', units: 3 }]] }, of: 'state/n2/forward_h', held: 'n2/forward_h' }],
  ['a cell by hand', { options: { ...pairs, weights: { schedule: 'last', k: 2 }, ...gatedUnit(3) }, of: 'value/h/out' }],
  ['a cell by hand in a group', { options: { ...pairs, weights: { schedule: 'final' }, ...elman(4) }, of: 'value/cell/h/out', grouped: ['w', 'u', 's', 'h', 'z'] }],
  [
    'two divergences',
    {
      options: { ...pairs, layers: [['embedding', { units: 3 }], ['lstm', { units: 3 }]], share: 0.5, weights: { schedule: 'last', k: 2 }, branch: { after: 'n2', layers: [['rnn', { units: 4 }]], share: 2, weights: { schedule: 'final' } } },
      of: 'state/n2/c',
      held: 'n2/c',
    },
  ],
];
const given = [{ x: ['color'], d: 'blue' }, { x: 'color of sky', d: 'blue' }, { x: ['ruby', 'color', 'of', 'color', 'of', 'sky', 'snow'], d: 'red' }, { x: 'color of snow' }];
const want = ['state', 'gate', 'value', 'grad/state', 'grad/value', 'prediction', 'influence'];

/** Every list of numbers that is told of a sequence, by name. */
function numbersOf(sequence: ProbeResult['sequences'][number] | undefined): Map<string, ArrayLike<number>> {
  const tensors = Object.entries(sequence?.tensors ?? {}).map(([name, { data }]) => [name, data] as const);
  const judged = (sequence?.divergences ?? []).flatMap(({ node, w, div, weighted }) => Object.entries({ w, div, weighted }).map(([name, data]) => [`${node} ${name}`, data] as const));
  return new Map<string, ArrayLike<number>>([...tensors, ...judged, ['alone', sequence?.alone?.data ?? []]]);
}

it.each(cases)('%s: sequences of several lengths in one call are what each is by itself, held or not', async (_, { options, of, held, grouped }) => {
  const { data } = await template('many-to-one');
  const plain: UnrollDocument = { ...network(options), data: data.map((each) => ({ ...each, id: 'd' })) };
  const document = grouped ? produce(plain, makeGroup(grouped, { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } })) : plain;
  for (const hold of held === undefined ? [[]] : [[], [{ state: held, unit: 1, value: 0.5 }]]) {
    const question = { want, alone: { of }, ...(hold.length > 0 && { hold }) };
    const together = await ask(document, { sequences: given, ...question });
    for (const [index, sequence] of given.entries()) {
      const { sequences: [alone] } = await ask(document, { sequences: [sequence], ...question });
      const [found, expected] = [together.sequences[index], alone].map(numbersOf);
      expect([...(found?.keys() ?? [])]).toEqual([...(expected?.keys() ?? [])]);
      for (const [name, values] of expected ?? []) {
        const others = found?.get(name) ?? [];
        expect(others.length, name).toBe(values.length);
        const farthest = Array.from(values, (value, at) => (Number.isNaN(value) && Number.isNaN(others[at]) ? 0 : Math.abs(value - (others[at] as number))));
        expect(Math.max(0, ...farthest), `${name} of sequence ${index + 1}`).toBeLessThan(1e-5);
      }
      expect([...(expected?.values() ?? [])].some((values) => Array.from(values).some((value) => value !== 0))).toBe(true);
    }
  }
});
