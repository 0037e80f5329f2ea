import { nodeById, wireInto } from '../../document/graph.ts';
import type { GraphNode, UnrollDocument } from '../../document/schema.ts';
import { UserError } from '../../errors.ts';
import { kindById } from '../../nodes/index.ts';
import type { NodeSignals, Signal } from '../../nodes/kind.ts';
import { sizeOf } from '../../nodes/signals.ts';
import { nodeTitle } from '../../nodes/title.ts';
import { checkDocument } from '../check.ts';
import type { FactsByNode } from '../diagnostics.ts';

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
  const { diagnostics, signals } = checkDocument(document, facts);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw new UserError(wrong.message.key, wrong.message.args);
  const chain = networkOf(document);
  const source = chain.find((node) => node.kind === 'one-hot');
  const symbols = source && sizeOf(signals[source.id]?.inputs.in);
  if (!symbols) throw new UserError('errors:export.noOneHot');
  const names = layerNames(chain);
  const masked = document.graph.nodes.some((node) => node.kind === 'divergence' && node.params.target === 'answer');
  const layers: LayerConfig[] = [inputLayer(symbols), ...(masked ? [maskingLayer] : [])];
  const weights: LayerWeight[] = [];
  for (const node of chain) {
    const layer = layerOf(node, names.get(node.id) ?? node.id, signals[node.id]);
    if (!layer) continue;
    layers.push(layer);
    weights.push(...weightsOf(node, names.get(node.id) ?? node.id, signals[node.id]));
  }
  return {
    topology: {
      class_name: 'Sequential',
      config: { name: 'unroll', layers },
      keras_version: '2.15.0',
      backend: 'tensorflow',
    },
    weights,
  };
}

function inputLayer(symbols: number): LayerConfig {
  const config = { batch_input_shape: [null, null, symbols], dtype: 'float32', sparse: false, name: 'input' };
  return { class_name: 'InputLayer', config };
}

const maskingLayer: LayerConfig = { class_name: 'Masking', config: { name: 'masking', trainable: true, mask_value: 0 } };

/** From the source to the output: every kind on the way has one input, so this is a chain. */
function networkOf({ graph }: UnrollDocument): GraphNode[] {
  const chain: GraphNode[] = [];
  const divergence = graph.nodes.find((node) => node.kind === 'divergence');
  let node = divergence && nodeById(graph, wireInto(graph, divergence.id, 'logits')?.from.node ?? '');
  while (node && !chain.includes(node)) {
    chain.unshift(node);
    node = nodeById(graph, wireInto(graph, node.id, 'in')?.from.node ?? '');
  }
  return chain;
}

/** Names that Keras takes (letters, digits, `_`, `-`), made from what the user reads on the canvas. */
function layerNames(chain: readonly GraphNode[]): Map<string, string> {
  const taken = new Set(['input', 'masking']);
  return new Map(
    chain.map((node) => {
      const base = (node.name || node.kind).toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'layer';
      let name = base;
      for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
      taken.add(name);
      return [node.id, name];
    }),
  );
}

/** null: the node is not a layer (sources, the input itself). */
function layerOf(node: GraphNode, name: string, signals: NodeSignals | undefined): LayerConfig | null {
  const params = kindById(node.kind)?.read(node.params) ?? {};
  const layer = (class_name: string, config: Record<string, unknown>): LayerConfig => ({
    class_name,
    config: { name, trainable: true, dtype: 'float32', ...config },
  });
  switch (node.kind) {
    case 'text':
    case 'pairs':
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
      return layer('SimpleRNN', { ...recurrent, units: params.units, activation: params.activation });
    case 'lstm':
      return layer('LSTM', { ...gated, units: params.units, unit_forget_bias: params.unitForgetBias });
    case 'gru':
      if (params.resetAfter) throw new UserError('errors:export.resetAfter', { node: nodeTitle(node) });
      return layer('GRU', { ...gated, units: params.units, reset_after: false });
    case 'output': {
      const logits = signals?.outputs.out;
      return layer('Dense', { units: logits?.kind === 'logits' ? logits.width : null, activation: 'softmax', use_bias: true });
    }
    default:
      throw new UserError('errors:export.unknownLayer', { node: nodeTitle(node) });
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
  dropout: 0,
  recurrent_dropout: 0,
  kernel_initializer: initializer('GlorotUniform'),
  recurrent_initializer: initializer('GlorotUniform'),
  bias_initializer: initializer('Zeros'),
};

/** Keras's implementation 2 is one product for all gates, in Keras's gate order, which is ours. */
const gated = { ...recurrent, activation: 'tanh', recurrent_activation: 'sigmoid', implementation: 2 };

function weightsOf(node: GraphNode, name: string, signals: NodeSignals | undefined): LayerWeight[] {
  const known = signals as { inputs: Record<string, Signal>; outputs: Record<string, Signal> };
  const specs = kindById(node.kind)?.parameters(node.params, known.inputs, known.outputs) ?? [];
  return specs.map((spec) => ({ name: `${name}/${spec.name}`, variable: `${node.id}/${spec.name}`, shape: spec.shape }));
}
