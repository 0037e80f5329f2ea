import { upstreamOf } from '../../../shared/document/graph.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { MessageKey } from '../../../shared/i18n/messages.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';

/** A node that hands something from one timestep to the next. */
export interface Memory {
  /** Id in the flat graph: inside a group `<instance>/<node>`. */
  readonly node: string;
  readonly title: string;
  /** A delay: a hand-wired cell's memory, without gates of its own. */
  readonly isDelay: boolean;
  /** Names of tensors for a probe. */
  readonly want: readonly string[];
}

/** Nodes with a memory that the divergences depend on, in the drawing's order. Equal titles are numbered. */
export function memoriesOf({ graph }: UnrollDocument): readonly Memory[] {
  const flat = flattenGroups(graph);
  const live = upstreamOf(flat, divergencesOf(flat).map(({ node }) => node.id));
  const nodes = flat.nodes.filter(({ id, kind }) => kindById(kind)?.role === 'recurrence' && live.has(id));
  const titles = nodes.map(nodeTitle);
  return nodes.map(({ id, kind }, index) => {
    const title = titles[index] ?? id;
    const alike = titles.filter((each) => each === title).length;
    const isDelay = kindById(kind)?.advance !== null;
    return {
      node: id,
      title: alike > 1 ? `${title} ${titles.slice(0, index + 1).filter((each) => each === title).length}` : title,
      isDelay,
      want: isDelay ? [`value/${id}/out`] : [`state/${id}`, `gate/${id}`],
    };
  });
}

export type RowLetter = 'i' | 'f' | 'g' | 'o' | 'z' | 'r' | 'a' | 'c' | 'h' | 'out';

/** In the order in which a timestep computes them. */
const letters: readonly RowLetter[] = ['i', 'f', 'z', 'r', 'g', 'a', 'o', 'c', 'h', 'out'];
const gates: readonly RowLetter[] = ['i', 'f', 'o', 'z', 'r'];

/** One tensor of a memory: a gate or a state, all units. */
export interface Row {
  /** Name of the tensor. */
  readonly name: string;
  readonly letter: RowLetter;
  /** Of a bidirectional node. */
  readonly direction: 'forward' | 'backward' | null;
  readonly units: number;
  /** Between 0, closed, and 1, open. */
  readonly isGate: boolean;
  /** As a hold names it, `<node>/<state>`; null: it cannot be held. */
  readonly state: string | null;
}

/** What can be seen of a memory, from what its network says it has. */
export function rowsOf({ node, isDelay }: Memory, available: ProbeResult['available']): readonly Row[] {
  if (isDelay) return available.filter(({ name }) => name === `value/${node}/out`).map(({ name, width }) => ({ name, letter: 'out', direction: null, units: width, isGate: false, state: `${node}/state` }));
  return available
    .flatMap(({ name, width }): Row[] => {
      const [kind = ''] = name.split('/');
      if ((kind !== 'state' && kind !== 'gate') || name.slice(kind.length + 1, name.lastIndexOf('/')) !== node) return [];
      const part = name.slice(name.lastIndexOf('/') + 1);
      const direction = /^(forward|backward)_/.exec(part)?.[1] as Row['direction'] | undefined;
      const letter = letters.find((each) => each === (direction ? part.slice(direction.length + 1) : part));
      return letter ? [{ name, letter, direction: direction ?? null, units: width, isGate: gates.includes(letter), state: kind === 'state' ? `${node}/${part}` : null }] : [];
    })
    .sort((a, b) => order(a) - order(b));
}

function order({ letter, direction }: Row): number {
  return letters.indexOf(letter) + (direction === 'backward' ? letters.length : 0);
}

/** The state that a unit is known by: what the rest of the network sees. */
export function mainRow(rows: readonly Row[]): Row | undefined {
  return rows.find(({ letter }) => letter === 'h' || letter === 'out');
}

/** Letters as mathematics. */
export function texOf({ letter }: Row): string {
  return letter === 'out' ? 'y_t' : `${letter}_t`;
}

export function nameKey({ letter }: Row): MessageKey {
  return `states:row.${letter}`;
}
