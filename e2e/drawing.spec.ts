import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ editor }) => {
  await editor.openTemplate('hello');
  await expect(editor.nodes()).toHaveCount(6);
});

test('a node is dragged from the palette, wired by mouse, deleted, and comes back by undo', async ({ editor, unroll }) => {
  const { page } = unroll;
  const train = page.getByRole('button', { name: t('app:command.train'), exact: true });
  await expect(train).not.toHaveAttribute('aria-disabled', 'true');

  await editor.dragFromPalette('Projection', 120, 330);
  await expect(editor.nodes()).toHaveCount(7);
  // A node that nothing feeds keeps the drawing from being trained, and says so at the node.
  await expect(train).toHaveAttribute('aria-disabled', 'true');
  await expect(editor.node('Projection')).toHaveAttribute('data-state', 'error');

  await editor.connect(editor.output('One-hot'), editor.input('Projection'));
  await expect(editor.wires()).toHaveCount(7);
  await editor.connect(editor.output('Projection'), editor.input('RNN'));
  // An input takes one wire: the new one takes the place of the old one.
  await expect(editor.wires()).toHaveCount(7);
  await expect(editor.node('Projection')).not.toHaveAttribute('data-state', 'error');
  await expect(train).not.toHaveAttribute('aria-disabled', 'true');

  await editor.node('Projection').click();
  await page.keyboard.press('Delete');
  await expect(editor.nodes()).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.wires()).toHaveCount(7);
  await page.keyboard.press('Control+Shift+z');
  await expect(editor.nodes()).toHaveCount(6);
  for (let undone = 0; undone < 4; undone++) await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.wires()).toHaveCount(6);
  await expect(page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) })).toBeDisabled();
});

test('a node dropped on a wire is put between its ends', async ({ editor }) => {
  const [wire, canvas] = await Promise.all([
    editor.canvas.locator('[aria-label*="One-hot"][aria-label*="RNN"]').or(editor.wires().nth(2)).first().boundingBox(),
    editor.canvas.boundingBox(),
  ]);
  if (!wire || !canvas) throw new Error('not visible');
  await editor.dragFromPalette('Dropout', wire.x + wire.width / 2 - canvas.x, wire.y + wire.height / 2 - canvas.y);
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.wires()).toHaveCount(7);
  await expect(editor.node('Dropout')).not.toHaveAttribute('data-state', 'error');
});

test('a wire connects only what fits, and says why not', async ({ editor, unroll }) => {
  const { page } = unroll;
  const from = await editor.output('Text source', 'targets').boundingBox();
  const to = await editor.input('RNN').boundingBox();
  if (!from || !to) throw new Error('not visible');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + to.height / 2 + 20, { steps: 8 });
  await expect(page.locator('.wire-hint')).toHaveText(t('diagnostics:connect.needsVectors', { to: 'RNN' }));
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Escape');
  await expect(editor.wires()).toHaveCount(6);
});

test('what is changed in the inspector shows on the node and in the shapes', async ({ editor, unroll }) => {
  await editor.setUnits(12);
  await expect(editor.node('RNN')).toContainText('12 units');
  await expect(editor.canvas.getByText('[1, 4, 12]')).toBeVisible();
  await unroll.page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) }).click();
  await expect(editor.node('RNN')).toContainText('8 units');
});

test('a dialog keeps the keys to itself', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.node('RNN').click();
  await page.keyboard.press('Delete');
  await expect(editor.nodes()).toHaveCount(5);
  await editor.command('about');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(editor.nodes()).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
});
