import type { Diagnostic } from '../../shared/compiler/diagnostics.ts';
import type { GraphNode, Wire } from '../../shared/document/schema.ts';
import { resolveWeights, timestepWeightsSchema } from '../../shared/document/timestep-weights.ts';
import { isMessageKey, messageText, t } from '../../shared/i18n/index.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { NodeSignals } from '../../shared/nodes/kind.ts';
import type { Ports } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { formatCount } from '../ui/format.ts';
import type { NodeLook } from './flow-types.ts';
import { NODE, portSpots, timeSpots } from './geometry.ts';

export function nodeHeight({ severity, collapsed }: Pick<NodeLook, 'severity' | 'collapsed'>): number {
  if (collapsed) return NODE.head;
  return NODE.height + (severity ? NODE.footer : 0);
}

/** What is known of one node. */
export interface NodeSight {
  readonly node: GraphNode;
  /** null: of an unknown kind. */
  readonly ports: Ports | null;
  /** Wires that end in it. */
  readonly wires: readonly Wire[];
  readonly diagnostics: readonly Diagnostic[];
  readonly signals: NodeSignals;
  readonly learned: number;
  readonly timesteps: number | null;
  readonly collapsed: boolean;
  readonly pinned: boolean;
}

/** Everything a node shows. */
export function lookOf({ node, ports: known, wires, diagnostics, signals, learned, timesteps, collapsed, pinned }: NodeSight): NodeLook {
  const kind = kindById(node.kind);
  const diagnostic = saidAt(node.id, diagnostics, wires);
  const ports = kind?.advance && known ? timeSpots(known) : portSpots(node.id, known, wires);
  return {
    kind: node.kind,
    role: kind?.role ?? null,
    title: nodeTitle(node),
    summary: kind ? messageText(kind.summary(node.params, signals)) : t('app:node.unknownKind'),
    learned: learned > 0 ? formatCount(learned) : '',
    states: kind && !kind.advance ? kind.states(node.params, signals.outputs).map(({ name }) => name).join(', ') : '',
    ports,
    wired: ports.filter((port) => isWired(port.direction, node.id, port.name, wires)).map((port) => `${port.direction}:${port.name}`).join(' '),
    severity: diagnostic?.severity ?? null,
    problem: diagnostic ? messageText(diagnostic.message) : '',
    inShort: diagnostic ? shortText(diagnostic.message) : '',
    fix: diagnostic?.fix ? messageText(diagnostic.fix.label) : '',
    weights: kind?.role === 'divergence' ? weightBars(node.params['weights'], timesteps ?? 10) : '',
    collapsed,
    pinned,
  };
}

/** The one that is said at the node: an error before a warning. Of a path that leads nowhere only its end says so. */
export function saidAt(id: string, diagnostics: readonly Diagnostic[], wires: readonly Wire[]): Diagnostic | undefined {
  const goesOn = wires.some(({ from }) => from.node === id);
  const own = diagnostics.filter(({ node, message }) => node === id && !(goesOn && message.key === 'diagnostics:leadsNowhere'));
  return own.find(({ severity }) => severity === 'error') ?? own[0];
}

/** A problem in the few words that fit on its node. */
export function shortText({ key, args }: Message): string {
  const short = key.replace(/^diagnostics:/, 'diagnostics:short.');
  return isMessageKey(short) ? t(short, args) : t(key, withoutFolders(args));
}

/** Of a path only the name of the file: a node has no room for more. */
function withoutFolders(args: Message['args']): Message['args'] {
  const file = args?.['file'];
  return typeof file === 'string' ? { ...args, file: file.slice(file.search(/[^\\/]*$/)) } : args;
}

function isWired(direction: 'in' | 'out', node: string, port: string, wires: readonly Wire[]): boolean {
  return wires.some(({ from, to }) => (direction === 'in' ? to.node === node && to.port === port : from.node === node && from.port === port));
}

/** At most ten weights, evenly chosen, relative to the largest. */
function weightBars(choice: unknown, timesteps: number): string {
  const parsed = timestepWeightsSchema.safeParse(choice);
  if (!parsed.success) return '';
  const weights = [...resolveWeights(parsed.data, timesteps)];
  const most = Math.max(...weights, 1e-9);
  const count = Math.min(10, timesteps);
  const chosen = Array.from({ length: count }, (_, i) => weights[count === 1 ? 0 : Math.round((i * (timesteps - 1)) / (count - 1))] ?? 0);
  return chosen.map((w) => Number((w / most).toFixed(2))).join(' ');
}
