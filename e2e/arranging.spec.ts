import { t } from '../shared/i18n/index.ts';
import { boxOf } from './editor.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ editor }) => {
  await editor.openTemplate('hello');
  await expect(editor.nodes()).toHaveCount(6);
});

test('nodes are selected by a box and by Shift, moved as one, and nudged', async ({ editor, unroll }) => {
  const { page } = unroll;
  const selected = editor.canvas.locator('.unroll-node.is-selected');
  const [top, second] = [await boxOf(editor.node('Text source')), await boxOf(editor.node('Input'))];
  await page.keyboard.down('Shift');
  await editor.drag({ x: top.x - 30, y: top.y - 12 }, { x: second.x + second.width + 20, y: second.y + second.height / 2 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(selected).toHaveCount(2);
  await editor.node('RNN').click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(3);
  await editor.node('RNN').click({ modifiers: ['Control'] });
  await expect(selected).toHaveCount(2);
  await expect(editor.inspector()).toContainText(t('app:inspector.nodes', { count: 2 }));

  const from = await boxOf(editor.node('Input'));
  await editor.drag({ x: from.x + 90, y: from.y + from.height / 2 }, { x: from.x + 190, y: from.y + from.height / 2 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(editor.node('Input'))).x - from.x).toBeGreaterThan(60);
  const dx = (await boxOf(editor.node('Input'))).x - from.x;
  expect(Math.abs((await boxOf(editor.node('Text source'))).x - top.x - dx)).toBeLessThan(1);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(editor.node('Text source'))).x).toBeCloseTo(top.x, 0);

  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
  await editor.node('Output').click();
  const still = await boxOf(editor.node('Output'));
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await boxOf(editor.node('Output'))).x).toBeGreaterThan(still.x + 5);
  // Steps in a row are one edit.
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(editor.node('Output'))).x).toBeCloseTo(still.x, 0);
});

test('a node that is moved comes in line with the others, and the line is shown; with Ctrl it goes anywhere', async ({ editor, unroll }) => {
  const { page } = unroll;
  const guides = editor.canvas.locator('[data-guides]');
  const above = await boxOf(editor.node('One-hot'));
  const drag = async (by: number, hold: boolean) => {
    const from = await boxOf(editor.node('RNN'));
    await page.mouse.move(from.x + 90, from.y + from.height / 2);
    await page.mouse.down();
    if (hold) await page.keyboard.down('Control');
    // A drag begins where the pointer has left its first pixels.
    for (const at of [3, 24, 3 + by]) await page.mouse.move(from.x + 90 + at, from.y + from.height / 2);
  };
  await drag(4, false);
  await expect(guides).toBeVisible();
  await page.mouse.up();
  await expect(guides).toHaveCount(0);
  expect(Math.abs((await boxOf(editor.node('RNN'))).x - above.x)).toBeLessThan(0.5);
  await drag(4, true);
  await expect(guides).toHaveCount(0);
  await page.mouse.up();
  await page.keyboard.up('Control');
  await expect.poll(async () => (await boxOf(editor.node('RNN'))).x - above.x).toBeGreaterThan(1.5);
});

test('selected nodes are aligned, and tidied again', async ({ editor, unroll }) => {
  const { page } = unroll;
  const was = await boxOf(editor.node('RNN'));
  await editor.node('RNN').click();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await boxOf(editor.node('RNN'))).x).toBeGreaterThan(was.x + 30);
  await editor.node('Output').click({ modifiers: ['Shift'] });
  await editor.inspector().getByRole('button', { name: t('app:command.align-left') }).click();
  await expect.poll(async () => (await boxOf(editor.node('RNN'))).x - (await boxOf(editor.node('Output'))).x).toBe(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');

  // A pinned node keeps its place.
  await editor.node('RNN').click();
  await page.keyboard.press('p');
  await expect(editor.node('RNN').getByRole('img', { name: t('arrange:node.pinned') })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+L');
  const gap = async () => (await boxOf(editor.node('RNN'))).x - (await boxOf(editor.node('Output'))).x;
  await expect.poll(gap).toBeCloseTo(0, 0);
});

test('a node folds to its name, keeps its wires, and is renamed where it stands', async ({ editor, unroll }) => {
  const { page } = unroll;
  const height = async (title: string) => (await boxOf(editor.node(title))).height;
  const open = await height('RNN');
  // What goes round is written beside the node, never on it.
  const besideNode = async () => {
    const [node, label] = [await boxOf(editor.node('RNN')), await boxOf(editor.node('RNN').locator('[data-loop="out"]'))];
    return label.x - (node.x + node.width);
  };
  expect(await besideNode()).toBeGreaterThan(0);
  await editor.node('RNN').click();
  await page.keyboard.press('Alt+c');
  await expect.poll(() => height('RNN')).toBeLessThan(open * 0.7);
  expect(await besideNode()).toBeGreaterThan(0);
  await expect(editor.wires()).toHaveCount(6);
  await expect(editor.node('RNN')).not.toContainText('8 units');

  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: t('arrange:name.label') });
  await expect(field).toBeFocused();
  await field.fill('기억');
  await page.keyboard.press('Enter');
  await expect(editor.node('기억')).toBeVisible();
  await editor.node('기억').getByRole('button', { name: t('arrange:node.expand', { node: '기억' }) }).click();
  await expect.poll(() => height('기억')).toBeCloseTo(open, 0);

  await editor.node('기억').getByText('기억', { exact: true }).dblclick();
  await field.fill('never kept');
  await page.keyboard.press('Escape');
  await expect(editor.node('기억')).toBeVisible();
  await page.keyboard.press('F2');
  await field.fill('');
  await page.keyboard.press('Enter');
  await expect(editor.node('RNN')).toBeVisible();
});

test('the view goes to the selection and to the whole, and a window that shrinks keeps the drawing in view', async ({ editor, unroll }) => {
  const { page } = unroll;
  const zoom = editor.canvas.getByTitle(t('app:command.zoom-reset'));
  await editor.node('RNN').click();
  await page.keyboard.press('Shift+2');
  await expect(zoom).toHaveText('150%');
  await page.keyboard.press('Shift+0');
  await expect(zoom).toHaveText('100%');
  await page.keyboard.press('Shift+1');
  const inView = async () => {
    const [canvas, last] = [await boxOf(editor.canvas), await boxOf(editor.node('Divergence'))];
    return last.y + last.height <= canvas.y + canvas.height && last.x >= canvas.x;
  };
  await expect.poll(inView).toBe(true);
  await unroll.resize(1000, 640);
  await expect.poll(inView).toBe(true);
});
