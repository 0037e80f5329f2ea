import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../shared/i18n/index.ts';
import type { Draft } from '../shared/ipc/contract.ts';
import { Editor } from './editor.ts';
import { templateFile } from './electron.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

const hello = templateFile('hello');

async function draftsOf(userData: string): Promise<Draft[]> {
  const folder = join(userData, 'drafts');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Draft));
}

const unitsOf = ({ document }: Draft) => document.graph.nodes.find(({ kind }) => kind === 'rnn')?.params['units'];

const unsaved = (unroll: UnrollApp) => unroll.page.getByRole('region', { name: t('files:drafts.title') });

test('unsaved work survives that the app is killed, and does not touch the file', async ({ launch, launchFile }) => {
  const { path, unroll: first, editor: before } = await launchFile('mine.unroll.json');
  await before.setUnits(6);
  await expect.poll(async () => (await draftsOf(first.userData)).map(unitsOf)).toEqual([6]);
  await first.kill();
  expect(await readFile(path, 'utf8')).toBe(await readFile(hello, 'utf8'));

  const second = await launch();
  const editor = new Editor(second.page);
  await expect(unsaved(second)).toContainText(/Today, \d\d:\d\d/);
  await unsaved(second).getByRole('button', { name: /^mine / }).click();
  await expect(editor.node('RNN')).toContainText('6 units');
  expect(await second.title()).toBe('● mine — Unroll');
  // Once saved, nothing is left to recover.
  await second.page.keyboard.press('Control+s');
  await expect.poll(() => second.title()).toBe('mine — Unroll');
  expect(await readFile(path, 'utf8')).toContain('"units": 6');
  await expect.poll(() => readdir(join(second.userData, 'drafts'))).toEqual([]);
});

test('under edits without a pause at most the last second is lost', async ({ editor, unroll }) => {
  await editor.openTemplate('hello');
  await editor.node('RNN').click();
  const field = editor.inspector().getByRole('textbox', { name: t('nodes:fields.units'), exact: true });
  // Each edit follows the one before at once, so that there is never a quiet moment to write in.
  for (let units = 3; units < 1000; units++) {
    await field.fill(String(units));
    await field.press('Enter');
    const written = (await draftsOf(unroll.userData)).map(unitsOf);
    if (written.length > 0 && units > 10) break;
  }
  expect(await draftsOf(unroll.userData)).toHaveLength(1);
});

test('killed amid edits, a window with a file and one with an untitled drawing lose only what was done last', async ({ launch, launchFile }) => {
  const { path, unroll: first, editor } = await launchFile('mine.unroll.json');
  const untitled = new Editor(await first.newWindow());
  await untitled.openTemplate('hello');
  const editors = [editor, untitled];
  for (const each of editors) await each.node('RNN').click();
  const made: { readonly units: number; readonly at: number }[] = [];
  const began = Date.now();
  for (let units = 3; ; units++) {
    await Promise.all(editors.map((each) => each.fill('nodes:fields.units', String(units))));
    made.push({ units, at: Date.now() });
    if (Date.now() - began > 4000 && (await draftsOf(first.userData)).length === 2) break;
  }
  const killed = Date.now();
  await first.kill();
  // The limit of a second is autosave.test's; what was done well before is there for certain.
  const certain = made.findLast(({ at }) => at < killed - 2500)?.units ?? 3;
  const kept = await draftsOf(first.userData);
  expect(kept.map((draft) => draft.path).sort()).toEqual([path, null].sort());
  for (const draft of kept) expect(Number(unitsOf(draft))).toBeGreaterThanOrEqual(certain);
  expect(await readFile(path, 'utf8')).toBe(await readFile(hello, 'utf8'));

  const again = await launch();
  await expect(unsaved(again).getByRole('button', { name: /^(mine|hello) / })).toHaveCount(2);
});

test('two windows that were killed are offered each with its own work, and open together', async ({ launch }) => {
  const first = await launch();
  const second = await first.newWindow();
  for (const [page, units] of [[first.page, 6], [second, 7]] as const) {
    await new Editor(page).openTemplate('hello');
    await new Editor(page).setUnits(units);
  }
  await expect.poll(async () => (await draftsOf(first.userData)).map(unitsOf).sort()).toEqual([6, 7]);
  await first.kill();

  const again = await launch();
  const window = again.electron.waitForEvent('window');
  await unsaved(again).getByRole('button', { name: t('files:drafts.openAll', { count: 2 }) }).click();
  const pages = [again.page, await window];
  const shown = await Promise.all(pages.map(async (page) => {
    await expect(new Editor(page).node('RNN')).toContainText(/[67] units/);
    return (await new Editor(page).node('RNN').textContent())?.match(/([67]) units/)?.[1];
  }));
  expect(shown.sort()).toEqual(['6', '7']);
});

test('a window whose page crashes comes back with its unsaved work', async ({ editor, unroll }) => {
  await editor.openTemplate('hello');
  await editor.setUnits(6);
  await expect.poll(async () => (await draftsOf(unroll.userData)).map(unitsOf)).toEqual([6]);
  const crashed = unroll.page.waitForEvent('crash');
  await unroll.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  // The test tool does not follow a page through its crash; the window is asked itself.
  const text = () =>
    unroll.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // A page that has crashed or is on its way never answers.
      if (!contents || contents.isCrashed() || contents.isLoading()) return '';
      return contents.executeJavaScript("document.querySelector('.unroll-node[data-kind=rnn]')?.textContent ?? ''") as Promise<string>;
    });
  await expect.poll(text).toContain('6 units');
  expect(await unroll.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('● hello — Unroll');
});

test('recovered work does not replace a file that was changed meanwhile', async ({ launch, launchFile }) => {
  const { path, unroll: first, editor: before } = await launchFile('mine.unroll.json');
  await before.setUnits(6);
  await expect.poll(async () => (await draftsOf(first.userData)).map(unitsOf)).toEqual([6]);
  await first.kill();
  const theirs = (await readFile(hello, 'utf8')).replace('"hello"', '"hello again"');
  await writeFile(path, theirs);

  const second = await launch([path]);
  const editor = new Editor(second.page);
  // Whoever opens the file is told of the later work.
  await second.page.getByRole('button', { name: t('files:draftOf.open') }).click();
  await expect(editor.node('RNN')).toContainText('6 units');
  await second.page.keyboard.press('Control+s');
  const dialog = second.page.getByRole('dialog');
  await expect(dialog).toContainText(t('files:conflict.title', { file: 'mine' }));
  expect(await readFile(path, 'utf8')).toBe(theirs);
  await second.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await readFile(path, 'utf8')).toBe(theirs);
});
