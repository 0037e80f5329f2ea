import type { Locator, Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { middleOf } from './editor.ts';
import { expect, test } from './test.ts';

/** The outline as a keyboard and a screen reader find it. */
class Outline {
  readonly page: Page;
  readonly tree: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('tree', { name: t('outline:label') });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: t('app:side.outline') }).click();
  }

  nodes(): Locator {
    return this.tree.locator('[role="treeitem"][aria-level="1"]');
  }

  /** The row of a node, by how its name begins. */
  row(name: string): Locator {
    return this.tree.getByRole('treeitem', { name: new RegExp(`^${name}(,|$)`) });
  }

  /** The row that has the focus. */
  focused(): Locator {
    return this.tree.locator('[role="treeitem"]:focus');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  said(): Locator {
    return this.page.locator('[data-announcer]');
  }
}

test('the outline reads the whole drawing by keyboard and stays in step with the canvas', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const outline = new Outline(page);
  await editor.openTemplate('hello');
  await expect(editor.canvas.getByText('[1, 4, 8]').first()).toBeVisible();
  await outline.open();
  await expect(outline.nodes()).toHaveCount(6);
  await outline.row('Text source').click();
  await expect(editor.node('Text source')).toHaveClass(/is-selected/);
  await outline.press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(outline.focused()).toHaveAccessibleName(/^RNN, .*8 units.*\[1, 4, 8\].*learned numbers/);
  await expect(editor.node('RNN')).toHaveClass(/is-selected/);
  await expect(outline.focused()).toHaveAttribute('aria-selected', 'true');

  await outline.press('ArrowRight');
  await expect(outline.focused()).toHaveAttribute('aria-expanded', 'true');
  await outline.press('ArrowRight');
  await expect(outline.focused()).toHaveAccessibleName(/^Input “in”, from One-hot, \[1, 4, 4\]/);
  await expect(editor.canvas.locator('.react-flow__edge.selected')).toHaveCount(1);
  await outline.press('ArrowDown');
  await expect(outline.focused()).toHaveAccessibleName(/^Output “out”, to Output/);
  await outline.press('ArrowDown');
  await expect(outline.focused()).toHaveAccessibleName(/to the next timestep/);
  await unroll.takePictures(testInfo, 'outline');
  await outline.press('ArrowLeft', 'ArrowLeft');
  await expect(outline.focused()).toHaveAttribute('aria-expanded', 'false');
  await outline.press('End');
  await expect(outline.focused()).toHaveAttribute('aria-posinset', '6');
  await outline.press('Home', 'o', 'n');
  await expect(outline.focused()).toHaveAccessibleName(/^One-hot/);

  // And the other way round.
  await editor.node('Output').click();
  await expect(outline.row('Output')).toHaveAttribute('aria-selected', 'true');
  await expect(outline.row('Output')).toHaveAttribute('tabindex', '0');
  await expect(outline.row('One-hot')).toHaveAttribute('aria-selected', 'false');
});

test('a network is built and mended from the outline alone, by keyboard, and every result is said', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const outline = new Outline(page);
  await page.getByRole('button', { name: t('app:start.blank') }).click();
  await outline.open();
  const menu = page.getByRole('dialog', { name: t('app:command.add-node') });
  await page.getByRole('button', { name: t('outline:add') }).focus();
  await outline.press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.type('text');
  await outline.press('Enter');
  await expect(outline.focused()).toHaveAccessibleName(/^Text source/);
  await expect(outline.said()).toContainText('Text source added.');
  for (const kind of ['input', 'one-hot', 'lstm', 'output', 'divergence']) {
    await outline.press('/');
    await expect(menu).toBeVisible();
    await page.keyboard.type(kind);
    await outline.press('Enter');
    await expect(outline.focused()).toHaveAccessibleName(new RegExp(`^${t(`nodes:kinds.${kind as 'lstm'}.title`)}(,|$)`));
  }
  await expect(outline.nodes()).toHaveCount(6);
  await expect(editor.wires()).toHaveCount(6);
  await expect(outline.said()).toContainText(/^Divergence added, wired to Output, Text source\./);

  // Renamed in place, with what Escape throws away.
  await outline.row('LSTM').click();
  await outline.press('F2');
  const field = page.getByRole('textbox', { name: t('arrange:name.label') });
  await expect(field).toBeFocused();
  await field.fill('Nothing');
  await outline.press('Escape');
  await expect(outline.focused()).toHaveAccessibleName(/^LSTM,/);
  await outline.press('F2');
  await field.fill('Core');
  await outline.press('Enter');
  await expect(outline.focused()).toHaveAccessibleName(/^Core, LSTM · /);
  await expect(editor.node('Core')).toBeVisible();
  await expect(outline.said()).toContainText('LSTM is now called Core.');

  // Deleted, and brought back.
  await outline.press('Delete');
  await expect(outline.nodes()).toHaveCount(5);
  await expect(editor.nodes()).toHaveCount(5);
  await expect(outline.said()).toContainText(/^Core deleted\. .*problem/);
  await expect(outline.focused()).toHaveAccessibleName(/^Output/);
  await outline.press('Control+z');
  await expect(outline.nodes()).toHaveCount(6);
  await expect(outline.said()).toContainText(/^Undone: /);

  // A wire is taken off, the problem is mended by its row, and the port is wired again.
  await outline.row('Output').click();
  await outline.press('ArrowRight', 'ArrowDown');
  await expect(outline.focused()).toHaveAccessibleName(/^Input “in”, from Core/);
  await outline.press('Delete');
  await expect(editor.wires()).toHaveCount(5);
  await expect(outline.said()).toContainText('Core is no longer wired to Output.');
  await expect(outline.tree.getByRole('treeitem', { name: /^Error: / })).toBeVisible();
  await unroll.takePictures(testInfo, 'mending');
  await outline.row('Input “in”, not wired').click();
  await outline.press('c');
  const connect = page.getByRole('dialog');
  await expect(connect.getByRole('option', { name: /^Core/ })).toBeVisible();
  await page.keyboard.type('core');
  await outline.press('Enter');
  await expect(editor.wires()).toHaveCount(6);
  await expect(outline.said()).toContainText('Core wired to Output.');
  await expect(outline.tree.getByRole('treeitem', { name: /^Error: / })).toHaveCount(0);
  await expect(outline.focused()).toHaveAccessibleName(/^Input “in”, from Core/);
  // Enter follows the wire.
  await outline.press('Enter');
  await expect(outline.focused()).toHaveAccessibleName(/^Core/);

  await outline.press('Control+a');
  await expect(outline.said()).toHaveText('6 nodes, 6 wires selected.');
  await outline.press('Control+c');
  await expect(outline.said()).toHaveText('6 nodes copied.');
});

