import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { Locator, Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { formatLoss } from '../renderer/ui/format.ts';
import { boxOf, type Editor } from './editor.ts';
import { startCli } from './electron.ts';
import { expect, test } from './test.ts';

/** The unrolled form, found as a user finds it. */
class UnrolledForm {
  readonly page: Page;
  readonly form: Locator;
  readonly ruler: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('region', { name: t('unrolled:label') });
    this.ruler = this.form.getByRole('slider', { name: t('unrolled:ruler'), exact: true });
  }

  /** With its values. */
  async open(): Promise<void> {
    await this.page.keyboard.press('u');
    await expect(this.form).toBeVisible();
    await expect(this.ruler).toHaveAttribute('aria-valuetext', /Div/);
  }

  cell(step: number, lane: string): Locator {
    return this.form.getByRole('group', { name: t('unrolled:column', { t: step }), exact: true }).locator(`[data-lane="${lane}"]`);
  }

  head(title: string): Locator {
    return this.form.getByRole('group', { name: new RegExp(`^${title},`) });
  }

  async write(text: string): Promise<void> {
    await this.form.getByRole('textbox', { name: t('unrolled:over') }).fill(text);
  }
}

async function opened(editor: Editor, template: string): Promise<UnrolledForm> {
  await editor.openTemplate(template);
  // What nothing was read of cannot be unrolled yet.
  await expect(editor.nodes().first()).toBeVisible();
  const unrolled = new UnrolledForm(editor.page);
  await unrolled.open();
  return unrolled;
}

interface Probed {
  readonly classes: readonly string[];
  readonly sequences: readonly {
    readonly divergences: readonly { readonly node: string; readonly div: readonly number[]; readonly total: number }[];
    readonly tensors: Readonly<Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>>;
  }[];
}

test('after training the numbers are those of the command line', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.train();
  await expect(page.getByText(t('training:status.done'), { exact: true }).first()).toBeVisible();
  await editor.mode('build');
  const unrolled = new UnrolledForm(page);
  await unrolled.open();

  const [run = ''] = (await readdir(join(unroll.userData, 'runs'))).filter((name) => !name.startsWith('.'));
  const folder = testInfo.outputPath();
  await writeFile(join(folder, 'hell.json'), JSON.stringify([{ x: 'hell', d: 'ello' }]));
  const child = startCli(['predict', join(unroll.userData, 'runs', run), '--input', join(folder, 'hell.json'), '--probe', 'state,prediction'], folder);
  const [output, errors, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'exit')]);
  expect(code as number | null, errors).toBe(0);
  const { classes, sequences: [said] } = JSON.parse(output) as Probed;
  const [judge] = said?.divergences ?? [];
  const [prediction, state] = [said?.tensors['prediction/divergence'], said?.tensors['state/rnn/h']];
  if (!judge || !prediction || !state) throw new Error('the command line gave no numbers');

  for (let step = 1; step <= 4; step++) {
    await expect(unrolled.cell(step, 'divergence')).toContainText(formatLoss(judge.div[step - 1] ?? NaN));
    const row = prediction.data.slice((step - 1) * classes.length, step * classes.length);
    const best = row.indexOf(Math.max(...row));
    await expect(unrolled.cell(step, 'output').getByRole('listitem').first()).toHaveText(new RegExp(`^${classes[best] ?? ''}`));
  }
  await expect(unrolled.form.locator('[data-sum="divergence product"]')).toContainText(formatLoss(judge.total));

  // The state of the third timestep, unit by unit, in the inspector.
  await unrolled.head('RNN').click();
  await unrolled.ruler.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const units = editor.inspector().getByRole('list', { name: t('unrolled:panel.numbers', { node: 'RNN h', t: 3 }) }).getByRole('listitem');
  await expect(units).toHaveCount(8);
  const shown = await units.evaluateAll((items) => items.map((item) => Number(item.lastElementChild?.textContent?.replace('−', '-'))));
  shown.forEach((value, unit) => expect(value).toBeCloseTo(state.data[2 * 8 + unit] ?? NaN, 3));
});

