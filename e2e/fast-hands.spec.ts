import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inSentence, t } from '../shared/i18n/index.ts';
import { boxOf, middleOf, type Editor } from './editor.ts';
import { expect, test } from './test.ts';

/** Someone who waits for nothing: every key follows the one before at once. */
const times = (count: number, ...keys: readonly string[]): string[] => Array.from({ length: count }, () => keys).flat();

async function press(editor: Editor, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await editor.page.keyboard.press(key);
}

const undoNamed = (editor: Editor, name: string) => editor.page.getByRole('button', { name: t('history:undo', { what: inSentence(name) }) });
const undoButton = (editor: Editor) => editor.page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) });

/** The keys of the canvas act: it, something on it, or nothing at all has the focus. */
async function keysAreTheCanvas(editor: Editor): Promise<void> {
  const onCanvas = () => editor.page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('[data-canvas]') !== null);
  await expect.poll(onCanvas).toBe(true);
}

test.beforeEach(async ({ editor }) => {
  await editor.openTemplate('hello');
  await expect(editor.canvas.getByText('[1, 4, 8]')).toBeVisible();
});

test.afterEach(async ({ unroll }) => {
  const log = await readFile(join(unroll.userData, 'logs', 'main.log'), 'utf8');
  expect(log.split('\n').filter((line) => line.includes('[error]') || line.includes('[warn]'))).toEqual([]);
});

test('twenty nodes by Tab, a name and Enter; all undone, done again, and pasted ten times', async ({ editor, unroll }) => {
  const { page } = unroll;
  const box = await boxOf(editor.canvas);
  await page.mouse.click(box.x + 60, box.y + box.height - 60);
  for (let count = 0; count < 20; count++) {
    await page.keyboard.press('Tab');
    await page.keyboard.type('dropout');
    await page.keyboard.press('Enter');
  }
  await expect(editor.nodes()).toHaveCount(26);
  await press(editor, ...times(20, 'Control+z'));
  await expect(editor.nodes()).toHaveCount(6);
  await expect(undoButton(editor)).toBeDisabled();
  await press(editor, ...times(20, 'Control+Shift+z'));
  await expect(editor.nodes()).toHaveCount(26);
  await expect(undoNamed(editor, t('app:edit.add', { kind: 'Dropout' }))).toBeEnabled();
  await editor.node('RNN').click();
  await press(editor, 'Control+c', ...times(10, 'Control+v'));
  await expect(editor.nodes()).toHaveCount(36);
  await expect(undoNamed(editor, t('app:edit.paste', { count: 1 }))).toBeEnabled();
  await press(editor, ...times(10, 'Control+z'));
  await expect(editor.nodes()).toHaveCount(26);
  await keysAreTheCanvas(editor);
});

test('a chain by / and C without a pause: each is added from the one before', async ({ editor, unroll }) => {
  const { page } = unroll;
  await press(editor, 'F6', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  for (let count = 0; count < 5; count++) {
    await page.keyboard.press('c');
    await page.keyboard.type('dense');
    await page.keyboard.press('Enter');
  }
  await expect(editor.nodes()).toHaveCount(11);
  await expect(editor.wires()).toHaveCount(11);
  const depths = await editor.node('Dense').evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().top)).sort((a, b) => a - b));
  expect(new Set(depths).size).toBe(5);
});

