import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { parseDocument } from '../shared/document/parse.ts';
import { t } from '../shared/i18n/index.ts';
import { Editor } from './editor.ts';
import { templateFile } from './electron.ts';
import { expect, test } from './test.ts';

const hello = templateFile('hello');

const badDocuments = [
  { what: 'cut in half', make: (text: string) => text.slice(0, 700), sentence: 'may be cut off or damaged' },
  { what: 'binary', make: () => '\u0000\u0001\u0002\u0003', sentence: 'is not a whole Unroll document' },
  { what: 'of a newer version', make: (text: string) => text.replace(/"version": \d+/, '"version": 99'), sentence: 'was saved by a newer Unroll' },
  { what: 'empty', make: () => '', sentence: 'is empty' },
  { what: 'of another program', make: () => '{"nodes": []}', sentence: 'is not an Unroll document' },
];

test('a document that cannot be read is refused with one sentence and left as it is', async ({ editor, unroll }, testInfo) => {
  for (const [index, { what, make, sentence }] of badDocuments.entries()) {
    await test.step(what, async () => {
      const name = `bad-${index}.unroll.json`;
      const path = testInfo.outputPath(name);
      const text = make(await readFile(hello, 'utf8'));
      await writeFile(path, text);
      await unroll.open(path);
      await expect(editor.toast(name)).toContainText(sentence);
      expect(await readFile(path, 'utf8')).toBe(text);
    });
  }
  // Nothing was opened.
  await expect(unroll.page.getByRole('button', { name: /^hello / })).toBeVisible();
});

test('a full disk while saving leaves the old file, and says so', async ({ editor, unroll }, testInfo) => {
  await onDisk('64k', testInfo, async (disk) => {
    const path = join(disk, 'mine.unroll.json');
    await editor.openTemplate('hello');
    await unroll.answerDialogs(path);
    await unroll.page.keyboard.press('Control+s');
    await expect.poll(() => unroll.title()).toBe('mine — Unroll');
    const before = await readFile(path, 'utf8');
    await writeFile(join(disk, 'filler'), Buffer.alloc(64 * 1024)).catch(() => undefined);

    await editor.setUnits(6);
    await unroll.page.keyboard.press('Control+s');
    await expect(editor.toast(t('errors:files.diskFull', { file: 'mine.unroll.json' }))).toBeVisible();
    expect(await readFile(path, 'utf8')).toBe(before);
    expect((await readdir(disk)).sort()).toEqual(['filler', 'mine.unroll.json']);
    expect(await unroll.title()).toBe('● mine — Unroll');
    // What could not be saved is kept as a draft.
    await expect.poll(() => readdir(join(unroll.userData, 'drafts')).catch(() => [])).toHaveLength(1);
  });
});

test('what is no file, or not there, is said in one sentence', async ({ editor, unroll }, testInfo) => {
  const folder = testInfo.outputPath('folder.unroll.json');
  await mkdir(folder);
  const large = testInfo.outputPath('large.unroll.json');
  execFileSync('truncate', ['-s', '70M', large]);
  const cases = [
    [folder, t('errors:files.isFolder', { file: 'folder.unroll.json' })],
    [testInfo.outputPath('gone.unroll.json'), t('errors:files.missing', { file: 'gone.unroll.json' })],
    [large, t('errors:files.tooLarge', { file: 'large.unroll.json', limit: 64 })],
  ] as const;
  for (const [path, sentence] of cases) {
    await unroll.open(path);
    await expect(editor.toast(sentence)).toBeVisible();
  }
});

test('a document of 50 MB opens and can be edited', async ({ launch }, testInfo) => {
  const path = testInfo.outputPath('long text.unroll.json');
  const document = parseDocument(await readFile(hello, 'utf8'), hello);
  const text = 'a line of a very long text\n'.repeat(1_900_000);
  await writeFile(path, JSON.stringify({ ...document, data: [...document.data, { type: 'corpus', id: 'long', title: 'Long', origin: { from: 'embedded', text } }] }));
  const unroll = await launch([path]);
  const editor = new Editor(unroll.page);
  await editor.setUnits(6);
  await expect(editor.node('RNN')).toContainText('6 units');
});

test('a document of 10,000 nodes opens', async ({ launch }, testInfo) => {
  const path = testInfo.outputPath('many.unroll.json');
  const document = parseDocument(await readFile(hello, 'utf8'), hello);
  const more = Array.from({ length: 10_000 - document.graph.nodes.length }, (_, index) => ({ id: `n${index}`, kind: 'dropout', kindVersion: 1, name: '', params: {} }));
  const positions = Object.fromEntries(more.map(({ id }, index) => [id, { x: 600 + (index % 100) * 300, y: Math.floor(index / 100) * 120 }]));
  const graph = { ...document.graph, nodes: [...document.graph.nodes, ...more] };
  await writeFile(path, JSON.stringify({ ...document, graph, view: { ...document.view, positions: { ...document.view.positions, ...positions } } }));
  const unroll = await launch([path]);
  await expect(new Editor(unroll.page).canvas).toBeVisible({ timeout: 30_000 });
  await expect(new Editor(unroll.page).inspector()).toContainText(/10,?000 nodes/);
});

