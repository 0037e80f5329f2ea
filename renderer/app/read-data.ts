import * as edits from '../../shared/document/edit.ts';
import type { DataSource } from '../../shared/document/schema.ts';

/** What a text source or a sequence source learns from. */
export type ReadData = Extract<DataSource, { type: 'corpus' | 'csv' }>;

/** How a source's params name its data; columns of the table before are not columns of this one. */
export function paramsFor({ type, id }: ReadData): Record<string, unknown> {
  return type === 'csv' ? { table: id, columns: [], sequence: '', label: '' } : { corpus: id };
}

/** Makes a source learn from data, which becomes the document's. */
export function readData(node: string, data: ReadData): edits.Edit {
  return edits.all(edits.putData(data), edits.setParams(node, paramsFor(data)));
}
