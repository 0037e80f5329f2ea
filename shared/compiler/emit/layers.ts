import { UserError } from '../../errors.ts';
import { LAYER_NORM_EPSILON } from '../../nodes/layer-norm.ts';
import { nodeTitle } from '../../nodes/title.ts';
import type { ResolvedNode } from '../resolve.ts';

/** A layer as Keras 2 writes it in `model.json` and tfjs-layers 4 reads it, without what it is wired to. */
export interface LayerConfig {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * The layer that does what a node does; null: the node hands on what it gets, since the model reads one-hot vectors.
 * @throws UserError a node that tfjs-layers has no layer for
 */
export function layerOf({ node, kind, name, parameters }: ResolvedNode & { readonly name: string }): LayerConfig | null {
  const params = kind.read(node.params);
  const layer = (class_name: string, config: Record<string, unknown>): LayerConfig => configured(class_name, name, config);
  const missing = (): UserError => new UserError('errors:export.unknownLayer', { node: nodeTitle(node) });
  switch (node.kind) {
    case 'input':
    case 'one-hot':
      return null;
    case 'embedding':
    case 'projection':
      return layer('Dense', { units: params.units, activation: 'linear', use_bias: false });
    case 'dense':
      return layer('Dense', { units: params.units, activation: params.activation, use_bias: true });
    case 'activation':
      if (params.activation === 'complement') throw missing();
      return layer('Activation', { activation: params.activation });
    case 'concat':
      return layer('Concatenate', { axis: -1 });
    case 'add':
      return layer('Add', {});
    case 'multiply':
      return layer('Multiply', {});
    case 'layer-norm':
      return layer('LayerNormalization', { axis: -1, epsilon: LAYER_NORM_EPSILON, center: true, scale: true });
    case 'dropout':
      return layer('Dropout', { rate: params.rate });
    case 'rnn':
    case 'lstm':
    case 'gru':
      if (params.resetAfter) throw new UserError('errors:export.resetAfter', { node: nodeTitle(node) });
      return layer(...recurrentLayer(node.kind, params));
    case 'bidirectional': {
      const [inner, config] = recurrentLayer(params.cell as RecurrentKind, { ...params, activation: 'tanh', unitForgetBias: true });
      return layer('Bidirectional', { merge_mode: params.merge, layer: layer(inner, config) });
    }
    case 'output':
      return layer('Dense', { units: parameters.at(-1)?.shape[0], activation: 'softmax', use_bias: true });
    case 'delay':
      throw new UserError('errors:export.delay', { node: nodeTitle(node) });
    default:
      throw missing();
  }
}

/** Hands on a copy of what it gets. */
export function identityLayer(name: string): LayerConfig {
  return configured('Activation', name, { activation: 'linear' });
}

function configured(class_name: string, name: string, config: Readonly<Record<string, unknown>>): LayerConfig {
  return { class_name, config: { name, trainable: true, dtype: 'float32', ...config } };
}

/** Where the layer keeps a parameter: a cell of a bidirectional layer has a name of its own. */
export function weightName(name: string, parameter: string): string {
  const direction = /^(forward|backward)_(.*)$/.exec(parameter);
  return direction ? `${name}/${direction[1] ?? ''}_${name}/${direction[2] ?? ''}` : `${name}/${parameter === 'embeddings' ? 'kernel' : parameter}`;
}

type RecurrentKind = 'rnn' | 'lstm' | 'gru';

function recurrentLayer(kind: RecurrentKind, params: Readonly<Record<string, unknown>>): [string, Record<string, unknown>] {
  const { units, activation, unitForgetBias } = params;
  // For whoever trains the model further: tools drop nothing when they predict.
  const rates = { dropout: params.dropout, recurrent_dropout: params.recurrentDropout };
  switch (kind) {
    case 'rnn':
      return ['SimpleRNN', { ...recurrent, ...rates, units, activation }];
    case 'lstm':
      return ['LSTM', { ...gated, ...rates, units, unit_forget_bias: unitForgetBias }];
    case 'gru':
      return ['GRU', { ...gated, ...rates, units, reset_after: false }];
  }
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