test('the inside of a group is read in the outline, and opened where something in it is chosen or wrong', async ({ editor, unroll }) => {
  const { page } = unroll;
  const outline = new Outline(page);
  const way = page.getByRole('navigation', { name: t('groups:way') });
  await editor.openTemplate('hello');
  await outline.open();
  await outline.row('One-hot').click();
  await outline.press('Shift+ArrowDown');
  await expect(editor.canvas.locator('.unroll-node.is-selected')).toHaveCount(2);
  await outline.press('Control+g');
  await expect(outline.nodes()).toHaveCount(5);
  await expect(outline.focused()).toHaveAccessibleName(/^Group 1, /);
  await expect(outline.said()).toContainText('2 nodes grouped as Group 1.');

  // Arrows read on without opening it; Space opens and selects.
  await outline.press('ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(outline.focused()).toHaveAccessibleName(/^RNN, /);
  await expect(outline.focused()).toHaveAttribute('aria-level', '2');
  await expect(way).toBeHidden();
  await outline.press('Space');
  await expect(way).toBeVisible();
  await expect(outline.focused()).toHaveAccessibleName(/^RNN, /);
  await expect(editor.node('RNN')).toHaveClass(/is-selected/);
  await expect(outline.said()).toHaveText('Inside Group 1, 4 nodes.');
  await outline.press('F2');
  await page.keyboard.type('Inner');
  await outline.press('Enter');
  await expect(editor.node('Inner')).toBeVisible();

  // A problem inside is gone to from the drawing.
  await outline.press('Delete');
  await expect(outline.said()).toContainText(/^Inner deleted\./);
  await outline.row('Text source').click();
  await expect(way).toBeHidden();
  await editor.tab('problems').click();
  await page.getByRole('listitem').filter({ hasText: 'Error:' }).first().getByRole('button').first().click();
  await expect(editor.canvas.locator('.unroll-node.is-selected')).toHaveCount(1);
});

test('one sentence is said at the end of a gesture', async ({ editor, unroll }) => {
  const { page } = unroll;
  const outline = new Outline(page);
  await editor.openTemplate('hello');
  await expect(outline.said()).toHaveText('hello, 6 nodes.');
  const said: string[] = [];
  await page.exposeFunction('heard', (text: string) => void said.push(text));
  await page.evaluate(() => {
    const region = document.querySelector('[data-announcer]');
    if (region) new MutationObserver(() => void (window as unknown as { heard: (text: string) => void }).heard(region.textContent ?? '')).observe(region, { childList: true, subtree: true, characterData: true });
  });
  const at = await middleOf(editor.node('RNN'));
  await editor.drag(at, { x: at.x + 60, y: at.y });
  await page.mouse.move(at.x + 80, at.y, { steps: 10 });
  await page.mouse.up();
  await expect.poll(() => said.filter(Boolean)).toEqual(['Done: move node.']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => said.filter(Boolean)).toEqual(['Done: move node.', 'Undone: move node.']);
  await editor.mode('train');
  await expect(outline.said()).toHaveText(t('announce:mode', { mode: t('app:mode.train') }));
});