test('what is not judged looks so and is answered all the same; a question of one’s own is unrolled as it is typed', async ({ editor, unroll }, testInfo) => {
  const unrolled = await opened(editor, 'many-to-one');
  await expect(unrolled.cell(1, 'divergence')).toHaveAttribute('data-judged', 'unjudged');
  await expect(unrolled.cell(2, 'divergence')).toContainText(t('unrolled:unjudged'));
  await expect(unrolled.cell(1, 'output').getByRole('listitem')).toHaveCount(3);
  await expect(unrolled.cell(3, 'divergence')).toHaveAttribute('data-judged', 'judged');
  await unroll.takePictures(testInfo, 'many-to-one');

  await unrolled.write('color of snow');
  await expect(unrolled.ruler).toHaveAttribute('aria-valuemax', '3');
  await expect(unrolled.cell(3, 'input')).toContainText('snow');
  await unrolled.write('color of zebra');
  await expect(unrolled.form.getByRole('status').filter({ hasText: 'zebra' })).toBeVisible();
  await unrolled.form.getByRole('button', { name: t('unrolled:toData') }).click();
  await expect(unrolled.cell(1, 'divergence')).toBeVisible();
});

test('sixty timesteps are strips, scrubbed by keys and by mouse', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const unrolled = await opened(editor, 'hello');
  await unrolled.write('hello'.repeat(12));
  await expect(unrolled.ruler).toHaveAttribute('aria-valuemax', '60');
  await expect(unrolled.form.locator('canvas[data-lane="rnn"]')).toBeVisible();
  expect(await unrolled.form.locator('[data-column]').count()).toBe(0);
  await unrolled.ruler.focus();
  await page.keyboard.press('End');
  await expect(unrolled.ruler).toHaveAttribute('aria-valuenow', '60');
  await page.keyboard.press('ArrowLeft');
  await expect(unrolled.ruler).toHaveAttribute('aria-valuenow', '59');
  await expect(unrolled.ruler).toHaveAttribute('aria-valuetext', /^t 59 of 60, reads l, answers/);
  await page.keyboard.press('Home');
  await expect(editor.inspector().locator('[data-at="1"]')).toBeVisible();
  const lanes = await unrolled.form.locator('[data-lanes]').boundingBox();
  if (!lanes) throw new Error('not visible');
  await page.mouse.click(lanes.x + (10.5 * lanes.width) / 60, lanes.y + 40);
  await expect(unrolled.ruler).toHaveAttribute('aria-valuenow', '11');
  await unroll.takePictures(testInfo, 'sixty');

  // As a drawing, whole and by itself, and as numbers.
  const save = async (format: 'svg' | 'csv') => {
    const path = testInfo.outputPath(`unrolled.${format}`);
    await unroll.answerDialogs(path);
    await unrolled.form.getByRole('button', { name: t('figure:save', { name: t('unrolled:figureName') }) }).click();
    await page.getByRole('menuitem', { name: t(`figure:as.${format}`) }).click();
    await expect(editor.toast(path)).toBeVisible();
    return readFile(path, 'utf8');
  };
  const svg = await save('svg');
  const seen = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { broken: drawing.querySelector('parsererror') !== null, texts: [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent), images: drawing.querySelectorAll('image').length };
  }, svg);
  expect(seen.broken).toBe(false);
  expect(seen.texts).toEqual(expect.arrayContaining(['RNN', 'Output', expect.stringMatching(/^DIV /)]));
  expect(seen.images).toBe(1);
  expect(svg).not.toMatch(/var\(|NaN|undefined/);
  expect((await save('csv')).trimEnd().split('\r\n')).toHaveLength(61);

  // Up to 24 each timestep is a column.
  await unrolled.write('hello'.repeat(4));
  await expect(unrolled.form.locator('[data-column]')).toHaveCount(20);
});

