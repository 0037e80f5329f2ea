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
  const version = (raw as { version?: unknown }).version;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new UserError('errors:document.field', { file, field: 'version', problem: String(version) });
  if (version > DOCUMENT_VERSION)
    throw new UserError('errors:document.newer', { file, version, supported: DOCUMENT_VERSION });
  const result = documentSchema.safeParse(migrateDocument(raw as Record<string, unknown>, version));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new UserError('errors:document.field', {
      file,
      field: issue?.path.join('.') ?? '',
      problem: issue?.message ?? '',
    });
  }
  return result.data;
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
