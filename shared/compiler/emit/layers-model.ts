import type { UnrollDocument } from '../../document/schema.ts';
import { UserError } from '../../errors.ts';
import type { FactsByNode } from '../diagnostics.ts';
import { nodeTitle } from '../../nodes/title.ts';
import { nth } from '../ops/op.ts';
import { resolveDocument, type Resolved, type ResolvedNode } from '../resolve.ts';
import { layerNames } from './layer-names.ts';
import { identityLayer, layerOf, weightName, type LayerConfig } from './layers.ts';

/** Layer, index of its call, index of the output. */
type LayerEnd = readonly [string, 0, 0];

/** A layer in a graph of layers: `inbound_nodes` are the calls of the layer, each with what it is given. */
interface GraphLayer extends LayerConfig {
  readonly name: string;
  readonly inbound_nodes: readonly (readonly (readonly [...LayerEnd, object])[])[];
}

/** A weight of the model: its name there, and the program's variable that has its values in the same order. */
export interface LayerWeight {
  readonly name: string;
  readonly variable: string;
  /** Of the variable. */
  readonly shape: readonly number[];
  /** The model has the variable's matrix transposed. */
  readonly transposed?: true;
}

export interface LayersModel {
  readonly topology: {
    readonly class_name: 'Functional';
    readonly config: {
      readonly name: string;
      readonly layers: readonly GraphLayer[];
      readonly input_layers: readonly LayerEnd[];
      readonly output_layers: readonly LayerEnd[];
    };
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
  const resolved = resolveDocument(document, facts);
  const [divergence, ...others] = resolved.divergences;
  if (!divergence || others.length > 0) throw new UserError('errors:export.severalOutputs', { count: resolved.divergences.length });
  const names = layerNames(resolved.nodes.map(({ node }) => node), ['input', 'masking']);
  const first = headOf(resolved);
  /** By node: the layer that gives its output. */
  const giver = new Map([[resolved.source.id, nth(first, first.length - 1).name]]);
  const layers = resolved.nodes.flatMap((item): GraphLayer[] => {
    const inputs = Object.values(item.inputs).map(({ node }) => giver.get(node) ?? node);
    const name = names.get(item.node.id) ?? item.node.id;
    const layer = layerOf({ ...item, name });
    giver.set(item.node.id, layer ? name : nth(inputs, 0));
    return layer ? withDistinctInputs(name, layer, inputs) : [];
  });
  if (resolved.task === 'answer') checkMasks(resolved);
  return {
    topology: {
      class_name: 'Functional',
      config: {
        name: 'unroll',
        layers: [...first, ...layers],
        input_layers: [['input', 0, 0]],
        output_layers: [[giver.get(divergence.prediction.node) ?? '', 0, 0]],
      },
      keras_version: '2.15.0',
      backend: 'tensorflow',
    },
    weights: resolved.nodes.flatMap((item) => weightsOf(item, names.get(item.node.id) ?? item.node.id, resolved)),
  };
}

/**
 * tfjs-layers' Add and Multiply hand on a mask with one axis too many; recurrent layers and Concatenate, which look at masks, fail
 * on it.
 * @throws UserError naming the node that would break the mask
 */
function checkMasks({ nodes }: Resolved): void {
  /** By node: what broke the mask of its output. */
  const broken = new Map<string, ResolvedNode>();
  for (const item of nodes) {
    const { node, kind } = item;
    const by = Object.values(item.inputs).map((from) => broken.get(from.node)).find((found) => found);
    if (by && (kind.role === 'recurrence' || node.kind === 'concat'))
      throw new UserError('errors:export.brokenMask', { node: nodeTitle(by.node), reader: nodeTitle(node) });
    if (by ?? ['add', 'multiply'].includes(node.kind)) broken.set(node.id, by ?? item);
  }
}

/** The input and, where questions are padded, the layer that masks rows of zeros. */
function headOf({ facts: { symbols }, task }: Resolved): GraphLayer[] {
  const config = { batch_input_shape: [null, null, symbols], dtype: 'float32', sparse: false, name: 'input' };
  const input: GraphLayer = { class_name: 'InputLayer', name: 'input', config, inbound_nodes: [] };
  const masking = { class_name: 'Masking', config: { name: 'masking', trainable: true, mask_value: 0 } };
  return task === 'answer' ? [input, wired('masking', masking, ['input'])] : [input];
}

/**
 * The layer, and before it an identity for each further port at which it reads the same value: tfjs-layers counts the readers of a
 * tensor by name but frees it by ports, before the last of them has read it.
 */
function withDistinctInputs(name: string, layer: LayerConfig, inputs: readonly string[]): GraphLayer[] {
  // No layer has two underscores in its name (`layerNames`).
  const own = inputs.map((input, i) => (inputs.indexOf(input) === i ? input : `${name}__${i + 1}`));
  const copies = own.flatMap((copy, i) => (copy === inputs[i] ? [] : [wired(copy, identityLayer(copy), [nth(inputs, i)])]));
  return [...copies, wired(name, layer, own)];
}

function wired(name: string, layer: LayerConfig, inputs: readonly string[]): GraphLayer {
  return { ...layer, name, inbound_nodes: [inputs.map((input) => [input, 0, 0, {}] as const)] };
}

/** A tied output has a copy of the table that it shares here. */
function weightsOf({ node, kind, parameters }: ResolvedNode, name: string, { nodes }: Resolved): LayerWeight[] {
  const own = parameters.map((spec) => ({ name: weightName(name, spec.name), variable: `${node.id}/${spec.name}`, shape: spec.shape }));
  const tie = node.kind === 'output' ? kind.read(node.params)['tie'] : '';
  const [table] = nodes.find((item) => item.node.id === tie)?.parameters ?? [];
  if (!table) return own;
  return [{ name: `${name}/kernel`, variable: `${String(tie)}/${table.name}`, shape: table.shape, transposed: true }, ...own];
}
