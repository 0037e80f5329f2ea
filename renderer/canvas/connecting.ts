import { useConnection } from '@xyflow/react';
import { nodeById, wireInto } from '../../shared/document/graph.ts';
import type { WireEnd } from '../../shared/document/schema.ts';
import type { Message, MessageKey } from '../../shared/i18n/messages.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { endsBridge, endsProblem, fitAtNode, type LooseEnd } from './fits.ts';
import { graphInHand } from './picked-wire.ts';

export interface ConnectVerdict {
  /** The port that takes the wire being drawn. */
  readonly fitting: string | null;
  /** A wire is being drawn, and no port here takes it. */
  readonly refuses: boolean;
}

const calm: ConnectVerdict = { fitting: null, refuses: false };

/** The end that a wire being drawn comes from; null: none is drawn. */
export function useLooseEnd(): LooseEnd | null {
  // A string, so that nodes are drawn again only when a wire is picked up or let go.
  const from = useConnection(({ inProgress, fromHandle }) =>
    inProgress && fromHandle ? JSON.stringify([fromHandle.nodeId, fromHandle.id, fromHandle.type]) : '',
  );
  if (!from) return null;
  const [node, port, type] = JSON.parse(from) as [string, string, string];
  return { node, port, direction: type === 'source' ? 'out' : 'in' };
}

/** What a node says to the wire that is being drawn now. */
export function useConnectVerdict(id: string): ConnectVerdict {
  const loose = useLooseEnd();
  if (!loose) return calm;
  const graph = graphInHand();
  const own = graph && nodeById(graph, id);
  if (!graph || !own || !kindById(own.kind) || loose.node === id) return calm;
  const { port, problem } = fitAtNode(graph, loose, own);
  return { fitting: port, refuses: problem !== null };
}

export interface DropWords {
  readonly message: Message;
  readonly tone: 'refused' | 'helped';
}

/** What would happen if the wire were let go at a port or, without one, at a node: said where it is not simply wired. */
export function dropWords(loose: LooseEnd, node: string, port: string | null): DropWords | null {
  const graph = graphInHand();
  const target = graph && nodeById(graph, node);
  if (!graph || !target || (node === loose.node && port === null)) return null;
  const exact = port === null ? null : { node, port };
  const fit = exact
    ? { port, via: endsBridge(graph, loose, exact), problem: endsProblem(graph, loose, exact) }
    : fitAtNode(graph, loose, target);
  if (fit.via) return { message: { key: `wiring:between.${fit.via.kind.id}` as MessageKey }, tone: 'helped' };
  if (fit.problem) return { message: fit.problem, tone: 'refused' };
  const input: WireEnd = loose.direction === 'out' ? { node, port: fit.port ?? '' } : loose;
  const last = wireInto(graph, input.node, input.port);
  const from = last && nodeById(graph, last.from.node);
  return from ? { message: { key: 'wiring:replaces', args: { from: nodeTitle(from) } }, tone: 'helped' } : null;
}
