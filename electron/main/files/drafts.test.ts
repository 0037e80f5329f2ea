import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDocument } from '../../../shared/document/parse.ts';
import { Drafts } from './drafts.ts';

const hello = join(import.meta.dirname, '..', '..', '..', 'templates', 'hello.unroll.json');

const noted: string[] = [];
const note = (what: string) => void noted.push(what);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unroll-drafts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function draft(draftId: string, title: string) {
  return { draftId, path: null, stamp: null, document: { ...parseDocument(await readFile(hello, 'utf8'), 'hello'), title } };
}

const titles = async (drafts: Drafts) => (await drafts.list()).map(({ document }) => document.title);

describe('drafts', () => {
  it('are offered after a start that did not end, not while their window is open', async () => {
    const before = new Drafts(folder, note);
    await before.write(await draft('one', 'first'), 1);
    await before.write(await draft('one', 'second'), 1);
    expect(await titles(before)).toEqual([]);
    expect(await titles(new Drafts(folder, note))).toEqual(['second']);
    before.release(1);
    expect(await titles(before)).toEqual(['second']);
  });

  it('are gone once removed', async () => {
    const drafts = new Drafts(folder, note);
    await drafts.write(await draft('one', 'first'), 1);
    await drafts.remove('one');
    expect(await titles(new Drafts(folder, note))).toEqual([]);
  });

  it('pass over a damaged file and keep it', async () => {
    await writeFile(join(folder, 'torn.json'), '{"draftId": "torn", "docu');
    const drafts = new Drafts(folder, note);
    await drafts.write(await draft('one', 'first'), 1);
    expect(await titles(new Drafts(folder, note))).toEqual(['first']);
    expect(await readdir(folder)).toContain('torn.json');
    expect(noted.at(-1)).toContain('torn.json');
  });

  it('stay in their folder, whatever a window calls them', async () => {
    const drafts = new Drafts(join(folder, 'drafts'), note);
    await drafts.write(await draft('../../outside', 'first'), 1);
    expect(await readdir(folder)).toEqual(['drafts']);
    expect(await titles(new Drafts(join(folder, 'drafts'), note))).toEqual(['first']);
  });
});
