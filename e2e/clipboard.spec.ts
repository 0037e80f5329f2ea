import { DOCUMENT_VERSION } from '../shared/document/schema.ts';
import { t } from '../shared/i18n/index.ts';
import { Editor } from './editor.ts';
import { expect, test } from './test.ts';

test('a group is copied to another window with its definition', async ({ editor, unroll }) => {
  const { page, electron } = unroll;
  await editor.openTemplate('hello');
  await editor.node('One-hot').click();
  await editor.node('RNN').click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+g');
  await expect(editor.nodes()).toHaveCount(5);
  await page.keyboard.press('Control+c');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ format: 'unroll-piece', graph: { groups: [{ name: t('app:canvas.newGroup', { number: 1 }) }] } });

  const opened = electron.waitForEvent('window');
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click());
  const second = await opened;
  const other = new Editor(second);
  await second.getByRole('button', { name: t('app:start.new') }).first().click();
  await expect(other.canvas).toBeVisible();
  await other.canvas.click({ position: { x: 200, y: 60 } });
  await second.keyboard.press('Control+v');
  await expect(other.nodes()).toHaveCount(1);
  await other.node(t('app:canvas.newGroup', { number: 1 })).dblclick();
  await expect(other.node('RNN')).toBeVisible();
});

test('what is not ours is refused with a sentence, and a text field keeps its own paste', async ({ editor, unroll }) => {
  const { page, electron } = unroll;
  await editor.openTemplate('hello');
  await editor.node('RNN').click();
  const put = (text: string) => electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), text);
  await page.keyboard.press('Control+c');
  const ours = await electron.evaluate(({ clipboard }) => clipboard.readText());
  const cases = [
    ['{"nodes": []}', t('groups:paste.notOurs')],
    ['Dear all, see below', t('groups:paste.notJson')],
    [ours.slice(0, ours.length / 2), t('groups:paste.cutOff')],
    [ours.replace(/"version": \d+/, '"version": 99'), t('groups:paste.newer', { version: 99, supported: DOCUMENT_VERSION })],
    ['all work and no play '.repeat(1_000_000), t('groups:paste.tooLarge', { size: 21 })],
    ['', t('groups:paste.empty')],
  ] as const;
  for (const [text, sentence] of cases) {
    await put(text);
    await page.keyboard.press('Control+v');
    await expect(editor.toast(sentence)).toBeVisible();
  }
  await expect(editor.nodes()).toHaveCount(6);
  await put(ours);
  await page.keyboard.press('Control+v');
  await expect(editor.nodes()).toHaveCount(7);
  await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
  await editor.node('RNN').click();

  await page.keyboard.press('Control+c');
  const name = editor.inspector().getByRole('textbox', { name: t('app:inspector.name'), exact: true });
  await name.click();
  await put('Memory');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await expect(editor.node('Memory')).toBeVisible();
  await expect(editor.nodes()).toHaveCount(6);
});
