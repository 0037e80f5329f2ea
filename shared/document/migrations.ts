type RawDocument = Record<string, unknown>;

/**
 * One entry a past version: what turns a document of version n into one of version n + 1. Each has a test with a
 * document of its time.
 */
export const migrations: Readonly<Record<number, (document: RawDocument) => RawDocument>> = {};

export function migrateDocument(document: RawDocument, version: number): RawDocument {
  let migrated = document;
  for (let from = version; migrations[from]; from++) migrated = { ...migrations[from]?.(migrated), version: from + 1 };
  return migrated;
}
