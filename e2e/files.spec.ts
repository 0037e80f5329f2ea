import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from '../shared/document/parse.ts';
import { t } from '../shared/i18n/index.ts';
import { Editor } from './editor.ts';
import { expect, test } from './test.ts';

test('a drawing and its run are saved and found again at the next start', async ({ launch }, testInfo) => {
  const path = testInfo.outputPath('mine.unroll.json');
  const first = await launch();
  const editor = new Editor(first.page);
  await editor.openTemplate('hello');
  await editor.fill('app:settings.title', 'Mine');
  await editor.fill('app:settings.steps', '60');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await editor.mode('build');
  await first.answerDialogs(path);
  await first.page.keyboard.press('Control+s');
  await expect(first.page.getByRole('status').filter({ hasText: t('app:saved.saved') })).toBeVisible();
  expect(await first.title()).toBe('mine — Unroll');
  const saved = parseDocument(await readFile(path, 'utf8'), path);
  expect(saved).toMatchObject({ title: 'Mine', training: { steps: 60 } });

  // Saved again, it goes to the same place without asking.
  await first.answerDialogs(null);
  await editor.node('RNN').click();
  await editor.fill('nodes:fields.units', '6');
  expect(await first.title()).toBe('● mine — Unroll');
  await first.page.keyboard.press('Control+s');
  await expect.poll(() => first.title()).toBe('mine — Unroll');
  expect(await readFile(path, 'utf8')).toContain('"units": 6');
  expect((await readdir(testInfo.outputPath())).filter((name) => name.includes('mine'))).toEqual(['mine.unroll.json']);
  await first.end();

  const second = await launch();
  const again = new Editor(second.page);
  await second.page.getByRole('region', { name: t('app:start.recent') }).getByRole('button', { name: /mine/i }).click();
  await expect(again.node('RNN')).toContainText('6 units');
  await again.mode('train');
  await expect(second.page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:status.done'));
});

test('unsaved work survives that the app is killed', async ({ launch }) => {
  const first = await launch();
  const editor = new Editor(first.page);
  await editor.openTemplate('hello');
  await editor.dragFromPalette('LSTM', 120, 330);
  await expect(editor.nodes()).toHaveCount(7);
  await expect.poll(() => readdir(join(first.userData, 'drafts')).catch(() => [])).toHaveLength(1);
  await expect.poll(async () => {
    const [name = ''] = await readdir(join(first.userData, 'drafts'));
    return (await readFile(join(first.userData, 'drafts', name), 'utf8')).includes('"lstm"');
  }).toBe(true);
  await first.kill();

  const second = await launch();
  const again = new Editor(second.page);
  const recent = second.page.getByRole('region', { name: t('app:start.recent') });
  await recent.getByRole('button', { name: new RegExp(t('app:start.draft')) }).click();
  await expect(again.nodes()).toHaveCount(7);
  expect(await second.title()).toMatch(/^● /);

  // Once saved, nothing is left to recover.
  const path = join(second.userData, 'recovered.unroll.json');
  await second.answerDialogs(path);
  await second.page.keyboard.press('Control+s');
  await expect.poll(() => second.title()).not.toMatch(/^● /);
  await expect.poll(() => readdir(join(second.userData, 'drafts'))).toEqual([]);
});

test('a window whose page crashes comes back and offers the unsaved work', async ({ editor, unroll }) => {
  await editor.openTemplate('hello');
  await editor.node('RNN').click();
  await editor.fill('nodes:fields.units', '6');
  await expect.poll(() => readdir(join(unroll.userData, 'drafts')).catch(() => [])).toHaveLength(1);
  const crashed = unroll.page.waitForEvent('crash');
  await unroll.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;

  const drafts = () =>
    unroll.electron.evaluate(({ BrowserWindow }, label) => {
      const script = `document.querySelector('section[aria-label="${label}"] button')?.textContent ?? ''`;
      return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as Promise<string>;
    }, t('app:start.recent'));
  await expect.poll(drafts).toContain(t('app:start.draft'));
});

test('a window with unsaved work asks before it closes, and can save', async ({ editor, unroll }, testInfo) => {
  const path = testInfo.outputPath('kept.unroll.json');
  await editor.openTemplate('hello');
  await editor.node('RNN').click();
  await editor.fill('nodes:fields.units', '6');
  const window = await unroll.electron.browserWindow(unroll.page);
  await window.evaluate((browserWindow) => browserWindow.close());
  const dialog = unroll.page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: t('app:unsaved.cancel'), exact: true }).click();
  await expect(dialog).toBeHidden();

  await window.evaluate((browserWindow) => browserWindow.close());
  await unroll.answerDialogs(path);
  const ended = unroll.electron.waitForEvent('close');
  await dialog.getByRole('button', { name: t('app:unsaved.save'), exact: true }).click();
  await ended;
  expect(await readFile(path, 'utf8')).toContain('"units": 6');
  expect(await readdir(join(unroll.userData, 'drafts'))).toEqual([]);
});

