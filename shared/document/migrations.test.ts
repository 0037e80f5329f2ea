import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptDocumentSchema, parseDocument, serializeDocument } from './parse.ts';
import { DOCUMENT_VERSION } from './schema.ts';

const folder = join(import.meta.dirname, 'testing');
const textOf = (version: number) => readFileSync(join(folder, `version-${version}.unroll.json`), 'utf8');
const past = Array.from({ length: DOCUMENT_VERSION - 1 }, (_, index) => index + 1);

it('a document of every past version is kept, and of no other', () => {
  expect(readdirSync(folder).sort()).toEqual(past.map((version) => `version-${version}.unroll.json`));
});

describe.each(past)('a document of version %i', (version) => {
  const document = parseDocument(textOf(version), 'kept');

  it('says that it is of its version', () => {
    expect(JSON.parse(textOf(version))).toMatchObject({ format: 'unroll', version });
  });

  it('opens as one of the newest, and is the same when it is opened again', () => {
    expect(document.version).toBe(DOCUMENT_VERSION);
    expect(parseDocument(serializeDocument(document), 'kept')).toEqual(document);
  });

  it('is found in a draft and in a run, too', () => {
    expect(keptDocumentSchema.parse(JSON.parse(textOf(version)))).toEqual(document);
  });
});

describe('version 1', () => {
  const was = JSON.parse(textOf(1)) as Record<string, Record<string, unknown>>;
  const document = parseDocument(textOf(1), 'kept');

  it('gets no notes, nothing collapsed and nothing pinned', () => {
    expect(document.view).toEqual({ ...was['view'], notes: [], collapsed: [], pinned: [] });
  });

  it('keeps everything else', () => {
    expect(document.graph).toEqual(was['graph']);
    expect(document.data).toEqual(was['data']);
    expect(document.training).toMatchObject(was['training'] ?? {});
  });

  it('with a field that is wrong is refused by its name', () => {
    expect(() => parseDocument(JSON.stringify({ ...was, view: { positions: { lstm: 'left' } } }), 'kept')).toThrow(expect.objectContaining({ args: expect.objectContaining({ field: 'view.positions.lstm' }) }));
  });
});
