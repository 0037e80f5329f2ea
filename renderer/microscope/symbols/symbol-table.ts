import { wiresFrom, wiresInto } from '../../../shared/document/graph.ts';
import type { Graph, GraphNode } from '../../../shared/document/schema.ts';
import { t } from '../../../shared/i18n/index.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';

/** A learned matrix that has a row for each symbol. */
export interface TableSource {
  /** Whole name of the weight: `projection/kernel`. */
  readonly weight: string;
  readonly title: string;
  /** `layer`: there is no projection; these rows are what the first layer makes of each symbol. */
  readonly kind: 'projection' | 'layer';
}

/** Vectors of symbols, by index in the vocabulary. */
export interface SymbolTable {
  readonly symbols: readonly string[];
  /** M: numbers of one symbol. */
  readonly width: number;
  /** `[V, M]`, row-major. */
  readonly rows: Float32Array;
}

const kernels: Readonly<Record<string, readonly string[]>> = {
  projection: ['kernel'],
  dense: ['kernel'],
  output: ['kernel'],
  rnn: ['kernel'],
  lstm: ['kernel'],
  gru: ['kernel'],
  bidirectional: ['forward_kernel', 'backward_kernel'],
};

/** Every place of a drawing, groups opened, where symbols get vectors: projections first. */
export function tableSources(drawing: Graph): TableSource[] {
  const graph = flattenGroups(drawing);
  const found = graph.nodes.flatMap((node) => {
    if (node.kind === 'embedding') return [source(node, 'embeddings', 'projection')];
    if (!readsOneHot(graph, node) || node.params['tie']) return [];
    return (kernels[node.kind] ?? []).map((name) => source(node, name, node.kind === 'projection' ? 'projection' : 'layer'));
  });
  return [...found.filter(({ kind }) => kind === 'projection'), ...found.filter(({ kind }) => kind === 'layer')];
}

function source(node: GraphNode, name: string, kind: TableSource['kind']): TableSource {
  const title = name.includes('_') ? t('states:directed', { name: nodeTitle(node), direction: t(name.startsWith('forward') ? 'states:from.forward' : 'states:from.backward') }) : nodeTitle(node);
  return { weight: `${node.id}/${name}`, title, kind };
}

/** Dropout changes no direction: what stands behind one reads the same symbols. */
function readsOneHot(graph: Graph, { id }: GraphNode): boolean {
  return wiresInto(graph, id).some(({ from, to }) => {
    const before = graph.nodes.find((node) => node.id === from.node);
    if (!before || to.port !== 'in') return false;
    return before.kind === 'one-hot' || (before.kind === 'dropout' && readsOneHot(graph, before));
  });
}

/** Whether anything of a drawing reads symbols rather than numbers. */
export function readsSymbols(drawing: Graph): boolean {
  const graph = flattenGroups(drawing);
  return graph.nodes.some(({ id, kind }) => (kind === 'text' || kind === 'pairs') && wiresFrom(graph, id).length > 0);
}

export function rowOf({ width, rows }: SymbolTable, index: number): Float32Array {
  return rows.subarray(index * width, (index + 1) * width);
}

/** Symbols by how often they occur, the most frequent first; those whose number is not known follow in the order of the vocabulary. */
export function byFrequency(symbols: readonly string[], counted: readonly { readonly symbol: string }[]): number[] {
  const rank = new Map(counted.map(({ symbol }, at) => [symbol, at]));
  const of = (index: number): number => rank.get(symbols[index] ?? '') ?? counted.length + index;
  return symbols.map((_, index) => index).sort((a, b) => of(a) - of(b));
}

/** The chosen three as indices; in the place of one that is not there the most frequent that is free. */
export function threeOf(chosen: readonly string[], symbols: readonly string[], order: readonly number[]): readonly number[] {
  const wanted = chosen.map((symbol) => symbols.indexOf(symbol));
  const free = order.filter((index) => !wanted.includes(index));
  return [0, 1, 2].flatMap((slot) => {
    const index = wanted[slot] ?? -1;
    return index >= 0 ? index : (free.shift() ?? []);
  });
}
