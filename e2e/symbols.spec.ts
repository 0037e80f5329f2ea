import type { Page } from '@playwright/test';
import { PCA } from 'ml-pca';
import { t } from '../shared/i18n/index.ts';
import { boxOf, Editor } from './editor.ts';
import { probeByCli } from './probe-by-cli.ts';
import { expect, test } from './test.ts';

const map = (page: Page) => page.getByRole('group', { name: /Map of/ });

async function openSymbols(editor: Editor): Promise<void> {
  await editor.mode('microscope');
  await editor.page.getByRole('tab', { name: t('microscope:tab.symbols') }).click();
  await expect(map(editor.page)).toBeVisible();
}

/** Symbol, x and y as a screen reader finds them. */
async function coordinates(page: Page): Promise<readonly { symbol: string; x: number; y: number }[]> {
  const rows = await page.getByRole('table', { name: t('symbols:map.table') }).locator('tbody tr').allInnerTexts();
  return rows.map((row) => {
    const [symbol = '', x = '', y = ''] = row.split('\t').map((cell) => cell.trim());
    return { symbol, x: number(x), y: number(y) };
  });
}

function number(text: string): number {
  return Number(text.replaceAll('−', '-').replaceAll(',', ''));
}

const far = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
const round = (value: number): number => Number(value.toPrecision(4));

test('the places of symbols are those of the weights: one-hot, in the plane, and nearest', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  await editor.fill('app:settings.steps', '60');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await openSymbols(editor);

  const oneHot = page.getByRole('group', { name: /One-hot vectors of/ });
  await expect(oneHot).toHaveAccessibleName(/lengths 1, distances 1\.414\./);
  await oneHot.press('ArrowLeft');
  const matrix = page.getByRole('region', { name: t('symbols:matrix.title'), exact: true });
  await matrix.getByRole('radio', { name: t('symbols:matrix.oneHot') }).click();
  await expect(matrix).toContainText(t('symbols:matrix.summarySame', { distance: '1.414' }));

  const run = await unroll.lastRun();
  const { symbols, tensors } = await probeByCli(unroll, run, { x: ['color'] }, 'weight/projection');
  const { shape: [, width = 0], data } = tensors['weight/projection/kernel'] ?? { shape: [], data: [] };
  const rows = symbols.map((_, index) => data.slice(index * width, (index + 1) * width));
  expect(width).toBe(16);
  const pca = new PCA(rows);
  const [first = 0, second = 0] = pca.getExplainedVariance();
  await expect(page.getByText(`${Math.round((first + second) * 1000) / 10}% of the spread`).first()).toBeVisible();

  // The frame may be turned or mirrored: what lies in it must not be.
  const shown = await coordinates(page);
  expect(new Set(shown.map(({ symbol }) => symbol))).toEqual(new Set(symbols));
  const expected = pca.predict(rows, { nComponents: 2 }).to2DArray();
  const known = (symbol: string): readonly number[] => expected[symbols.indexOf(symbol)] ?? [];
  for (const a of shown) for (const b of shown) expect(far([a.x, a.y], [b.x, b.y])).toBeCloseTo(far(known(a.symbol), known(b.symbol)), 2);

  await page.getByRole('button', { name: t('symbols:map.find') }).click();
  await page.getByPlaceholder(t('symbols:search')).fill('sky');
  await page.keyboard.press('Enter');
  const began = (await probeByCli(unroll, run, { x: ['color'] }, 'weight/projection', 'initial')).tensors['weight/projection/kernel']?.data ?? [];
  const at = symbols.indexOf('sky');
  const away = symbols
    .map((symbol, index) => ({ symbol, now: far(rows[at] ?? [], rows[index] ?? []), before: far(began.slice(at * width, (at + 1) * width), began.slice(index * width, (index + 1) * width)) }))
    .filter(({ symbol }) => symbol !== 'sky')
    .sort((a, b) => a.now - b.now);
  const nearest = page.getByRole('region', { name: t('symbols:nearest.title') });
  for (const [row, { symbol, now, before }] of away.slice(0, 8).entries()) {
    const cells = nearest.locator('tbody tr').nth(row);
    await expect(cells.getByRole('rowheader')).toHaveText(symbol);
    expect((await cells.getByRole('cell').allInnerTexts()).filter((text) => text.trim() !== '').map(number)).toEqual([round(now), round(before)]);
  }
  await expect(map(page)).toHaveAccessibleName(new RegExp(`sky.*${away[0]?.symbol ?? ''}`));
  await map(page).press('Escape');
  await expect(nearest).toContainText(t('symbols:nearest.none'));
});

test('the map follows the recorded moment without turning, keeps what is under the pointer when it zooms, and a press picks', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await openSymbols(editor);
  // Eight units and no projection: rows of the RNN.
  await expect(page.getByRole('heading', { name: t('symbols:map.rows', { title: 'RNN', count: 8 }) })).toBeVisible();
  const text = map(page).getByText('l', { exact: true });
  const ruler = map(page).locator('text').last();
  const whole = (await ruler.textContent()) ?? '';
  const before = await boxOf(text);
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.wheel(0, -600);
  await expect(ruler).not.toHaveText(whole);
  const after = await boxOf(text);
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(12);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('region', { name: t('symbols:nearest.title') }).locator('tbody tr')).toHaveCount(3);

  const trained = await coordinates(page);
  await page.getByRole('button', { name: t('recorder:previous') }).click();
  const region = page.getByRole('region', { name: t('symbols:map.rows', { title: 'RNN', count: 8 }) });
  await expect(region).toContainText(t('symbols:map.step', { step: '200' }));
  const earlier = await coordinates(page);
  expect(earlier).not.toEqual(trained);
  // A hundred steps move each symbol less than the symbols lie apart: a mirrored or turned frame would not.
  for (const { symbol, x, y } of earlier) {
    const now = trained.find((each) => each.symbol === symbol);
    expect(far([x, y], [now?.x ?? NaN, now?.y ?? NaN])).toBeLessThan(Math.hypot(x, y) / 2);
  }
  await page.getByRole('radio', { name: t('microscope:subject.before') }).click();
  await expect(region).toContainText(t('symbols:map.before'));
});

test('a network that reads numbers says that nothing of it has a place', async ({ editor, unroll }) => {
  await editor.openTemplate('sine-forecast');
  await editor.mode('microscope');
  await unroll.page.getByRole('tab', { name: t('microscope:tab.symbols') }).click();
  await expect(unroll.page.getByText(t('symbols:numbers'))).toBeVisible();
});
