import { describe, expect, it } from 'vitest';
import { chain, drawing, textFacts } from '../testing/networks.ts';
import { emitLayersModel } from './layers-model.ts';

const facts = { source: textFacts(5, 6) };

describe('emitLayersModel', () => {
  it('writes a layer for each node that computes, in order', () => {
    const layers = [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 6 }], ['dropout', { rate: 0.5 }], ['lstm', { units: 4 }]] as const;
    const { topology, weights } = emitLayersModel(chain({ layers }), facts);
    expect(topology.config.layers.map(({ class_name, config }) => [class_name, config.name, config.units])).toEqual([
      ['InputLayer', 'input', undefined],
      ['Dense', 'projection', 3],
      ['LSTM', 'lstm', 6],
      ['Dropout', 'dropout', undefined],
      ['LSTM', 'lstm_2', 4],
      ['Dense', 'output', 5],
    ]);
    expect(topology.config.layers[0]?.config.batch_input_shape).toEqual([null, null, 5]);
    expect(topology.config.layers.at(-1)?.config.activation).toBe('softmax');
    expect(weights).toEqual([
      { name: 'projection/kernel', variable: 'n2/kernel', shape: [5, 3] },
      { name: 'lstm/kernel', variable: 'n3/kernel', shape: [3, 24] },
      { name: 'lstm/recurrent_kernel', variable: 'n3/recurrent_kernel', shape: [6, 24] },
      { name: 'lstm/bias', variable: 'n3/bias', shape: [24] },
      { name: 'lstm_2/kernel', variable: 'n5/kernel', shape: [6, 16] },
      { name: 'lstm_2/recurrent_kernel', variable: 'n5/recurrent_kernel', shape: [4, 16] },
      { name: 'lstm_2/bias', variable: 'n5/bias', shape: [16] },
      { name: 'output/kernel', variable: 'n6/kernel', shape: [4, 5] },
      { name: 'output/bias', variable: 'n6/bias', shape: [5] },
    ]);
  });

  it('wires branches as they are drawn and gives a tied output its own transposed table', () => {
    const document = drawing({
      nodes: { e: ['embedding', { units: 3 }], h: ['rnn', { units: 3 }], s: ['add'] }, wires: ['x > e', 'e > h', 'h > s.a', 'e > s.b', 's > out'], out: { tie: 'e' },
    });
    const { topology, weights } = emitLayersModel(document, facts);
    const inbound = topology.config.layers.map(({ name, inbound_nodes }) => [name, inbound_nodes.flatMap((call) => call.map(([layer]) => layer)).join()]);
    expect(inbound).toEqual([['input', ''], ['embedding', 'input'], ['rnn', 'embedding'], ['add', 'rnn,embedding'], ['output', 'add']]);
    expect(topology.config.output_layers).toEqual([['output', 0, 0]]);
    expect(weights.slice(-2)).toEqual([
      { name: 'output/kernel', variable: 'e/embeddings', shape: [5, 3], transposed: true },
      { name: 'output/bias', variable: 'out/bias', shape: [5] },
    ]);
  });

  it('copies a value for each further port at which a node reads it', () => {
    const document = drawing({ nodes: { e: ['embedding', { units: 3 }], s: ['add', { inputs: 3 }] }, wires: ['x > e', 'e > s.a', 'e > s.b', 'e > s.c', 's > out'] });
    const { topology } = emitLayersModel(document, facts);
    const inbound = topology.config.layers.map(({ name, inbound_nodes }) => [name, inbound_nodes.flatMap((call) => call.map(([layer]) => layer)).join()]);
    expect(inbound).toEqual([['input', ''], ['embedding', 'input'], ['add__2', 'embedding'], ['add__3', 'embedding'], ['add', 'embedding,add__2,add__3'], ['output', 'add']]);
  });

  it('gives gates a sigmoid, not the hard sigmoid that tfjs-layers would take', () => {
    const { topology } = emitLayersModel(chain({ layers: [['one-hot'], ['gru', { units: 6 }]] }), facts);
    expect(topology.config.layers[1]).toMatchObject({ class_name: 'GRU', config: { recurrent_activation: 'sigmoid', reset_after: false } });
  });

  it.each(['rnn', 'lstm', 'gru'])('carries the dropouts of %s for whoever trains it further', (kind) => {
    const { topology } = emitLayersModel(chain({ layers: [['one-hot'], [kind, { units: 6, dropout: 0.2, recurrentDropout: 0.35 }]] }), facts);
    expect(topology.config.layers[1]?.config).toMatchObject({ dropout: 0.2, recurrent_dropout: 0.35 });
  });

  it('masks what questions are padded with', () => {
    const pairs = { source: { symbols: 7, classes: 5, timesteps: 5, lengths: [2, 5] } };
    const { topology } = emitLayersModel(chain({ layers: [['one-hot'], ['rnn', { units: 6 }]], pairs: true }), pairs);
    expect(topology.config.layers.map(({ class_name }) => class_name)).toEqual(['InputLayer', 'Masking', 'SimpleRNN', 'Dense']);
    expect(topology.config.layers.at(-1)?.config.units).toBe(5);
  });

  it('refuses what tfjs-layers cannot load, by the name of the node', () => {
    const document = chain({ layers: [['one-hot'], ['gru', { resetAfter: true }]] });
    const named = { ...document, graph: { ...document.graph, nodes: document.graph.nodes.map((node) => (node.kind === 'gru' ? { ...node, name: 'memory' } : node)) } };
    expect(() => emitLayersModel(named, facts)).toThrow(expect.objectContaining({ key: 'errors:export.resetAfter', args: { node: 'memory' } }));
  });
});
