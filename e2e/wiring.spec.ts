import type { Locator } from '@playwright/test';
import { inSentence, t } from '../shared/i18n/index.ts';
import { boxOf, middleOf, type Editor, type Place } from './editor.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ editor }) => {
  await editor.openTemplate('hello');
  await expect(editor.nodes()).toHaveCount(6);
  // Once the data is read the drawing is at rest.
  await expect(editor.canvas.getByText('[1, 4, 8]')).toBeVisible();
});

const undoNamed = (editor: Editor, name: string) => editor.page.getByRole('button', { name: t('history:undo', { what: inSentence(name) }) });
const undoes = (editor: Editor) => editor.page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) });
const hint = (editor: Editor) => editor.page.locator('.wire-hint');
const search = (editor: Editor) => editor.page.getByRole('combobox', { name: t('app:command.add-node') });

/** A wire by the nodes at its ends. */
function wire(editor: Editor, from: string, to: string): Locator {
  return editor.canvas.locator(`.react-flow__edge[aria-label^="${t('app:canvas.wireLabel', { from, to, shape: '' }).trim()}"]`);
}

/** A place of the canvas where nothing is. */
async function emptyPlace(editor: Editor): Promise<Place> {
  const box = await boxOf(editor.canvas);
  return { x: box.x + 90, y: box.y + box.height - 90 };
}

test('the palette finds nodes by synonyms in both languages and adds by keyboard', async ({ editor, unroll }) => {
  const { page } = unroll;
  const side = page.getByRole('complementary', { name: t('app:side.label') });
  const field = side.getByRole('searchbox', { name: t('app:palette.search') });
  const entries = side.locator('button[data-kind]');
  for (const [typed, found] of [['softmax', 'Output'], ['cross entropy', 'Divergence'], ['loss', 'Divergence'], ['손실', 'Divergence'], ['순환 신경망', 'RNN']] as const) {
    await field.fill(typed);
    await expect(entries.filter({ hasText: found })).toBeVisible();
  }
  await field.fill('memory');
  await field.press('ArrowDown');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entries.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await field.fill('lstm');
  await field.press('Enter');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.node('LSTM')).toBeVisible();
  await expect(undoNamed(editor, t('app:edit.add', { kind: 'LSTM' }))).toBeEnabled();
});

test('double-click and Tab open the search at the pointer; what was used lately comes first', async ({ editor, unroll }) => {
  const { page } = unroll;
  const place = await emptyPlace(editor);
  await page.mouse.dblclick(place.x, place.y);
  await search(editor).fill('residual');
  await search(editor).press('Enter');
  await expect(editor.node('Add')).toBeVisible();
  const added = await middleOf(editor.node('Add'));
  expect(Math.hypot(added.x - place.x, added.y - place.y)).toBeLessThan(60);
  await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
  await page.mouse.click(place.x, place.y - 60);
  await page.keyboard.press('Tab');
  await expect(search(editor)).toBeFocused();
  await expect(page.getByRole('group', { name: t('wiring:recent') }).getByRole('option').first()).toContainText('Add');
  await page.keyboard.press('Escape');
  await expect(search(editor)).toBeHidden();
});

test('a wire let go over nothing offers what fits, and connects what is chosen; from an input it offers sources', async ({ editor, unroll }) => {
  const { page } = unroll;
  const place = await emptyPlace(editor);
  await editor.drag(await middleOf(editor.output('One-hot')), place);
  await page.mouse.up();
  await expect(page.getByRole('group', { name: t('app:add.fits'), exact: true }).getByRole('option', { name: /LSTM/ })).toBeEnabled();
  await expect(page.getByRole('option', { name: /Text source/ })).toHaveAttribute('aria-disabled', 'true');
  await search(editor).fill('gru');
  await search(editor).press('Enter');
  await expect(wire(editor, 'One-hot', 'GRU')).toHaveCount(1);
  await editor.drag(await middleOf(editor.input('Input')), { x: place.x, y: place.y - 300 });
  await page.mouse.up();
  await expect(page.getByRole('option', { name: /Question table/ })).toBeEnabled();
  await expect(page.getByRole('option', { name: /LSTM/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
});

test('a wire that lacks a node between says so, and brings it', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.drag(await middleOf(editor.output('Input')), await middleOf(editor.input('RNN')));
  await expect(hint(editor)).toHaveText(t('wiring:between.one-hot'));
  await page.mouse.up();
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.node('One-hot')).toHaveCount(2);
  await expect(editor.wires()).toHaveCount(7);
  await expect(editor.node('RNN')).not.toHaveAttribute('data-state', 'error');
  await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
  await expect(wire(editor, 'One-hot', 'RNN')).toHaveCount(1);
});

test('what cannot be wired is refused under the hand, with the reason', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.drag(await middleOf(editor.output('Text source', 'targets')), await middleOf(editor.input('RNN')));
  await expect(hint(editor)).toHaveText(t('diagnostics:connect.needsVectors', { to: 'RNN' }));
  await page.keyboard.press('Escape');
  await expect(hint(editor)).toBeHidden();
  await page.mouse.up();
  await expect(editor.wires()).toHaveCount(6);
  await expect(undoes(editor)).toBeDisabled();
});

