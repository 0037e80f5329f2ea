type RawDocument = Record<string, unknown>;

/**
 * One entry a past version: what turns a document of version n into one of version n + 1. Each has a document of its time in
 * `testing/`, which a test opens.
 */
const migrations: Readonly<Record<number, (document: RawDocument) => RawDocument>> = {
  // 2 brought notes, collapsed nodes and nodes that keep their place.
  1: (document) => ({ ...document, view: { ...recordOf(document['view']), notes: [], collapsed: [], pinned: [] } }),
};

/** A document of a past version as one of the newest; what is wrong in it stays wrong, for the schema to say. */
export function migrateDocument(document: RawDocument, version: number): RawDocument {
  let migrated = document;
  for (let from = version; migrations[from]; from++) migrated = { ...migrations[from]?.(migrated), version: from + 1 };
  return migrated;
}

export function recordOf(value: unknown): RawDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawDocument) : {};
}
