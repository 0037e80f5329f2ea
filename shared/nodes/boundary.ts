import { z } from 'zod';
import { signalSchema, type GraphNode } from '../document/schema.ts';
import type { Side } from '../document/groups.ts';
import { defineKind, type Port } from './kind.ts';

/**
 * The border of a group that is open: what comes in stands above its nodes, what goes out below. Both are seen in an open group
 * only (`group-scope.ts`); no document holds them.
 */
const shared = {
  version: 1,
  role: 'transform',
  fields: {},
  inputs: [],
  outputs: [],
  equations: [],
  infer: () => ({ outputs: {} }),
} as const;

export const groupInputs = defineKind({
  ...shared,
  id: 'group-inputs',
  outputs: [{ name: '+', signal: 'vector' }],
  summary: (_, { outputs }) => ({ key: 'nodes:kinds.group-inputs.summary', args: { count: Object.keys(outputs).length } }),
});

export const groupOutputs = defineKind({
  ...shared,
  id: 'group-outputs',
  inputs: [{ name: '+', signal: 'vector' }],
  summary: (_, { inputs }) => ({ key: 'nodes:kinds.group-outputs.summary', args: { count: Object.keys(inputs).length } }),
});

/** A wire to this port of the boundary makes a port of what it carries. */
export const NEW_PORT = '+';

const portSchema = z.object({ name: z.string(), signal: signalSchema });

/** Which side of an open group a kind stands for; null: it is an ordinary node. */
export function boundarySide(kind: string): Side | null {
  if (kind === groupInputs.id) return 'inputs';
  return kind === groupOutputs.id ? 'outputs' : null;
}

export function isBoundary({ kind }: Pick<GraphNode, 'kind'>): boolean {
  return boundarySide(kind) !== null;
}

/** The ports that a boundary shows: the group's own, then the one that makes new ones. */
export function portsField(node: Pick<GraphNode, 'params'>): Port[] {
  const ports = z.array(portSchema).safeParse(node.params.ports);
  return [...(ports.success ? ports.data : []), { name: NEW_PORT, signal: 'vector' }];
}
