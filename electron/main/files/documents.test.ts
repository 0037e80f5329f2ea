import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOCUMENT_VERSION, documentSchema, type UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { readDocument, storedPath, writeDocument } from './documents.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unroll-documents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function documentWith(corpus: string): UnrollDocument {
  return documentSchema.parse({
    format: 'unroll',
    version: DOCUMENT_VERSION,
    id: 'd',
    title: 'Sea',
    graph: { nodes: [], wires: [] },
    training: {
      steps: 1, batch: 1, optimizer: { name: 'adam' }, learningRate: 0.01, clipNorm: 5, seed: 1, carryState: true,
      reduction: 'mean', validateEvery: 1, sampleEvery: 0, checkpointEvery: 1,
    },
    data: [{ type: 'corpus', id: 'c', title: 'Sea', origin: { from: 'file', path: corpus } }],
    view: { positions: {} },
  });
}

const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: unknown) => (error instanceof UserError ? error.key : error),
  );

describe('documents', () => {
  it('finds its corpus again after it was moved together with it', async () => {
    const here = join(folder, 'here');
    const there = join(folder, 'there');
    await mkdir(join(here, 'texts'), { recursive: true });
    await writeDocument(join(here, 'a.unroll.json'), documentWith(join(here, 'texts', 'sea.txt')));
    const text = await readFile(join(here, 'a.unroll.json'), 'utf8');
    await mkdir(there);
    await writeFile(join(there, 'a.unroll.json'), text);

    expect(text).toContain('"texts/sea.txt"');
    expect((await readDocument(join(here, 'a.unroll.json'))).document.data).toEqual(documentWith(join(here, 'texts', 'sea.txt')).data);
    expect((await readDocument(join(there, 'a.unroll.json'))).document.data).toEqual(documentWith(join(there, 'texts', 'sea.txt')).data);
  });

  it('stores a relative path for a corpus in the folder or beside it, else the whole path', () => {
    expect(storedPath(join(folder, 'sea.txt'), folder)).toBe('sea.txt');
    expect(storedPath(join(folder, 'data', 'sea.txt'), join(folder, 'drawings'))).toBe('../data/sea.txt');
    expect(storedPath(join(folder, 'sea.txt'), join(folder, 'a', 'b'))).toBe(join(folder, 'sea.txt'));
    expect(storedPath('sea.txt', folder)).toBe('sea.txt');
  });

  it.each([
    ['nothing there', null, 'errors:files.missing'],
    ['cut in half', '{"format": "unroll", "version": 2, "gra', 'errors:document.notJson'],
    ['binary', '\u0000\u0001\u0002PNG', 'errors:document.notJson'],
    ['another program\'s', '{"nodes": []}', 'errors:document.notOurs'],
    ['of a newer version', '{"format": "unroll", "version": 99}', 'errors:document.newer'],
    ['without a graph', '{"format": "unroll", "version": 1}', 'errors:document.field'],
  ])('refuses a file that is %s', async (_what, text, key) => {
    const path = join(folder, 'a.unroll.json');
    if (text !== null) await writeFile(path, text);
    expect(await keyOf(readDocument(path))).toBe(key);
  });

  it('refuses a folder, and a file of 200 MB without reading it', async () => {
    expect(await keyOf(readDocument(folder))).toBe('errors:files.isFolder');
    const path = join(folder, 'large.unroll.json');
    await writeFile(path, '');
    await truncate(path, 200_000_000);
    expect(await keyOf(readDocument(path))).toBe('errors:files.tooLarge');
  });
});
