import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parseDocument } from '../../../shared/document/parse.ts';
import type { GraphNode, Training, UnrollDocument } from '../../../shared/document/schema.ts';

const templates = join(import.meta.dirname, '..', '..', '..', 'templates');

export async function template(id: string, training: Partial<Training> = {}): Promise<UnrollDocument> {
  const document = parseDocument(await readFile(join(templates, `${id}.unroll.json`), 'utf8'), id);
  return { ...document, training: { ...document.training, ...training } };
}

/** The document with other params at a node. */
export function withParams(document: UnrollDocument, node: string, params: Record<string, unknown>): UnrollDocument {
  const nodes = document.graph.nodes.map((each) => (each.id === node ? { ...each, params: { ...each.params, ...params } } : each));
  return { ...document, graph: { ...document.graph, nodes } };
}

/** The document with a node between `to` and what feeds it. */
export function withNodeBefore(document: UnrollDocument, to: string, node: Pick<GraphNode, 'id' | 'kind' | 'params'>): UnrollDocument {
  const { graph } = document;
  const wires = graph.wires.map((wire) => (wire.to.node === to ? { ...wire, to: { node: node.id, port: 'in' } } : wire));
  const added = { id: `${node.id}-${to}`, from: { node: node.id, port: 'out' }, to: { node: to, port: 'in' } };
  const nodes = [...graph.nodes, { ...node, kindVersion: 1, name: '' }];
  return { ...document, graph: { ...graph, nodes, wires: [...wires, added] } };
}

/** The document with another text. */
export function withText(document: UnrollDocument, text: string): UnrollDocument {
  return {
    ...document,
    data: document.data.map((source) => (source.type === 'corpus' ? { ...source, origin: { from: 'embedded', text } } : source)),
  };
}

/** A folder of this test file's own, gone when its tests are done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unroll-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