test('a wire is picked up at either end, moved, pulled off, and Escape puts it back', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.dragFromPalette('Dense', 130, 300);
  const below = async (locator: Locator) => middleOf(locator).then(({ x, y }) => ({ x, y: y + 20 }));
  const above = async (locator: Locator) => middleOf(locator).then(({ x, y }) => ({ x, y: y - 20 }));
  // At its target end, to another node.
  await editor.drag(await above(editor.input('Output')), await middleOf(editor.input('Dense')));
  await page.mouse.up();
  await expect(wire(editor, 'RNN', 'Dense')).toHaveCount(1);
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(0);
  await expect(undoNamed(editor, t('wiring:edit.move'))).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(1);
  // At its source end, over nothing: gone, and back by undo.
  const place = await emptyPlace(editor);
  await editor.drag(await below(editor.output('RNN')), place);
  await page.mouse.up();
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(1);
  // Escape: nothing happened.
  await editor.drag(await below(editor.output('RNN')), place);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(1);
  await expect(undoNamed(editor, t('app:edit.add', { kind: 'Dense' }))).toBeEnabled();
  // What was cancelled was that drag: a click on one port and one on another still wire them.
  await editor.output('RNN').click();
  await editor.input('Dense').click();
  await expect(wire(editor, 'RNN', 'Dense')).toHaveCount(1);
});

test('a node that is there is dragged onto a wire, and out of it with Alt; each is one undo', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.dragFromPalette('Dense', 130, 300);
  const dense = editor.node('Dense');
  const before = await middleOf(dense);
  const on = await middleOf(wire(editor, 'RNN', 'Output').locator('.wire'));
  await editor.drag(before, on);
  await expect(wire(editor, 'RNN', 'Output').locator('.wire.is-under')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await middleOf(dense)).toEqual(before);
  await editor.drag(before, on);
  await page.mouse.up();
  await expect(wire(editor, 'RNN', 'Dense')).toHaveCount(1);
  await expect(wire(editor, 'Dense', 'Output')).toHaveCount(1);
  await expect(undoNamed(editor, t('wiring:edit.insert', { node: 'Dense' }))).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(1);
  expect(await middleOf(dense)).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect(wire(editor, 'RNN', 'Dense')).toHaveCount(1);

  await page.keyboard.down('Alt');
  await editor.drag(await middleOf(dense), before);
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(wire(editor, 'RNN', 'Output')).toHaveCount(1);
  await expect(wire(editor, 'RNN', 'Dense')).toHaveCount(0);
  await expect(undoNamed(editor, t('wiring:edit.takeOut', { count: 1 }))).toBeEnabled();
});

test('a node is deleted and the flow goes on; where nothing fits, no wire lights up', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.node('RNN').click({ button: 'right' });
  await page.getByRole('menuitem', { name: t('app:command.delete-keep') }).click();
  await expect(editor.nodes()).toHaveCount(5);
  await expect(wire(editor, 'One-hot', 'Output')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await editor.dragFromPalette('Dense', 130, 300);
  await editor.drag(await middleOf(editor.node('Dense')), await middleOf(wire(editor, 'Text source', 'Input').locator('.wire')));
  await expect(editor.canvas.locator('.wire.is-under')).toHaveCount(0);
  await page.mouse.up();
  await expect(wire(editor, 'Text source', 'Input')).toHaveCount(1);
});

test('a wire that is pointed at says what its axes mean and shows its way; the numbers learned are told in total and by node', async ({ editor, unroll }) => {
  const { page } = unroll;
  const { x, y } = await middleOf(wire(editor, 'RNN', 'Output').locator('.wire'));
  await page.mouse.move(x, y);
  const card = page.getByRole('tooltip').filter({ hasText: 'RNN → Output' });
  await expect(card).toContainText('[1, 4, 8]');
  await expect(card).toContainText(t('wiring:axis.width'));
  await expect(wire(editor, 'Text source', 'Input').locator('.wire.is-on-path')).toHaveCount(1);
  await expect(wire(editor, 'Output', 'Divergence').locator('.wire.is-on-path')).toHaveCount(1);
  await expect(wire(editor, 'Text source', 'Divergence').locator('.wire.is-on-path')).toHaveCount(0);
  await page.mouse.move(x + 300, y);
  await expect(card).toBeHidden();
  await expect(editor.canvas.locator('.wire.is-on-path')).toHaveCount(0);
  await page.mouse.click(x, y);
  await expect(editor.inspector()).toContainText(t('wiring:axis.width'));
  await expect(editor.canvas.locator('.wire.is-on-path')).toHaveCount(5);

  // 8 · (4 + 8 + 1) of the RNN and 4 · (8 + 1) of the output.
  await page.getByRole('button', { name: `140 ${t('wiring:learned.chip')}` }).click();
  const parts = page.getByRole('dialog', { name: t('wiring:learned.title') });
  await expect(parts.getByRole('listitem')).toHaveText(['RNN104', 'Output36']);
  await parts.getByRole('button', { name: /Output/ }).click();
  await expect(editor.node('Output').locator('xpath=self::*[contains(@class, "is-selected")]')).toBeVisible();
});

test('what is missing is mended by the button beside it', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.node('Divergence').click();
  await page.keyboard.press('Delete');
  await editor.tab('problems').click();
  const mend = page.getByRole('region', { name: t('app:dock.label') });
  await mend.getByRole('button', { name: t('diagnostics:fix.addDivergence') }).click();
  await expect(editor.wires()).toHaveCount(6);
  await expect(editor.canvas.locator('[data-state="error"]')).toHaveCount(0);
  await wire(editor, 'One-hot', 'RNN').locator('.wire').click({ force: true });
  await page.keyboard.press('Delete');
  await expect(editor.wires()).toHaveCount(5);
  await editor.node('RNN').getByRole('button', { name: t('diagnostics:fix.wireFrom', { node: 'One-hot' }) }).click();
  await expect(editor.wires()).toHaveCount(6);
});
