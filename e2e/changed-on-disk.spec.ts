import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../shared/i18n/index.ts';
import { Editor } from './editor.ts';
import { expect, test } from './test.ts';
import { UnrollApp } from './unroll-app.ts';

/** As an editor that replaces a file writes it. */
async function replaceUnits(path: string, units: number): Promise<string> {
  const document = JSON.parse(await readFile(path, 'utf8'));
  for (const node of document.graph.nodes) if (node.kind === 'rnn') node.params.units = units;
  const text = JSON.stringify(document);
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
  return text;
}

test('where nothing is unsaved, what another program wrote is shown, and can be undone', async ({ launchFile }) => {
  const { path, unroll, editor } = await launchFile('mine.unroll.json');
  await expect(editor.node('RNN')).toBeVisible();
  for (const units of [9, 10]) {
    await replaceUnits(path, units);
    await expect(editor.node('RNN')).toContainText(`${units} units`);
    await expect(editor.toast(t('files:changed.reloaded', { file: 'mine' }))).toBeVisible();
    expect(await unroll.title()).toBe('mine — Unroll');
  }
  await unroll.page.keyboard.press('Control+z');
  await expect(editor.node('RNN')).toContainText('9 units');
  expect(await unroll.title()).toBe('● mine — Unroll');
});

test('where something is unsaved, both are kept until the user has chosen', async ({ launchFile }) => {
  const { path, unroll, editor } = await launchFile('mine.unroll.json');
  await editor.setUnits(6);
  const theirs = await replaceUnits(path, 9);
  await expect(editor.toast(t('files:changed.title', { file: 'mine' }))).toBeVisible();
  await expect(editor.node('RNN')).toContainText('6 units');
  expect(await readFile(path, 'utf8')).toBe(theirs);

  await test.step('load theirs', async () => {
    await unroll.page.getByRole('button', { name: t('files:changed.theirs') }).click();
    await expect(editor.node('RNN')).toContainText('9 units');
    expect(await unroll.title()).toBe('mine — Unroll');
    await unroll.page.keyboard.press('Control+z');
    await expect(editor.node('RNN')).toContainText('6 units');
  });

  await test.step('keep mine: the next save replaces theirs without asking again', async () => {
    await replaceUnits(path, 10);
    await unroll.page.getByRole('button', { name: t('files:changed.mine') }).click();
    await unroll.page.keyboard.press('Control+s');
    await expect.poll(() => unroll.title()).toBe('mine — Unroll');
    expect(await readFile(path, 'utf8')).toContain('"units": 6');
  });
});

test('a file that is deleted leaves a document that asks to be saved', async ({ launchFile }) => {
  const { path, unroll, editor } = await launchFile('mine.unroll.json');
  await expect(editor.node('RNN')).toBeVisible();
  await rm(path);
  await expect(editor.toast(t('files:gone.title', { file: 'mine' }))).toBeVisible();
  expect(await unroll.title()).toBe('● mine — Unroll');
  // This may be the only copy: it is kept as a draft, though nothing was edited.
  await expect.poll(() => readdir(join(unroll.userData, 'drafts')).catch(() => [])).toHaveLength(1);
  await unroll.page.getByRole('button', { name: t('files:gone.save') }).click();
  await expect.poll(() => unroll.title()).toBe('mine — Unroll');
  expect(await readFile(path, 'utf8')).toContain('"format": "unroll"');
});

test('a file that was damaged on the disk is not taken over', async ({ launchFile }) => {
  const { path, unroll, editor } = await launchFile('mine.unroll.json');
  await expect(editor.node('RNN')).toBeVisible();
  await writeFile(path, '{"format": "unr');
  await expect(editor.toast(t('files:changed.unread'))).toBeVisible();
  await expect(editor.node('RNN')).toBeVisible();
  expect(await unroll.title()).toBe('● mine — Unroll');
});

test('two apps with one file: the second to save is asked, and may save as another file', async ({ launchFile }, testInfo) => {
  const { path, unroll: here } = await launchFile('ours.unroll.json');
  const other = testInfo.outputPath('mine.unroll.json');
  const userData = testInfo.outputPath('other-user');
  await mkdir(userData);
  const there = await UnrollApp.launch(userData, [path]);
  try {
    await new Editor(here.page).setUnits(6);
    await new Editor(there.page).setUnits(9);
    await here.page.keyboard.press('Control+s');
    await expect.poll(() => here.title()).toBe('ours — Unroll');
    await expect(new Editor(there.page).toast(t('files:changed.title', { file: 'ours' }))).toBeVisible();
    await there.answerDialogs(other);
    await there.page.keyboard.press('Control+s');
    const dialog = there.page.getByRole('dialog');
    await dialog.getByRole('button', { name: t('files:conflict.elsewhere') }).click();
    await expect.poll(() => there.title()).toBe('mine — Unroll');
    expect(await readFile(path, 'utf8')).toContain('"units": 6');
    expect(await readFile(other, 'utf8')).toContain('"units": 9');
  } finally {
    await there.end();
  }
});
