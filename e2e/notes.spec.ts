import { t } from '../shared/i18n/index.ts';
import { boxOf } from './editor.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ editor }) => {
  await editor.openTemplate('hello');
  await expect(editor.nodes()).toHaveCount(6);
});

test('a note is added, written in two lines, resized, moved, copied and deleted; everything can be undone', async ({ editor, unroll }) => {
  const { page } = unroll;
  const note = (text: string) => editor.canvas.getByRole('group', { name: t('arrange:note.label', { text }), exact: true });
  const notes = editor.canvas.locator('[data-note-id]');
  const canvas = await boxOf(editor.canvas);
  const place = { x: canvas.x + 150, y: canvas.y + 150 };
  await page.mouse.click(place.x, place.y);
  await page.mouse.move(place.x, place.y);
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: t('arrange:note.text') });
  await expect(field).toBeFocused();
  // Keys that mean something on the canvas are letters here.
  await page.keyboard.type('no p / delete');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('둘째 줄');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await expect(note('no p / delete\n둘째 ')).toBeVisible();
  await expect(editor.nodes()).toHaveCount(6);

  // Adding and writing is one thing.
  await page.keyboard.press('Control+z');
  await expect(notes).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(notes).toHaveCount(1);

  const before = await boxOf(notes.first());
  await editor.drag({ x: before.x + before.width - 5, y: before.y + before.height - 5 }, { x: before.x + before.width + 60, y: before.y + before.height + 40 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(notes.first())).width).toBeGreaterThan(before.width + 40);

  await editor.drag({ x: before.x + 60, y: before.y + 30 }, { x: before.x + 60, y: before.y + 150 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(notes.first())).y).toBeGreaterThan(before.y + 60);

  await page.keyboard.press('Control+d');
  await expect(notes).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(notes).toHaveCount(1);
  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z');
  await expect(notes).toHaveCount(0);
});

test('a note is written by keyboard alone; one that stays empty is gone', async ({ editor, unroll }) => {
  const { page } = unroll;
  const notes = editor.canvas.locator('[data-note-id]');
  await editor.canvas.focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect(notes).toHaveCount(0);
  await expect(page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) })).toBeDisabled();

  await editor.canvas.focus();
  await page.keyboard.press('n');
  await page.keyboard.type('first');
  await page.keyboard.press('Control+Enter');
  const item = editor.canvas.getByRole('group', { name: t('arrange:note.label', { text: 'first' }) });
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type(', second');
  await page.keyboard.press('Escape');
  await expect(notes).toHaveText('first, second');
  await editor.inspector().getByRole('combobox', { name: t('arrange:note.tone') }).click();
  await page.getByRole('option', { name: t('arrange:note.tones.recurrence') }).click();
  await expect(notes).toHaveAttribute('data-role', 'recurrence');
});