const hello = join(import.meta.dirname, '..', 'templates', 'hello.unroll.json');

const badDocuments = [
  { what: 'cut in half', make: (text: string) => text.slice(0, 700), sentence: 'may be cut off or damaged' },
  { what: 'binary', make: () => '\u0000\u0001\u0002\u0003', sentence: 'is not a whole Unroll document' },
  { what: 'of a newer version', make: (text: string) => text.replace('"version": 1', '"version": 9'), sentence: 'was saved by a newer Unroll' },
  { what: 'of another program', make: () => '{"nodes": []}', sentence: 'is not an Unroll document' },
];

test('a document that cannot be read is refused with one sentence and left as it is', async ({ editor, unroll }, testInfo) => {
  for (const [index, { what, make, sentence }] of badDocuments.entries()) {
    await test.step(what, async () => {
      const name = `bad-${index}.unroll.json`;
      const path = testInfo.outputPath(name);
      const text = make(await readFile(hello, 'utf8'));
      await writeFile(path, text);
      await unroll.answerDialogs(path);
      await unroll.page.keyboard.press('Control+o');
      await expect(editor.toast(name)).toContainText(sentence);
      expect(await readFile(path, 'utf8')).toBe(text);
    });
  }
  // Nothing was opened.
  await expect(unroll.page.getByRole('button', { name: /^hello / })).toBeVisible();
});

test('a full disk while saving leaves the old file, and says so', async ({ editor, unroll }, testInfo) => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'mounts a small file system, which needs root on Linux');
  const disk = testInfo.outputPath('disk');
  const path = join(disk, 'mine.unroll.json');
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'unroll-test', disk]);
  try {
    await editor.openTemplate('hello');
    await unroll.answerDialogs(path);
    await unroll.page.keyboard.press('Control+s');
    await expect.poll(() => unroll.title()).toBe('mine — Unroll');
    const before = await readFile(path, 'utf8');
    await writeFile(join(disk, 'filler'), Buffer.alloc(64 * 1024)).catch(() => undefined);

    await editor.node('RNN').click();
    await editor.fill('nodes:fields.units', '6');
    await unroll.page.keyboard.press('Control+s');
    await expect(editor.toast(t('errors:files.diskFull', { file: 'mine.unroll.json' }))).toBeVisible();
    expect(await readFile(path, 'utf8')).toBe(before);
    expect((await readdir(disk)).sort()).toEqual(['filler', 'mine.unroll.json']);
    expect(await unroll.title()).toBe('● mine — Unroll');
    // What could not be saved is kept as a draft.
    await expect.poll(() => readdir(join(unroll.userData, 'drafts')).catch(() => [])).toHaveLength(1);
  } finally {
    execFileSync('umount', [disk]);
  }
});
