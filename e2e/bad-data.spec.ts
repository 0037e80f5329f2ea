import { readFile, truncate, writeFile } from 'node:fs/promises';
import { parseDocument, serializeDocument } from '../shared/document/parse.ts';
import { t } from '../shared/i18n/index.ts';
import { templateFile } from './electron.ts';
import { expect, test } from './test.ts';

const template = templateFile('hello');

const corpora = [
  { what: 'empty', make: (path: string) => writeFile(path, ''), sentence: /holds no text/ },
  { what: 'shorter than one window', make: (path: string) => writeFile(path, 'hel'), sentence: /short|window/ },
  { what: 'of one symbol', make: (path: string) => writeFile(path, 'a'.repeat(100)), sentence: /symbol/ },
  { what: 'binary', make: (path: string) => writeFile(path, Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 37) % 256))), sentence: /text/ },
  {
    what: 'of 200 MB',
    make: async (path: string) => {
      await writeFile(path, '');
      await truncate(path, 200_000_000);
    },
    sentence: /MB/,
  },
  { what: 'not there', make: () => Promise.resolve(), sentence: /sea-5\.txt/ },
];

test('data that cannot be trained on get one sentence at their node, and nothing hangs', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const document = parseDocument(await readFile(template, 'utf8'), 'hello');
  for (const [index, { what, make, sentence }] of corpora.entries()) {
    await test.step(`a corpus that is ${what}`, async () => {
      const corpus = `sea-${index}.txt`;
      await make(testInfo.outputPath(corpus));
      const data = document.data.map((source) =>
        source.type === 'corpus' ? { ...source, origin: { from: 'file' as const, path: corpus } } : source,
      );
      const path = testInfo.outputPath(`mine-${index}.unroll.json`);
      await writeFile(path, serializeDocument({ ...document, data }));
      await unroll.open(path);
      await expect.poll(() => unroll.title()).toBe(`mine-${index} — Unroll`);
      await expect(editor.node('Text source')).toHaveAttribute('data-state', 'error');
      await expect(editor.node('Text source').getByTitle(sentence)).toBeVisible();
      await expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).toHaveAttribute('aria-disabled', 'true');
    });
  }
  // The drawing still answers.
  await editor.setUnits(6);
  await expect(editor.node('RNN')).toContainText('6 units');
});
