import type { Edit } from '../document/edit.ts';
import type { Graph, GraphNode } from '../document/schema.ts';
import { kindById } from './index.ts';

/** Cells that stand for one another: the same input, the same width. */
export const cellKinds = ['rnn', 'lstm', 'gru'] as const;
export type CellKind = (typeof cellKinds)[number];

function cellOf({ kind, params }: GraphNode): CellKind | undefined {
  const cell = kind === 'bidirectional' ? (kindById(kind)?.read(params)['cell'] as unknown) : kind;
  return cellKinds.find((each) => each === cell);
}

/** Kinds of cell that a drawing could have in place of its own: those that not all of its cells are already. None without cells. */
export function otherCells({ nodes, groups }: Graph): CellKind[] {
  const present = [...nodes, ...groups.flatMap((group) => group.nodes)].flatMap((node) => cellOf(node) ?? []);
  return cellKinds.filter((kind) => present.some((each) => each !== kind));
}

/** The same drawing with another cell in the place of every one: units, rates of dropout, names and wires stay. */
export function withCell(kind: CellKind): Edit {
  return ({ graph }) => {
    for (const node of [...graph.nodes, ...graph.groups.flatMap((group) => group.nodes)]) {
      const cell = cellOf(node);
      if (cell === undefined || cell === kind) continue;
      if (node.kind === 'bidirectional') node.params['cell'] = kind;
      else replaceCell(node, kind);
    }
  };
}

function replaceCell(node: GraphNode, id: CellKind): void {
  const kind = kindById(id);
  if (!kind) return;
  const kept = Object.entries(node.params).filter(([name]) => ['units', 'dropout', 'recurrentDropout'].includes(name));
  Object.assign(node, { kind: kind.id, kindVersion: kind.version, params: { ...kind.defaults(), ...Object.fromEntries(kept) } });
}
