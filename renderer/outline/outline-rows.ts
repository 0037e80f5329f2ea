import type { Checked, Diagnostic } from '../../shared/compiler/diagnostics.ts';
import { wireInto, wiresFrom } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, UnrollDocument, Wire } from '../../shared/document/schema.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { openGroup, scopeSteps, type Scope } from '../../shared/nodes/group-scope.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { portsOf } from '../../shared/nodes/ports.ts';

interface Place {
  /** Names the row for as long as what it shows is there. */
  readonly key: string;
  /** The row it lies in; null: it lies in the drawing itself. */
  readonly parent: string | null;
  /** 1 for the nodes of the drawing. */
  readonly level: number;
  /** From 1 among the rows that lie in the same row, `of` in all. */
  readonly position: number;
  readonly of: number;
  /** In which group the node lies: the way to it. */
  readonly scope: Scope;
  readonly node: GraphNode;
}

export type NodeRow = Place & { readonly shows: 'node'; readonly expandable: boolean; readonly expanded: boolean };
export type PortRow = Place & { readonly shows: 'input' | 'output'; readonly port: string; readonly wires: readonly Wire[] };
export type ProblemRow = Place & { readonly shows: 'problem'; readonly diagnostic: Diagnostic };
type LoopRow = Place & { readonly shows: 'loop'; readonly states: string };
export type Row = NodeRow | PortRow | ProblemRow | LoopRow;

type Content<R> = R extends Row ? Omit<R, keyof Place> & { readonly key: string } : never;

export interface OutlineSource {
  readonly document: UnrollDocument;
  /** Keys of the rows of nodes that show what is in them. */
  readonly expanded: ReadonlySet<string>;
  /** What the check says of the nodes of a scope. */
  readonly checkedIn: (scope: Scope) => Checked;
}

/** The key of a node's row. */
export function nodeKey(scope: Scope, id: string): string {
  return [...scope, id].join('/');
}

/** The key of a port's row. */
export function portKey(scope: Scope, id: string, shows: PortRow['shows'], port: string): string {
  return `${nodeKey(scope, id)} ${shows} ${port}`;
}

/** The document as rows, from top to bottom: nodes in the order of the flow, and what lies in those that are expanded. */
export function outlineRows(source: OutlineSource): readonly Row[] {
  return nodesIn(source, [], null, 0);
}

/** Rows of the nodes of a scope, which come after so many others in the same row. */
function nodesIn(source: OutlineSource, scope: Scope, parent: string | null, others: number): Row[] {
  const { graph } = openGroup(source.document, scope);
  const checked = source.checkedIn(scope);
  const bad = new Set(checked.diagnostics.flatMap(({ node }) => node ?? []));
  const nodes = flowOrder(graph);
  return nodes.flatMap((node, index): Row[] => {
    const key = nodeKey(scope, node.id);
    const expandable = kindById(node.kind) !== undefined || bad.has(node.id);
    const expanded = expandable && source.expanded.has(key);
    const place: Place = { key, parent, level: scope.length + 1, position: others + index + 1, of: others + nodes.length, scope, node };
    const row: NodeRow = { ...place, shows: 'node', expandable, expanded };
    return expanded ? [row, ...inside(source, graph, checked, row)] : [row];
  });
}

/** What is in a row of a node: what it holds itself, then the nodes of its group. */
function inside(source: OutlineSource, graph: Graph, checked: Checked, { key, scope, node, level }: NodeRow): Row[] {
  const contents = contentsOf(graph, checked, scope, node);
  const inner = [...scope, node.id];
  // A group that holds itself is not looked into.
  const nodes = node.kind === 'group' && scopeSteps(source.document.graph, inner) ? nodesIn(source, inner, key, contents.length) : [];
  const of = contents.length + (nodes[0] ? nodes[0].of - contents.length : 0);
  return [...contents.map((content, index): Row => ({ ...content, parent: key, level: level + 1, position: index + 1, of, scope, node })), ...nodes];
}

/** What a node's row holds: its problems, its ports with what they are wired to, and how it remembers. */
function contentsOf(graph: Graph, checked: Checked, scope: Scope, node: GraphNode): Content<Row>[] {
  const key = nodeKey(scope, node.id);
  const kind = kindById(node.kind);
  const ports = portsOf(graph, node) ?? { inputs: [], outputs: [] };
  const states = kind && !kind.advance ? kind.states(node.params, checked.signals[node.id]?.outputs ?? {}).map(({ name }) => name) : [];
  const leaving = wiresFrom(graph, node.id);
  return [
    ...checked.diagnostics.filter((each) => each.node === node.id).map((diagnostic, index): Content<ProblemRow> => ({ shows: 'problem', key: `${key} problem ${index}`, diagnostic })),
    ...ports.inputs.map(({ name }): Content<PortRow> => {
      const wire = wireInto(graph, node.id, name);
      return { shows: 'input', key: portKey(scope, node.id, 'input', name), port: name, wires: wire ? [wire] : [] };
    }),
    ...ports.outputs.map(({ name }): Content<PortRow> => ({
      shows: 'output',
      key: portKey(scope, node.id, 'output', name),
      port: name,
      wires: leaving.filter(({ from }) => from.port === name),
    })),
    ...(states.length > 0 ? [{ shows: 'loop' as const, key: `${key} loop`, states: states.join(', ') }] : []),
  ];
}
