import { z } from 'zod';
import { UserError } from '../errors.ts';
import { migrateDocument, recordOf } from './migrations.ts';
import { DOCUMENT_VERSION, documentSchema, type UnrollDocument } from './schema.ts';

/**
 * A document from the text of a file.
 * @throws UserError not JSON, not ours, of a newer version, or with a field that is wrong (named by its path).
 */
export function parseDocument(text: string, file: string): UnrollDocument {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new UserError('errors:document.notJson', { file }, { cause: error });
  }
  const head = documentSchema.pick({ format: true }).safeParse(raw);
  if (!head.success) throw new UserError('errors:document.notOurs', { file });
  const document = readVersioned(recordOf(raw), documentSchema, {
    field: (field, problem) => new UserError('errors:document.field', { file, field, problem }),
    newer: (version) => new UserError('errors:document.newer', { file, version, supported: DOCUMENT_VERSION }),
  });
  const twice = [document.graph, ...document.graph.groups].map(({ nodes }) => idTwice(nodes)).find((id) => id !== undefined);
  if (twice !== undefined) throw new UserError('errors:document.twice', { file, id: twice });
  return document;
}

/** An id that two have; a wire to it would lead to either. */
function idTwice(nodes: readonly { readonly id: string }[]): string | undefined {
  const seen = new Set<string>();
  return nodes.find(({ id }) => seen.size === seen.add(id).size)?.id;
}

/** How it is said what is wrong. */
interface Complaints {
  field(field: string, problem: string): UserError;
  newer(version: number): UserError;
}

/**
 * A document, or a part of one, of whatever version it says it is.
 * @throws UserError as `wrong` says it: no version, a newer one, or a field (named by its path)
 */
export function readVersioned<T>(raw: Record<string, unknown>, schema: z.ZodType<T>, wrong: Complaints): T {
  const { version } = raw;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw wrong.field('version', String(version));
  if (version > DOCUMENT_VERSION) throw wrong.newer(version);
  const result = schema.safeParse(migrateDocument(raw, version));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw wrong.field(issue?.path.join('.') ?? '', issue?.message ?? '');
}

/** A document that lies in another file of ours, a draft or a run, from whatever version that was. */
export const keptDocumentSchema = z.preprocess((raw) => {
  const { version } = recordOf(raw);
  return typeof version === 'number' ? migrateDocument(recordOf(raw), version) : raw;
}, documentSchema);

/** The text of a file: stable order, two spaces, so that a diff of two saves is readable. */
export function serializeDocument(document: UnrollDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
