import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from '../shared/document/parse.ts';
import { t } from '../shared/i18n/index.ts';
import { boxOf, Editor } from './editor.ts';
import { templateFile } from './electron.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

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
  await editor.setUnits(6);
  expect(await first.title()).toBe('● mine — Unroll');
  await first.page.keyboard.press('Control+s');
  await expect.poll(() => first.title()).toBe('mine — Unroll');
  expect(await readFile(path, 'utf8')).toContain('"units": 6');
  expect((await readdir(testInfo.outputPath())).filter((name) => name.includes('mine'))).toEqual(['mine.unroll.json']);
  await first.end();

  const second = await launch();
  const again = new Editor(second.page);
  await second.page.getByRole('region', { name: t('app:start.recent') }).getByRole('button', { name: /^mine /i }).click();
  await expect(again.node('RNN')).toContainText('6 units');
  await again.mode('train');
  await expect(second.page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:status.done'));
});

test('a window with unsaved work asks before it closes, and can save', async ({ editor, unroll }, testInfo) => {
  const path = testInfo.outputPath('kept.unroll.json');
  await editor.openTemplate('hello');
  await editor.setUnits(6);
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

const hello = templateFile('hello');

test('a recent file that is gone is marked, and can be taken off the list', async ({ launch }, testInfo) => {
  const [kept, gone] = [testInfo.outputPath('kept.unroll.json'), testInfo.outputPath('gone.unroll.json')];
  await copyFile(hello, kept);
  await copyFile(hello, gone);
  const first = await launch();
  for (const path of [kept, gone]) await first.value('documents.open', { path });
  await first.end();
  await rm(gone);

  const { page } = await launch();
  const recent = page.getByRole('region', { name: t('app:start.recent') });
  const row = recent.getByRole('button', { name: new RegExp(`^gone .*${t('app:start.gone')}`) });
  await row.click();
  await expect(new Editor(page).toast(t('errors:files.missing', { file: 'gone.unroll.json' }))).toBeVisible();
  await recent.getByRole('button', { name: t('files:recent.forget', { name: 'gone' }) }).click();
  await expect(row).toBeHidden();
  await expect(recent.getByRole('button', { name: /^kept / })).toBeVisible();
});

test('a file that another window shows is not opened twice', async ({ launchFile }) => {
  const { path, unroll, editor } = await launchFile('one.unroll.json');
  await expect(editor.node('RNN')).toBeVisible();
  const second = await unroll.newWindow();
  await second.getByRole('button', { name: t('app:start.new') }).waitFor();
  await unroll.open(path, second);
  await expect.poll(() => unroll.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle())).toBe('one — Unroll');
  await expect(second.getByRole('button', { name: t('app:start.new') })).toBeVisible();
});

test('texts and tables dropped on the drawing become data to learn from', async ({ editor, unroll }, testInfo) => {
  const text = testInfo.outputPath('sea and land.txt');
  const table = testInfo.outputPath('waves.csv');
  await writeFile(text, 'the sea, the sea, the open sea');
  await writeFile(table, 'a,b\n1,2\n3,4\n');
  await editor.openTemplate('hello');
  await drop(unroll, text, '.unroll-node[data-kind="text"]');
  await expect(editor.inspector()).toContainText('sea and land');
  await expect(editor.nodes()).toHaveCount(6);
  await drop(unroll, table, '.react-flow__pane');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.inspector()).toContainText('waves');
  await unroll.page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
});

/** A file from the desktop let go over an element, as Chromium tells it. */
async function drop(unroll: UnrollApp, path: string, selector: string): Promise<void> {
  const client = await unroll.page.context().newCDPSession(unroll.page);
  const box = await boxOf(unroll.page.locator(selector).first());
  const place = { x: box.x + Math.min(box.width / 2, 120), y: box.y + Math.min(box.height / 2, 30) };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, ...place, data });
  await client.detach();
}

test.describe('quitting with unsaved work in two windows', () => {
  test('asks in each, and stops as soon as one is to stay', async ({ editor, unroll }) => {
    await edited(editor);
    const second = new Editor(await unroll.newWindow());
    await edited(second);
    await quit(unroll);
    const [one, two] = [unroll.page.getByRole('dialog'), second.page.getByRole('dialog')];
    await expect(one).toBeVisible();
    await expect(two).toBeHidden();
    await one.getByRole('button', { name: t('app:unsaved.cancel'), exact: true }).click();
    await expect(one).toBeHidden();
    await expect(two).toBeHidden();
    expect(unroll.electron.windows()).toHaveLength(2);

    await quit(unroll);
    await one.getByRole('button', { name: t('app:unsaved.drop'), exact: true }).click();
    await expect(two).toBeVisible();
    const ended = unroll.electron.waitForEvent('close');
    await two.getByRole('button', { name: t('app:unsaved.drop'), exact: true }).click();
    await ended;
    expect(await readdir(join(unroll.userData, 'drafts'))).toEqual([]);
  });
});

async function edited(editor: Editor): Promise<void> {
  await editor.openTemplate('hello');
  await editor.setUnits(6);
}

async function quit(unroll: UnrollApp): Promise<void> {
  await unroll.electron.evaluate(({ app }) => setImmediate(() => app.quit()));
}