test('a name with Korean letters and spaces is opened, saved and shown', async ({ launch }, testInfo) => {
  const folder = testInfo.outputPath('내 그림 파일');
  await mkdir(folder);
  const path = join(folder, '순환 신경망 첫 번째.unroll.json');
  await copyFile(hello, path);
  const unroll = await launch([path]);
  const editor = new Editor(unroll.page);
  await editor.setUnits(6);
  await unroll.page.keyboard.press('Control+s');
  await expect.poll(() => unroll.title()).toBe('순환 신경망 첫 번째 — Unroll');
  expect(await readFile(path, 'utf8')).toContain('"units": 6');
  expect(await readdir(folder)).toEqual(['순환 신경망 첫 번째.unroll.json']);
});

test('a place that cannot be written is said, and the work is kept', async ({ editor, unroll }, testInfo) => {
  await editor.openTemplate('hello');
  await editor.setUnits(6);
  const file = testInfo.outputPath('a-file');
  await writeFile(file, '');
  // True for root, too: nothing can be made in /proc, and a file is no folder.
  const cases = [
    ['/proc/mine.unroll.json', t('errors:files.noFolder', { file: 'mine.unroll.json' })],
    [join(file, 'mine.unroll.json'), t('errors:files.noFolder', { file: 'mine.unroll.json' })],
    [testInfo.outputPath(`${'long'.repeat(80)}.unroll.json`), 'is too long for this disk'],
  ] as const;
  for (const [path, sentence] of cases) {
    await unroll.answerDialogs(path);
    await unroll.page.keyboard.press('Control+s');
    await expect(editor.toast(sentence).last()).toBeVisible();
    await unroll.page.getByRole('button', { name: t('app:toast.close') }).last().click();
  }
  expect(await unroll.title()).toBe('● hello — Unroll');
  await expect.poll(() => readdir(join(unroll.userData, 'drafts'))).toHaveLength(1);
});

test('a disk that can only be read is said, and the file stays as it was', async ({ launch }, testInfo) => {
  await onDisk('1m', testInfo, async (disk) => {
    const path = join(disk, 'mine.unroll.json');
    await copyFile(hello, path);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const before = await readFile(path, 'utf8');
    const unroll = await launch([path]);
    const editor = new Editor(unroll.page);
    await editor.setUnits(6);
    await unroll.page.keyboard.press('Control+s');
    await expect(editor.toast(t('errors:files.readOnly', { file: 'mine.unroll.json' }))).toBeVisible();
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await unroll.title()).toBe('● mine — Unroll');
  });
});

test('unknown kinds and fields of another Unroll come through opening, editing and saving', async ({ launch }, testInfo) => {
  const path = testInfo.outputPath('strange.unroll.json');
  const document = JSON.parse(await readFile(hello, 'utf8'));
  const attention = { id: 'attention', kind: 'attention', kindVersion: 3, name: 'Look back', params: { heads: 4, deep: { a: [1] } }, tint: 'red' };
  document.graph.nodes.push(attention);
  document.graph.frames = [{ id: 'f', around: ['rnn'] }];
  document.view.positions.attention = { x: 500, y: 0 };
  document.view.ruler = true;
  document.author = { name: 'Kim' };
  await writeFile(path, JSON.stringify(document));
  const unroll = await launch([path]);
  const editor = new Editor(unroll.page);
  await expect(editor.node('Look back')).toContainText(t('app:node.unknownKind'));
  await editor.setUnits(6);
  await unroll.page.keyboard.press('Control+s');
  await expect.poll(() => unroll.title()).toBe('strange — Unroll');
  const saved = JSON.parse(await readFile(path, 'utf8'));
  expect(saved).toMatchObject({ author: { name: 'Kim' }, view: { ruler: true }, graph: { frames: [{ id: 'f', around: ['rnn'] }] } });
  expect(saved.graph.nodes).toContainEqual(attention);
});

/** A disk of its own for a test: a small file system in memory, which only root on Linux may mount. */
async function onDisk(size: string, testInfo: TestInfo, work: (disk: string) => Promise<void>): Promise<void> {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'mounts a small file system, which needs root on Linux');
  const disk = testInfo.outputPath('disk');
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'unroll-test', disk]);
  try {
    await work(disk);
  } finally {
    execFileSync('umount', [disk]);
  }
}
