import { describe, expect, it } from 'vitest';
import { DOCUMENT_VERSION, trainingSchema, type GraphNode, type Training, type UnrollDocument } from '../../shared/document/schema.ts';
import { newView } from '../../shared/document/view.ts';
import { differences } from './run-differences.ts';
import { fittingMend, guessingLoss, mended, networkLine, pairRows, tokeniserOf, weightsByTimestep, weightsLine, weightsOf } from './run-document.ts';

const node = (kind: string, params: Record<string, unknown> = {}): GraphNode => ({ id: kind, kind, kindVersion: 1, name: '', params });

const training = trainingSchema.parse({
  steps: 1_000, batch: 64, optimizer: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }, learningRate: 0.005, clipNorm: 5, seed: 1,
  carryState: true, reduction: 'mean', validateEvery: 100, sampleEvery: 100, checkpointEvery: 100,
});

function documentWith(nodes: GraphNode[], change: Partial<Training> = {}, data: UnrollDocument['data'] = []): UnrollDocument {
  return { format: 'unroll', version: DOCUMENT_VERSION, id: 'd', title: '', graph: { nodes, wires: [], groups: [] }, training: { ...training, ...change }, data, view: newView() };
}

const lastTen = documentWith([node('text', { symbols: 'word', lowercase: true }), node('lstm', { units: 128 }), node('divergence', { weights: { schedule: 'last', k: 10 } })]);
const all = documentWith([node('text'), node('rnn', { units: 64 }), node('divergence', { weights: { schedule: 'all' } })], { learningRate: 0.01 });

describe('a run in words', () => {
  it('names the layers with memory, else the dense ones', () => {
    expect(networkLine(lastTen)).toBe('LSTM 128');
    expect(networkLine(documentWith([node('dense', { units: 32 }), node('output', { units: 5 })]))).toBe('Dense 32');
    expect(networkLine(documentWith([node('output')]))).toBe('');
  });

  it('names the weights', () => {
    expect(weightsLine(weightsOf(lastTen))).toBe('last 10');
    expect(weightsLine(weightsOf(documentWith([])))).toBe('all');
    expect([...weightsByTimestep(lastTen, 12)].filter((w) => w > 0)).toHaveLength(10);
  });

  it('says in what two runs differ, what matters most first', () => {
    expect(differences(all, lastTen)).toEqual([
      { name: 'Network', from: 'RNN 64', to: 'LSTM 128', short: 'RNN 64' },
      { name: 'Weights', from: 'all', to: 'last 10', short: 'w all' },
      { name: 'Rate', from: '0.01', to: '0.005', short: 'Rate 0.01' },
    ]);
    expect(differences(all, all)).toEqual([]);
  });

  it('names what a word cannot say only where nothing else differs', () => {
    const painted = (w: number) => documentWith([node('divergence', { weights: { schedule: 'custom', from: 'end', weights: [w], rest: 0 } })]);
    expect(differences(painted(1), painted(0.5))).toEqual([{ name: 'Painted weights', from: '', to: '', short: 'Painted weights' }]);
  });
});

describe('its data', () => {
  it('is read as its source node says', () => {
    expect(tokeniserOf(lastTen)).toEqual({ symbols: 'word', lowercase: true });
    expect(tokeniserOf(documentWith([node('text')]))).toEqual({ symbols: 'character', lowercase: false });
    expect(tokeniserOf(documentWith([node('pairs')]))).toEqual({ symbols: 'word', lowercase: true });
  });

  it('gives the rows of its table', () => {
    const rows = [{ question: 'color of sky', answer: 'blue' }];
    const table = { type: 'pairs' as const, id: 't', title: 'Colours', rows };
    expect(pairRows(documentWith([node('pairs', { table: 't' })], {}, [table]))).toEqual(rows);
    expect(pairRows(lastTen)).toEqual([]);
  });

  it('gives the loss of guessing, ln V', () => {
    const dataset = { facts: { symbols: 57, classes: 57, timesteps: 40, lengths: [40] } } as Parameters<typeof guessingLoss>[0];
    expect(guessingLoss(dataset)?.loss).toBeCloseTo(4.043, 3);
    expect(guessingLoss(null)).toBeNull();
  });
});

describe('mending a run that blew up', () => {
  it('clips first, and lowers the rate too where that is out of all bounds', () => {
    expect(fittingMend({ ...training, clipNorm: 0 })).toBe('clip');
    expect(fittingMend({ ...training, clipNorm: 1 })).toBe('rate');
    expect(fittingMend({ ...training, learningRate: 1e9 })).toBe('clip-and-rate');
  });

  it('changes only what it says', () => {
    expect(mended(training, 'clip')).toEqual({ ...training, clipNorm: 1 });
    expect(mended(training, 'rate')).toEqual({ ...training, learningRate: 0.0005 });
    expect(mended({ ...training, learningRate: 1e9 }, 'clip-and-rate')).toMatchObject({ clipNorm: 1, learningRate: 0.01 });
  });
});
