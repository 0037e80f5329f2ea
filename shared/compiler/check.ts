import { resolveWeights } from '../document/timestep-weights.ts';
import { components, nodeById, upstreamOf, wireInto, wiresFrom, wiresInto } from '../document/graph.ts';
import type { Graph, GraphNode, UnrollDocument, Wire } from '../document/schema.ts';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { divergencesOf } from '../nodes/divergence.ts';
import { isBoundary } from '../nodes/boundary.ts';
import { flattenGroups } from '../nodes/flatten.ts';
import { flowComponents, withinTimestep } from '../nodes/flow.ts';
import { kindById } from '../nodes/index.ts';
import { portsOf } from '../nodes/ports.ts';
import { nodeTitle } from '../nodes/title.ts';
import { checkedInScope, checkGroups } from './check-groups.ts';
import { checkShapes } from './check-shapes.ts';
import { checkWires } from './check-wires.ts';
import { addDivergence, oneWay, readOne } from './fixes.ts';
import { error, type Checked, type Diagnostic, type FactsByNode, type Fix } from './diagnostics.ts';

const addSource: Fix = { label: { key: 'diagnostics:fix.addText' }, edit: { do: 'add-node', kind: 'text', into: [] } };

/**
 * Everything that is wrong with a document, and what is known of the tensors in it, also inside its groups. Pure and fast: runs
 * on every edit. Without facts of the data widths stay unknown, and only what needs them is not said.
 */
export function checkDocument(document: UnrollDocument, facts: FactsByNode): Checked {
  return checkedInScope(document, [], checkEverything(document, facts));
}

/**
 * The same by the ids of the flat graph, `<instance>/<node>`, from which `checkedInScope` tells what concerns one drawing: the
 * document's own or the inside of a group.
 */
export function checkEverything(document: UnrollDocument, facts: FactsByNode): Checked {
  if (document.graph.nodes.length === 0)
    return { diagnostics: [error(null, { key: 'diagnostics:noNodes' }, { fix: addSource })], signals: {}, learned: {} };
  const flat = { ...document, graph: flattenGroups(document.graph) };
  const { diagnostics, signals, learned } = checkFlat(flat, facts);
  return { diagnostics: [...checkGroups(document.graph), ...diagnostics], signals, learned };
}

function checkFlat(document: UnrollDocument, facts: FactsByNode): Checked {
  const { graph } = document;
  const structural = [
    ...checkNodes(graph.nodes), ...checkWires(graph), ...checkCycles(document), ...checkLoops(document), ...checkReferences(graph),
    ...checkSeesAhead(graph), ...checkEnds(document),
  ];
  const shapes = checkShapes(document, facts);
  const diagnostics = [...structural, ...shapes.diagnostics, ...checkWeights(document, facts)];
  return { diagnostics, signals: shapes.signals, learned: shapes.learned };
}

function checkNodes(nodes: readonly GraphNode[]): Diagnostic[] {
  return nodes.flatMap((node) => {
    const kind = kindById(node.kind);
    const remove = { label: { key: 'diagnostics:fix.remove' }, edit: { do: 'remove-node', node: node.id } } as const;
    if (!kind || isBoundary(node)) return [error(node.id, { key: 'diagnostics:unknownKind', args: { kind: node.kind } }, { fix: remove })];
    if (node.kindVersion > kind.version)
      return [error(node.id, { key: 'diagnostics:newerKind', args: { node: nodeTitle(node) } }, { fix: remove })];
    const bad = kind.badParam(node.params);
    if (!bad) return [];
    const args = { node: nodeTitle(node), field: t(`nodes:fields.${bad.field}` as MessageKey) };
    return [
      error(node.id, { key: 'diagnostics:badParam', args }, {
        fix: {
          label: { key: 'diagnostics:fix.useDefault' },
          edit: { do: 'set-params', node: node.id, params: { [bad.field]: kind.defaults()[bad.field] } },
        },
      }),
    ];
  });
}

/** Circles within one timestep, each as the way round it; a delay on one of its wires would make it a recurrence. */
function checkCycles({ graph }: UnrollDocument): Diagnostic[] {
  const within = withinTimestep(graph);
  return components(within).flatMap((members) => {
    const circle = circleThrough(within, members.map(({ id }) => id));
    if (circle.length === 0) return [];
    // The wire that was drawn last closed it.
    const around = new Set(circle);
    const last = within.wires.findLast((wire) => around.has(wire));
    if (!last) return [];
    const ids = [...circle.map(({ from }) => from.node), ...circle.slice(0, 1).map(({ from }) => from.node)];
    const titles = ids.map((id) => nodeById(graph, id)).flatMap((node) => (node ? [nodeTitle(node)] : []));
    const source = nodeById(graph, last.from.node);
    const carriesVector = (source && portsOf(graph, source))?.outputs.some(({ name, signal }) => name === last.from.port && signal === 'vector');
    return [
      error(last.to.node, { key: 'diagnostics:cycle', args: { circle: titles.join(' → ') } }, {
        wire: last.id,
        fix: carriesVector
          ? { label: { key: 'diagnostics:fix.insertDelay' }, edit: { do: 'insert-node', wire: last.id, kind: 'delay', params: {} } }
          : { label: { key: 'diagnostics:fix.removeWire' }, edit: { do: 'remove-wire', wire: last.id } },
      }),
    ];
  });
}

