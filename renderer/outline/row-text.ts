import type { Checked } from '../../shared/compiler/diagnostics.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { Graph } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { isDelay } from '../../shared/nodes/flow.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { tensorShape, type Axes } from '../canvas/tensor-shape.ts';
import { formatCount } from '../ui/format.ts';
import { kindTitle } from '../ui/kind-text.ts';
import type { NodeRow, PortRow, ProblemRow, Row } from './outline-rows.ts';

/** The drawing a row lies in, and what is known of it. */
export interface Sight {
  readonly graph: Graph;
  readonly checked: Checked;
  readonly axes: Axes;
}

export interface NodeText {
  readonly title: string;
  /** "LSTM · 24 → 128" where the node has a name of its own. */
  readonly about: string;
  /** "[64, 40, 128]" of its first output; empty: there is none, or it is not known. */
  readonly shape: string;
  /** "78,336"; empty: it learns nothing. */
  readonly learned: string;
  readonly severity: 'error' | 'warning' | null;
  readonly problems: readonly string[];
}

export function nodeText({ node }: Pick<NodeRow, 'node'>, { graph, checked, axes }: Sight): NodeText {
  const kind = kindById(node.kind);
  const signals = checked.signals[node.id] ?? { inputs: {}, outputs: {} };
  const summary = kind ? messageText(kind.summary(node.params, signals)) : t('app:node.unknownKind');
  const title = nodeTitle(node);
  const output = portsOf(graph, node)?.outputs[0];
  const learned = checked.learned[node.id] ?? 0;
  const own = checked.diagnostics.filter((each) => each.node === node.id);
  return {
    title,
    about: [title === kindTitle(node.kind) ? '' : kindTitle(node.kind), summary].filter(Boolean).join(' · '),
    shape: (output && tensorShape(signals.outputs[output.name], axes)) ?? '',
    learned: learned > 0 ? formatCount(learned) : '',
    severity: own.some(({ severity }) => severity === 'error') ? 'error' : own.length > 0 ? 'warning' : null,
    problems: own.map(({ message }) => messageText(message)),
  };
}

export interface PortText {
  readonly port: string;
  /** "from Projection", "to RNN, Add", "not wired". */
  readonly wired: string;
  /** How what passes lies in time; empty: within one timestep. */
  readonly time: string;
  readonly shape: string;
}

export function portText({ node, shows, port, wires }: Pick<PortRow, 'node' | 'shows' | 'port' | 'wires'>, { graph, checked, axes }: Sight): PortText {
  const isInput = shows === 'input';
  const others = wires.flatMap((wire) => nodeById(graph, isInput ? wire.from.node : wire.to.node) ?? []);
  const nodes = [...new Set(others.map(nodeTitle))].join(', ');
  const from = isInput && others.some(isDelay) ? 'outline:fromBefore' : 'outline:from';
  const [wire] = wires;
  const signal = isInput && wire ? checked.signals[wire.from.node]?.outputs[wire.from.port] : isInput ? undefined : checked.signals[node.id]?.outputs[port];
  return {
    port,
    wired: nodes === '' ? t('outline:unwired') : t(isInput ? from : 'outline:to', { nodes }),
    time: isDelay(node) ? t(isInput ? 'outline:delayIn' : 'outline:delayOut') : '',
    shape: tensorShape(signal, axes) ?? '',
  };
}

/** What a screen reader says of a row. */
export function rowName(row: Row, sight: Sight): string {
  switch (row.shows) {
    case 'node': {
      const { title, about, shape, learned, problems, severity } = nodeText(row, sight);
      const count = sight.checked.learned[row.node.id] ?? 0;
      const mark = severity === 'error' ? 'outline:problem' : 'outline:warning';
      const said = problems.length > 1 ? t('outline:problems', { count: problems.length }) : problems[0] ? t(mark, { problem: problems[0] }) : '';
      return joined(title, about, shape, learned && t('outline:learned', { learned, count }), said);
    }
    case 'input':
    case 'output': {
      const { wired, time, shape } = portText(row, sight);
      return joined(t(row.shows === 'input' ? 'outline:input' : 'outline:output', { port: row.port }), wired, time, shape);
    }
    case 'loop':
      return joined(t('outline:loop'), t('outline:loopOf', { states: row.states }));
    case 'problem':
      return joined(problemText(row), row.diagnostic.fix ? messageText(row.diagnostic.fix.label) : '');
  }
}

export function problemText({ diagnostic: { severity, message } }: Pick<ProblemRow, 'diagnostic'>): string {
  return t(severity === 'error' ? 'outline:problem' : 'outline:warning', { problem: messageText(message) });
}

/** By what typing finds a row. */
export function rowWord(row: Row): string {
  if (row.shows === 'input' || row.shows === 'output') return row.port;
  if (row.shows === 'problem') return messageText(row.diagnostic.message);
  return row.shows === 'loop' ? t('outline:loop') : nodeTitle(row.node);
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}
