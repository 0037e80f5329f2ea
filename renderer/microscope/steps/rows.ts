import type { GraphNode, UnrollDocument } from '../../../shared/document/schema.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { flattenGroups, instanceOf } from '../../../shared/nodes/flatten.ts';
import { flowComponents, isDelay } from '../../../shared/nodes/flow.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { directed } from '../directed.ts';
import type { ProbedExample } from '../../probe/use-subject.ts';

export type RowKind = 'symbol' | 'one-hot' | 'gate' | 'state' | 'value' | 'distribution' | 'picked' | 'div' | 'product';

/** One term of the computation over all timesteps, in the order in which a timestep computes them. */
export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  /** In the flattened drawing; inside a group `<instance>/<node>`. */
  readonly node: GraphNode;
  /** As a formula: `h_t`. */
  readonly tex: string;
  /** `[t, width]`; null where the symbol says it all. */
  readonly value: ProbeTensor | null;
  /** ∂loss/∂value, the same shape; null where a probe gives none. */
  readonly gradient: ProbeTensor | null;
  /** Rows of a cell need each other's timestep before: they are computed together, timestep by timestep. null: it needs no timestep before. */
  readonly cell: string | null;
}

/** Names of states and gates as the equations of their kinds write them; sorted as a timestep computes them. */
const order = ['a', 'i', 'f', 'z', 'r', 'g', 'o', 'c', 'h'];
const rank = (name: string): number => order.indexOf(shortName(name)) + (lastPart(name).startsWith('backward_') ? order.length : 0);
const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/**
 * What a probe of one sequence shows, as rows: input, nodes in the order of the flow, divergences last.
 * @param read what was read, of which numbers are shown as they stand in the table
 */
export function rowsOf(document: UnrollDocument, { sequences: [sequence] }: ProbeResult, read: ProbedExample['x'] | null = null): readonly Row[] {
  if (!sequence) return [];
  const graph = flattenGroups(document.graph);
  const tensors = sequence.tensors;
  const tensor = (name: string): ProbeTensor | null => tensors[name] ?? null;
  const rows: Row[] = [];
  // What is wired in a circle by hand is a cell, too.
  for (const { node, loop } of flowComponents(graph).flatMap((members) => members.map((node) => ({ node, loop: members.length > 1 ? (members[0]?.id ?? null) : null })))) {
    const make = (id: string, kind: RowKind, tex: string, more: Partial<Row> = {}): void =>
      void rows.push({ id, kind, node, tex, value: tensor(id), gradient: tensor(`grad/${id}`), cell: loop, ...more });
    if (kindById(node.kind)?.inputs.length === 0) {
      const numbers = numbersOf(read, sequence.length);
      if (sequence.symbols) make(`x/${node.id}`, 'symbol', 'x_t');
      else if (numbers) make(`x/${node.id}`, 'value', 'x_t', { value: numbers });
    } else if (node.kind === 'one-hot') make(`one-hot/${node.id}`, 'one-hot', 'onehot(x_t)');
    else if (node.kind === 'divergence') divergenceRows(node, make, sequence.divergences.find((each) => each.node === node.id) ?? null);
    else {
      const inside = Object.keys(tensors).filter((name) => name.startsWith(`state/${node.id}/`) || name.startsWith(`gate/${node.id}/`));
      if (inside.length === 0) {
        if (tensor(`value/${node.id}/out`)) make(`value/${node.id}/out`, 'value', node.kind === 'output' ? 'z_t' : 'y_t', { cell: loop ?? (isDelay(node) ? node.id : null) });
      }
      for (const name of inside.sort((a, b) => rank(a) - rank(b)))
        make(name, name.startsWith('gate/') ? 'gate' : 'state', `${directed(lastPart(name))}_t`, { cell: loop ?? halfOf(name) });
    }
  }
  return rows;
}

/** `[t, columns]`; null: symbols were read, or another sequence. */
function numbersOf(read: ProbedExample['x'] | null, timesteps: number): ProbeTensor | null {
  const rows = Array.isArray(read) ? read.filter((row): row is number[] => Array.isArray(row)) : [];
  return rows.length === timesteps && timesteps > 0 ? { shape: [timesteps, rows[0]?.length ?? 1], data: Float32Array.from(rows.flat()) } : null;
}

type Divergence = NonNullable<ProbeResult['sequences'][number]['divergences'][number]>;

function divergenceRows(node: GraphNode, make: (id: string, kind: RowKind, tex: string, more?: Partial<Row>) => void, found: Divergence | null): void {
  make(`prediction/${node.id}`, 'distribution', 'Y(t)');
  if (!found) return;
  const column = (data: Float32Array): ProbeTensor => ({ shape: [data.length, 1], data });
  if (node.params['kind'] !== 'mean-squared-error') make(`picked/${node.id}`, 'picked', 'Y_{d(t)}(t)', { value: column(found.div.map((div) => Math.exp(-div))) });
  make(`div/${node.id}`, 'div', 'Div(t)', { value: column(found.div) });
  make(`product/${node.id}`, 'product', 'w_t \\cdot Div(t)', { value: column(found.weighted) });
}

/** The node of a state or gate, and of a bidirectional layer which of its halves: they have nothing to do with each other. */
function halfOf(name: string): string {
  return name.replace(/^(state|gate)\//, '').replace(/[^/_]*$/, '');
}

/** What a state or gate is called in the equations: `h` of `state/lstm/h`, and of a bidirectional's `state/both/forward_h`. */
export function shortName(name: string): string {
  return name.split(/[/_]/).at(-1) ?? name;
}

/** The node of the drawing that a row belongs to: inside a group its instance. */
export function shownNode(document: UnrollDocument, node: GraphNode): GraphNode {
  return document.graph.nodes.find(({ id }) => id === instanceOf(node.id)) ?? node;
}
