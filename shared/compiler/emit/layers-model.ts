import type { UnrollDocument } from '../../document/schema.ts';
import { UserError } from '../../errors.ts';
import { nodeTitle } from '../../nodes/title.ts';
import type { FactsByNode } from '../diagnostics.ts';
import { resolveDocument, type ResolvedNode } from '../resolve.ts';
import { layerNames } from './layer-names.ts';

/** A layer as Keras 2 writes it and tfjs-layers 4 reads it. */
export interface LayerConfig {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A weight of the model: its name there, and the program's variable that has its values in the same order. */
export interface LayerWeight {
  readonly name: string;
  readonly variable: string;
  readonly shape: readonly number[];
}

export interface LayersModel {
  readonly topology: {
    readonly class_name: 'Sequential';
    readonly config: { readonly name: string; readonly layers: readonly LayerConfig[] };
    readonly keras_version: string;
    readonly backend: string;
  };
  readonly weights: readonly LayerWeight[];
}

/**
 * The document's network as a tf.LayersModel: x f32 `[B, T, V]`, one-hot, to probabilities `[B, T, C]`, any B and T. The
 * input is one-hot rather than numbers of symbols, because one-hot is the first thing the network reads in the drawing, and
 * because a padded timestep can then be a row of zeros, which Keras's Masking skips: the state stays zero there, as in training.
 * @throws UserError the document has errors, or a node that tfjs-layers cannot load; the sentence names it.
 */
export function emitLayersModel(document: UnrollDocument, facts: FactsByNode): LayersModel {
  const { nodes, task, facts: known, divergences } = resolveDocument(document, facts);
  if (divergences.length > 1) throw new UserError('errors:export.severalOutputs', { count: divergences.length });
  const names = layerNames(nodes.map(({ node }) => node), ['input', 'masking']);
  const named = nodes.map((item) => ({ ...item, name: names.get(item.node.id) ?? item.node.id }));
  const layers = named.map(layerOf).filter((layer) => layer !== null);
  return {
    topology: {
      class_name: 'Sequential',
      config: { name: 'unroll', layers: [inputLayer(known.symbols), ...(task === 'answer' ? [maskingLayer] : []), ...layers] },
      keras_version: '2.15.0',
      backend: 'tensorflow',
    },
    weights: named.flatMap(({ node, name, parameters }) =>
      parameters.map((spec) => ({ name: `${name}/${spec.name}`, variable: `${node.id}/${spec.name}`, shape: spec.shape })),
    ),
  };
}

function inputLayer(symbols: number): LayerConfig {
  const config = { batch_input_shape: [null, null, symbols], dtype: 'float32', sparse: false, name: 'input' };
  return { class_name: 'InputLayer', config };
}

const maskingLayer: LayerConfig = { class_name: 'Masking', config: { name: 'masking', trainable: true, mask_value: 0 } };

/** null: the node is not a layer. Every kind between source and output has one input, so the layers are a chain. */
function layerOf({ node, kind, name, parameters }: ResolvedNode & { readonly name: string }): LayerConfig | null {
  const params = kind.read(node.params);
  const layer = (class_name: string, config: Record<string, unknown>): LayerConfig => ({
    class_name,
    config: { name, trainable: true, dtype: 'float32', ...config },
  });
  switch (node.kind) {
    case 'input':
    case 'one-hot':
      return null;
    case 'projection':
      return layer('Dense', { units: params.units, activation: 'linear', use_bias: false });
    case 'dense':
      return layer('Dense', { units: params.units, activation: params.activation, use_bias: true });
    case 'dropout':
      return layer('Dropout', { rate: params.rate });
    case 'rnn':
      return layer('SimpleRNN', { ...recurrent, ...rates(params), units: params.units, activation: params.activation });
    case 'lstm':
      return layer('LSTM', { ...gated, ...rates(params), units: params.units, unit_forget_bias: params.unitForgetBias });
    case 'gru':
      if (params.resetAfter) throw new UserError('errors:export.resetAfter', { node: nodeTitle(node) });
      return layer('GRU', { ...gated, ...rates(params), units: params.units, reset_after: false });
    case 'output':
      return layer('Dense', { units: parameters[0]?.shape[1], activation: 'softmax', use_bias: true });
    default:
      throw new UserError('errors:export.unknownLayer', { node: nodeTitle(node) });
  }
}

/** For whoever trains the model further: tools drop nothing when they predict. */
function rates(params: Record<string, unknown>): Record<string, unknown> {
  return { dropout: params.dropout, recurrent_dropout: params.recurrentDropout };
}

const initializer = (class_name: string): LayerConfig => ({ class_name, config: {} });

/** Glorot for the recurrent kernel, too: the values are loaded anyway, and tfjs-layers makes orthogonal ones slowly. */
const recurrent = {
  use_bias: true,
  return_sequences: true,
  return_state: false,
  go_backwards: false,
  stateful: false,
  unroll: false,
  kernel_initializer: initializer('GlorotUniform'),
  recurrent_initializer: initializer('GlorotUniform'),
  bias_initializer: initializer('Zeros'),
};

/** Keras's implementation 2 is one product for all gates, in Keras's gate order, which is ours. */
const gated = { ...recurrent, activation: 'tanh', recurrent_activation: 'sigmoid', implementation: 2 };