/** The wires of a shortest circle among nodes that all reach each other; none where there is one node without a wire to itself. */
function circleThrough(graph: Graph, members: readonly string[]): readonly Wire[] {
  const [start = ''] = members;
  const among = new Set(members);
  const onward = (id: string) => wiresFrom(graph, id).filter(({ to }) => among.has(to.node));
  const ways: (readonly Wire[])[] = onward(start).map((wire) => [wire]);
  const seen = new Set<string>();
  for (const way of ways) {
    const end = way.at(-1)?.to.node;
    if (end === undefined || seen.has(end)) continue;
    if (end === start) return way;
    seen.add(end);
    ways.push(...onward(end).map((wire) => [...way, wire]));
  }
  return [];
}

/** What reads to the end of a sequence cannot be part of what goes on timestep by timestep. */
function checkLoops({ graph }: UnrollDocument): Diagnostic[] {
  return flowComponents(graph)
    .filter((members) => members.length > 1)
    .flat()
    .filter(({ kind }) => kindById(kind)?.seesAhead)
    .map((node) => error(node.id, { key: 'diagnostics:aheadInLoop', args: { node: nodeTitle(node) } }, { fix: oneWay(node) }));
}

/** A node named by another lies before it, so that it is trained, and is of a kind that has what is asked of it. */
function checkReferences(graph: Graph): Diagnostic[] {
  return graph.nodes.flatMap((node) =>
    Object.entries(kindById(node.kind)?.fields ?? {}).flatMap(([name, field]) => {
      const named = node.params[name];
      if (field.type !== 'node' || typeof named !== 'string' || named === '') return [];
      const other = nodeById(graph, named);
      if (other && field.of.includes(other.kind) && liesBefore(graph, other.id, node.id)) return [];
      const message = other
        ? ({ key: 'diagnostics:tieBehind', args: { node: nodeTitle(node), other: nodeTitle(other) } } as const)
        : ({ key: 'diagnostics:tieMissing', args: { node: nodeTitle(node) } } as const);
      return [
        error(node.id, message, {
          fix: { label: { key: 'diagnostics:fix.untie' }, edit: { do: 'set-params', node: node.id, params: { [name]: '' } } },
        }),
      ];
    }),
  );
}

function liesBefore(graph: Graph, id: string, other: string): boolean {
  return upstreamOf(graph, wiresInto(graph, other).map(({ from }) => from.node)).has(id);
}

/** What reads to the end of a sequence cannot stand before something that has to predict it. */
function checkSeesAhead(graph: Graph): Diagnostic[] {
  const predicting = graph.nodes.filter((node) => node.kind === 'divergence' && kindById(node.kind)?.read(node.params)['target'] !== 'answer');
  const before = upstreamOf(graph, predicting.map(({ id }) => id));
  return graph.nodes
    .filter((node) => kindById(node.kind)?.seesAhead && before.has(node.id))
    .map((node) => error(node.id, { key: 'diagnostics:seesAhead', args: { node: nodeTitle(node) } }, { fix: oneWay(node) }));
}

/** One source at one end, divergences at the other, and nothing that leads nowhere. */
function checkEnds({ graph }: UnrollDocument): Diagnostic[] {
  const divergences = divergencesOf(graph).map(({ node }) => node);
  if (divergences.length === 0) return [error(null, { key: 'diagnostics:noDivergence' }, { fix: addDivergence(graph) })];
  const judged = divergences.flatMap(({ id }) => wireInto(graph, id, 'logits')?.from.node ?? []);
  const before = upstreamOf(graph, judged);
  const read = graph.nodes.filter((node) => kindById(node.kind)?.inputs.length === 0 && before.has(node.id));
  const found: Diagnostic[] = [];
  if (read.length > 1) found.push(error(null, { key: 'diagnostics:twoSources', args: { nodes: read.map(nodeTitle).join(', ') } }, readOne(graph, read)));
  else
    for (const divergence of divergences) {
      const targets = wireInto(graph, divergence.id, 'targets')?.from.node;
      if (targets && read[0] && read[0].id !== targets)
        found.push(error(divergence.id, { key: 'diagnostics:otherSource', args: { node: nodeTitle(divergence) } }, {
          fix: {
            label: { key: 'diagnostics:fix.wireFrom', args: { node: nodeTitle(read[0]) } },
            edit: { do: 'connect', from: { node: read[0].id, port: 'targets' }, to: { node: divergence.id, port: 'targets' } },
          },
        }));
    }
  const led = upstreamOf(graph, divergences.map(({ id }) => id));
  for (const node of graph.nodes)
    if (kindById(node.kind) && !led.has(node.id))
      found.push({
        severity: 'warning',
        node: node.id,
        message: { key: 'diagnostics:leadsNowhere', args: { node: nodeTitle(node) } },
        fix: { label: { key: 'diagnostics:fix.remove' }, edit: { do: 'remove-node', node: node.id } },
      });
  return found;
}

function checkWeights({ graph }: UnrollDocument, facts: FactsByNode): Diagnostic[] {
  const divergences = divergencesOf(graph);
  const [first] = divergences;
  const zero = divergences.flatMap(({ node, params: { weights } }) => {
    const source = wireInto(graph, node.id, 'targets')?.from.node;
    const lengths = (source ? facts[source]?.lengths : undefined) ?? [1000];
    if (lengths.some((length) => resolveWeights(weights, length).some((w) => w > 0))) return [];
    return [
      error(node.id, { key: 'diagnostics:allWeightsZero' }, {
        fix: {
          label: { key: 'diagnostics:fix.judgeAll' },
          edit: { do: 'set-params', node: node.id, params: { weights: { schedule: 'all' } } },
        },
      }),
    ];
  });
  if (!first || divergences.some(({ params: { share } }) => share > 0)) return zero;
  const useOne = { label: { key: 'diagnostics:fix.shareOne' }, edit: { do: 'set-params', node: first.node.id, params: { share: 1 } } } as const;
  return [...zero, error(first.node.id, { key: 'diagnostics:allSharesZero' }, { fix: useOne })];
}