test('the native menu zooms in time: nearer as columns, farther as strips, or all of it at once', async ({ editor, unroll }) => {
  const unrolled = await opened(editor, 'hello');
  await unrolled.write('hello'.repeat(12));
  await expect(unrolled.ruler).toHaveAttribute('aria-valuemax', '60');
  const columns = unrolled.form.locator('[data-column]');
  const width = async () => (await boxOf(unrolled.ruler)).width;
  const menu = (id: string) =>
    unroll.electron.evaluate(({ BrowserWindow, Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(undefined, BrowserWindow.getAllWindows()[0]), id);
  const first = await width();
  await unrolled.ruler.focus();
  for (let presses = 0; presses < 9 && (await columns.count()) === 0; presses++) {
    const before = await width();
    await menu('zoom-in');
    await expect.poll(width).toBeGreaterThan(before);
  }
  // Of sixty columns only those near the view are there, with their values.
  await expect(columns.first()).toContainText(/[helo]/);
  expect(await columns.count()).toBeLessThan(60);
  await unroll.page.keyboard.press('End');
  await expect(unrolled.cell(60, 'divergence')).toBeInViewport();
  await menu('zoom-fit');
  await expect(columns).toHaveCount(0);
  await expect.poll(() => unrolled.form.locator('.time-board').evaluate((board) => board.scrollWidth - board.clientWidth)).toBe(0);
  await menu('zoom-out');
  const fitted = await width();
  await unroll.page.keyboard.press('Shift+0');
  await expect.poll(width).toBe(first);
  expect(fitted).not.toBe(first);
});

test('what is edited in the unrolled form is the same drawing, and undone like it', async ({ editor, unroll }) => {
  const { page } = unroll;
  const unrolled = await opened(editor, 'hello');
  await unrolled.head('RNN').click();
  await editor.fill('nodes:fields.units', '12');
  await expect(unrolled.head('RNN')).toHaveAccessibleName(/\[1, 4, 12\]/);
  await expect(editor.inspector().getByText(t('unrolled:panel.units', { count: 12 }))).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) }).click();
  await expect(unrolled.head('RNN')).toHaveAccessibleName(/\[1, 4, 8\]/);
  await expect(editor.inspector().getByText(t('unrolled:panel.units', { count: 8 }))).toBeVisible();

  // w_t is painted under the columns that it weighs.
  const sum = unrolled.form.locator('[data-sum="divergence product"]');
  const before = await sum.textContent();
  await unrolled.form.getByRole('slider', { name: t('app:weights.barLabel', { t: 4 }), exact: true }).focus();
  await page.keyboard.press('0');
  await expect(unrolled.cell(4, 'divergence')).toHaveAttribute('data-judged', 'unjudged');
  await expect(sum).not.toHaveText(before ?? '');
  // What is typed there is taken back there; the node that is selected stays.
  await page.keyboard.press('Backspace');
  await expect(unrolled.head('RNN')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sum).toHaveText(before ?? '');

  await unrolled.head('RNN').focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: t('arrange:name.label') }).fill('Memory');
  await page.keyboard.press('Enter');
  await unrolled.head('Output').click();
  await page.keyboard.press('Delete');
  await expect(unrolled.head('Output')).toHaveCount(0);
  await expect(unrolled.form.getByText(t('unrolled:broken'))).toBeVisible();
  await unrolled.form.getByRole('radio', { name: t('unrolled:folded') }).click();
  await expect(editor.node('Memory')).toBeVisible();
  await expect(editor.node('Output')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(editor.node('Output')).toBeVisible();
  await editor.canvas.getByRole('button', { name: t('unrolled:handle') }).click();
  await expect(unrolled.cell(4, 'divergence')).toContainText('ln');
});

test('the + of a lane puts a node between its node and what that feeds; a double click on a lane of a group opens it', async ({ editor, unroll }) => {
  const { page } = unroll;
  const unrolled = await opened(editor, 'hello');
  const heads = unrolled.form.locator('[data-head]');
  await unrolled.head('RNN').hover();
  await unrolled.form.getByRole('button', { name: t('app:add.behind', { node: 'RNN' }) }).click();
  await page.getByRole('combobox', { name: t('app:add.behind', { node: 'RNN' }) }).fill('gru');
  await page.keyboard.press('Enter');
  await expect(unrolled.head('GRU')).toHaveAccessibleName(/\[1, 4, \d+\]/);
  const order = async () => (await heads.evaluateAll((all) => all.map((head) => head.getAttribute('data-role')))).join(' ');
  expect(await order()).toBe('data data transform recurrence recurrence output divergence');
  // The same by key, from the node that is selected.
  await unrolled.head('GRU').click();
  await page.keyboard.press('i');
  await page.getByRole('combobox', { name: t('app:add.behind', { node: 'GRU' }) }).fill('dropout');
  await page.keyboard.press('Enter');
  await expect(unrolled.head('Dropout')).toBeVisible();
  expect(await order()).toBe('data data transform recurrence recurrence transform output divergence');
  await page.keyboard.press('u');
  for (const name of ['GRU', 'Dropout']) await expect(editor.node(name)).not.toHaveAttribute('data-state', /./);
  await expect(editor.wires()).toHaveCount(8);

  // RNN and GRU as one group: its lanes are theirs.
  await editor.node('RNN').click();
  await editor.node('GRU').click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+g');
  await expect(editor.nodes()).toHaveCount(7);
  await unrolled.open();
  const way = page.getByRole('navigation', { name: t('groups:way') });
  for (const name of ['RNN', 'GRU']) {
    await heads.getByText(`› ${name}`).dblclick();
    await expect(way).toBeVisible();
    await way.getByRole('button').first().click();
    await expect(way).toBeHidden();
  }
});
