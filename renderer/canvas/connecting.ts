import { useConnection } from '@xyflow/react';
import { nodeById } from '../../shared/document/graph.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { fitAtNode, type LooseEnd } from './fits.ts';

export interface ConnectVerdict {
  /** The port that takes the wire being drawn. */
  readonly fitting: string | null;
  /** A wire is being drawn, and no port here takes it. */
  readonly refuses: boolean;
  readonly reason: Message | null;
}

const calm: ConnectVerdict = { fitting: null, refuses: false, reason: null };

/** What a node says to the wire that is being drawn now. */
export function useConnectVerdict(id: string): ConnectVerdict {
  // A string, so that the node is drawn again only when a wire is picked up or let go.
  const from = useConnection(({ inProgress, fromHandle }) =>
    inProgress && fromHandle ? JSON.stringify([fromHandle.nodeId, fromHandle.id, fromHandle.type]) : '',
  );
  if (!from) return calm;
  const [node, port, type] = JSON.parse(from) as [string, string, string];
  const loose: LooseEnd = { node, port, direction: type === 'source' ? 'out' : 'in' };
  const graph = useDocumentStore.getState().document?.graph;
  const own = graph && nodeById(graph, id);
  if (!graph || !own || !kindById(own.kind) || node === id) return calm;
  const { port: fitting, problem } = fitAtNode(graph, loose, own);
  return { fitting, refuses: problem !== null, reason: problem };
}
