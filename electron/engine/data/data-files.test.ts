import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MessageKey } from '../../../shared/i18n/messages.ts';
import { corpora } from '../../../shared/text/corpora.ts';
import { scratchFolder } from '../testing/fixtures.ts';
import { parseTable } from '../../../shared/series/parse-table.ts';
import { readCorpus } from './read-corpus.ts';
import { readPairsFile } from './read-pairs-file.ts';
import { readTextFile } from './read-text-file.ts';

const scratch = scratchFolder();

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(scratch, name), content);
  return join(scratch, name);
}

const failsWith = async (work: Promise<unknown>, key: MessageKey): Promise<void> => expect(work).rejects.toMatchObject({ key });

describe('a text file', () => {
  it('is read as UTF-8, with or without its mark', async () => {
    expect(await readTextFile(file('mark.txt', '\uFEFF하늘'))).toBe('하늘');
  });

  it('that is none is refused in one sentence', async () => {
    await failsWith(readTextFile(join(scratch, 'not-there.txt')), 'errors:data.missingFile');
    await failsWith(readTextFile(scratch), 'errors:data.notAFile');
    await failsWith(readTextFile(file('zeros.bin', Uint8Array.of(65, 0, 66))), 'errors:data.binary');
    await failsWith(readTextFile(file('latin.txt', Uint8Array.of(0xe9, 0x20))), 'errors:data.binary');
    const large = file('large.txt', '');
    truncateSync(large, 200 * 2 ** 20);
    await failsWith(readTextFile(large), 'errors:data.tooLarge');
  });
});

describe('a corpus', () => {
  it.each(corpora.map(({ name }) => name))('comes with Unroll: %s', async (name) => {
    expect((await readCorpus({ from: 'package', name }, null)).length).toBeGreaterThan(1_000_000);
  });

  it('that does not is named', async () => {
    await failsWith(readCorpus({ from: 'package', name: 'left-pad' }, null), 'errors:data.unknownPackage');
  });

  it('in a file is looked for beside its document', async () => {
    mkdirSync(join(scratch, 'beside'));
    file('beside/text.txt', 'abc');
    expect(await readCorpus({ from: 'file', path: 'text.txt' }, join(scratch, 'beside', 'a.unroll.json'))).toBe('abc');
  });
});

describe('a table of pairs', () => {
  const rows = [
    { question: 'color of sky', answer: 'blue' },
    { question: 'say "a, b"', answer: 'c\nd' },
  ];

  it.each([
    ['head.csv', 'Answer,note,question\nblue,x,color of sky\r\n"c\nd",y,"say ""a, b"""\n'],
    ['plain.csv', 'color of sky,blue\n"say ""a, b""","c\nd"\n'],
    ['head.tsv', 'question\tanswer\ncolor of sky\tblue\n"say ""a, b"""\t"c\nd"\n\n'],
    ['list.json', JSON.stringify(rows)],
    ['object.json', JSON.stringify({ rows })],
  ])('is read from %s', async (name, content) => {
    expect(await readPairsFile(file(name, content))).toEqual(rows);
  });

  it.each([
    ['three.csv', 'a,b,c\n', 'errors:data.badTable'],
    ['short.csv', 'question,answer\nonly\n', 'errors:data.badTable'],
    ['torn.json', '[{"question":', 'errors:data.badTable'],
    ['other.json', '{"a":1}', 'errors:data.badTable'],
    ['pairs.xlsx', 'PK', 'errors:data.tableExtension'],
  ] as const)('is refused: %s', async (name, content, key) => {
    await failsWith(readPairsFile(file(name, content)), key);
  });

  it('keeps empty fields', () => {
    expect(parseTable('a,\n,b\n', ',')).toEqual([['a', ''], ['', 'b']]);
  });
});