test('names are written while drafts are, and a node is deleted under the hand that drags it', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.node('RNN').click();
  for (let count = 1; count <= 12; count++) {
    await page.keyboard.press('F2');
    await page.keyboard.type(`Memory ${count}`);
    await page.keyboard.press('Enter');
  }
  await expect(editor.node('Memory 12')).toHaveCount(1);
  await press(editor, ...times(11, 'Control+z'));
  await expect(editor.node('Memory 1')).toHaveCount(1);
  await expect(undoNamed(editor, t('app:edit.rename'))).toBeEnabled();

  for (const key of ['Delete', 'Escape', 'Control+z', 'Control+d', 'u'] as const) {
    await test.step(`${key} while it is dragged`, async () => {
      const from = await middleOf(editor.node('One-hot'));
      await editor.drag(from, { x: from.x + 90, y: from.y + 30 });
      await page.keyboard.press(key);
      await page.mouse.move(from.x + 120, from.y + 40, { steps: 3 });
      await page.mouse.up();
      if (key === 'u') await page.keyboard.press('u');
      await expect(editor.canvas).toBeVisible();
      // Back to where it began, however many steps that were.
      for (let steps = 0; steps < 4; steps++) await page.keyboard.press('Control+z');
      await press(editor, 'Escape', 'Escape', ...times(12, 'Control+z'));
      await expect(undoButton(editor)).toBeDisabled();
      await expect(editor.nodes()).toHaveCount(6);
      await expect(editor.canvas.locator('.dragging')).toHaveCount(0);
      const back = await middleOf(editor.node('One-hot'));
      expect([Math.round(back.x), Math.round(back.y)]).toEqual([Math.round(from.x), Math.round(from.y)]);
    });
  }
});

test('Escape leaves whatever is open, and nothing is stuck', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.node('RNN').click();
  for (const opening of ['Slash', 'c', 'i', 'F2', 'Shift+F10', 'Control+k', 'Shift+Slash', 'Control+Shift+h', 'w', 'Enter', 'n', 'Control+e', 'Control+Shift+e']) {
    await test.step(opening, async () => {
      await editor.node('RNN').click();
      await press(editor, opening, ...times(4, 'Escape'));
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('menu')).toHaveCount(0);
      await expect(page.getByRole('textbox', { name: t('arrange:name.label') })).toHaveCount(0);
      await keysAreTheCanvas(editor);
    });
  }
  await expect(editor.nodes()).toHaveCount(6);
  // Still the same hands: a key does what it does.
  await editor.node('RNN').click();
  await press(editor, 'Control+d');
  await expect(editor.nodes()).toHaveCount(7);
});

test('undo while a run trains, and the form switched again and again during edits', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.setUnits(9);
  await editor.node('One-hot').click();
  await press(editor, 'ArrowRight');
  await editor.train();
  await press(editor, ...times(5, 'Control+z'), ...times(2, 'Control+Shift+z'), 'Control+z');
  await page.keyboard.press('Control+1');
  await expect(editor.node('RNN')).toContainText('9 units');
  await editor.node('RNN').click();
  await press(editor, ...times(6, 'u', 'Control+d', 'u', 'Control+z'));
  await expect(editor.nodes()).toHaveCount(6);
  await press(editor, ...times(7, 'u'));
  await expect(page.getByRole('region', { name: t('unrolled:label') })).toBeVisible();
  await press(editor, ...times(3, 'Control+z'), 'u');
  await expect(editor.node('RNN')).toContainText('8 units');
  await expect(undoButton(editor)).toBeDisabled();
  await editor.mode('train');
  await expect(editor.action('again')).toBeVisible({ timeout: 60_000 });
});

test('groups are made, opened, edited and left while everything is undone and done again', async ({ editor, unroll }) => {
  const { page } = unroll;
  const way = page.getByRole('navigation', { name: t('groups:way') });
  await editor.node('One-hot').click();
  await editor.node('RNN').click({ modifiers: ['Control'] });
  // Made, opened, its inside copied, left, and again.
  await press(editor, 'Control+g', 'Enter', 'Control+a', 'Control+d', 'Escape', 'Escape', 'Enter', 'Control+a', 'Control+d', 'Delete');
  await press(editor, 'Control+z', 'Control+z', 'Escape', 'Escape', 'Control+z', 'Enter', 'Control+z', 'Control+z', 'Control+z');
  await expect(way).toHaveCount(0);
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.wires()).toHaveCount(6);
  await expect(undoButton(editor)).toBeDisabled();
  await press(editor, ...times(8, 'Control+Shift+z'), ...times(8, 'Control+z'), ...times(2, 'Control+Shift+z'));
  await press(editor, 'Escape', 'Escape', 'Escape', ...times(4, 'u'), ...times(8, 'Control+z'));
  await expect(editor.nodes()).toHaveCount(6);
  await expect(undoButton(editor)).toBeDisabled();
  await keysAreTheCanvas(editor);
});
