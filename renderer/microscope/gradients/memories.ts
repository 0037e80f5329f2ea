import { downstreamOf, nodeById, wireInto } from '../../../shared/document/graph.ts';
import type { Graph } from '../../../shared/document/schema.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { directed } from '../directed.ts';

/** What a network carries from one timestep to the next, and has a gradient. */
export interface Memory {
  /** As a probe names it: `state/rnn/h`; of a cell that is wired by hand the value that a delay keeps. */
  readonly tensor: string;
  readonly node: string;
  /** `h`, `c`, `forward_h` …; of a delay `h`. */
  readonly state: string;
  /** In words: "LSTM c", "Bidirectional ←h". */
  readonly title: string;
  readonly units: number;
  /** Carried from the last timestep to the first. */
  readonly backward: boolean;
}

type Available = readonly { readonly name: string; readonly width: number }[];

/**
 * Memories of a network in the order in which it computes them.
 * @param graph without groups, see `flattenGroups`
 * @param titles of its nodes with a memory, by id: equal names have numbers there
 */
export function memoriesOf(available: Available, graph: Graph, titles: ReadonlyMap<string, string>): Memory[] {
  const titleOf = (id: string): string => {
    const node = nodeById(graph, id);
    return titles.get(id) ?? (node ? nodeTitle(node) : id);
  };
  const cells = available.flatMap(({ name, width }): Memory[] => {
    const [, node, state] = /^grad\/state\/(.+)\/([^/]+)$/.exec(name) ?? [];
    if (node === undefined || state === undefined) return [];
    return [{ tensor: `state/${node}/${state}`, node, state, title: '', units: width, backward: state.startsWith('backward_') }];
  });
  const several = new Set(cells.filter(({ node, tensor }) => cells.some((other) => other.node === node && other.tensor !== tensor)).map(({ node }) => node));
  const named = cells.map((cell) => ({ ...cell, title: several.has(cell.node) ? `${titleOf(cell.node)} ${directed(cell.state)}` : titleOf(cell.node) }));
  return [...named, ...delayed(available, graph, titleOf, new Set(cells.map(({ node }) => node)))];
}

/** What delays keep: h_t is what goes into one, so its gradient is that by the source's value, also where that is judged itself. */
function delayed(available: Available, graph: Graph, titleOf: (id: string) => string, cells: ReadonlySet<string>): Memory[] {
  const widths = new Map(available.map(({ name, width }) => [name, width]));
  const seen = new Set<string>(cells);
  return graph.nodes.filter(({ kind }) => kind === 'delay').flatMap((delay): Memory[] => {
    const source = wireInto(graph, delay.id, 'in')?.from.node;
    const node = [source, delay.id].find((id) => id !== undefined && widths.has(`grad/value/${id}/out`));
    if (node === undefined || seen.has(node)) return [];
    seen.add(node);
    const title = node === delay.id ? titleOf(delay.id) : `${titleOf(node)} → ${titleOf(delay.id)}`;
    return [{ tensor: `value/${node}/out`, node, state: 'h', title, units: widths.get(`grad/value/${node}/out`) ?? 0, backward: false }];
  });
}

/** Every layer's h. */
export const EVERY_LAYER = 'every';

/** The memories that are shown: the chosen one, or what comes nearest to it in a network that has no such. */
export function chosenMemories(memories: readonly Memory[], choice: string): readonly Memory[] {
  const given = memories.filter(({ state }) => state.endsWith('h'));
  if (choice === EVERY_LAYER) return given;
  const exact = memories.filter(({ tensor }) => tensor === choice);
  if (exact.length > 0) return exact;
  const node = /^(?:state|value)\/(.+)\/[^/]+$/.exec(choice)?.[1];
  const same = given.filter((memory) => memory.node === node);
  return same.length > 0 ? same : given;
}

/** The divergence that a memory is judged by: the first that its node leads to. */
export function judgeOf(graph: Graph, node: string): string | null {
  const below = downstreamOf(graph, [node]);
  return divergencesOf(graph).find((each) => below.has(each.node.id))?.node.id ?? null;
}
