import type { GraphNode } from '../document/schema.ts';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { kindById } from './index.ts';

/** The node's own name, or its kind's. */
export function nodeTitle(node: GraphNode): string {
  if (node.name) return node.name;
  return kindById(node.kind) ? t(`nodes:kinds.${node.kind}.title` as MessageKey) : node.kind;
}
