import type { Locator, Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { formatNumber, formatProbability } from '../renderer/ui/format.ts';
import { probeByCli } from './probe-by-cli.ts';
import { expect, test } from './test.ts';

const option = (page: Page, index: number) => page.getByRole('listbox', { name: t('training:generate.symbols') }).getByRole('option').nth(index);

/** Timestep, symbol and number, as a list tells them. */
async function influences(list: Locator): Promise<string[][]> {
  const items = await list.getByRole('listitem').all();
  return Promise.all(items.map(async (item) => (await item.locator('> span:not([aria-hidden])').allInnerTexts()).map((text) => text.trim())));
}

/** What a list is to tell of numbers that the command line gave: the strongest first. */
function told(values: readonly number[], symbols: readonly string[]): string[][] {
  return values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(({ value, index }) => [`t = ${index + 1}`, symbols[index] ?? '', value > 0 ? `+${formatNumber(value)}` : formatNumber(value)]);
}

test('a written symbol is explained: odds before and after temperature, the draw, what spoke for it, and the states', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await editor.mode('generate');
  await page.getByRole('textbox', { name: t('training:generate.prime') }).fill('h');
  const length = page.getByRole('textbox', { name: t('training:generate.length') });
  await length.fill('6');
  await length.press('Enter');
  const temperature = page.getByRole('textbox', { name: t('training:generate.temperature') });
  await temperature.fill('2');
  await temperature.press('Enter');
  await page.getByRole('button', { name: t('training:generate.start'), exact: true }).click();
  await expect(page.getByRole('button', { name: t('training:generate.start'), exact: true })).toBeVisible();
  await expect(option(page, 6)).toBeVisible();
  const text = await page.getByRole('listbox', { name: t('training:generate.symbols') }).getByRole('option').allTextContents();
  const symbol = text[3] ?? '';
  await option(page, 3).click();

  const x = text.slice(0, 3);
  const found = await probeByCli(unroll, await unroll.lastRun(), { x, d: text.slice(1, 4), w: { divergence: [0, 0, -1] } }, 'influence,prediction,state');
  const tensors = found.sequences[0]?.tensors ?? {};
  const before = tensors['prediction/divergence']?.data.slice(-4) ?? [];
  const sharp = before.map((share) => share ** 0.5);
  const after = sharp.map((share) => share / sharp.reduce((sum, each) => sum + each, 0));
  const candidates = page.getByRole('list', { name: t('training:why.candidates') }).getByRole('listitem');
  await expect(candidates).toHaveCount(4);
  const order = [0, 1, 2, 3].sort((a, b) => (after[b] ?? 0) - (after[a] ?? 0));
  for (const [row, at] of order.entries())
    await expect(candidates.nth(row)).toHaveText(`${found.symbols[at] ?? ''}${t('why:odds.before')} ${formatProbability(before[at] ?? NaN)}${t('why:odds.afterShort')} ${formatProbability(after[at] ?? NaN)}`);

  // The random number lies among the ends, and they as far apart as the symbol is probable.
  const panel = page.getByRole('complementary', { name: t('training:why.label') });
  const draw = /Drawn ([\d.]+): inside “(.)”, ([\d.]+) to ([\d.]+)\./.exec(await panel.innerText()) ?? [];
  const [u = NaN, from = NaN, to = NaN] = [draw[1], draw[3], draw[4]].map(Number);
  expect(draw[2]).toBe(symbol);
  expect(u).toBeGreaterThanOrEqual(from);
  expect(u).toBeLessThanOrEqual(to);
  expect(to - from).toBeCloseTo(after[found.symbols.indexOf(symbol)] ?? NaN, 2);

  const list = page.getByRole('list', { name: t('why:influence.title', { symbol }) });
  const influence = tensors['influence']?.data ?? [];
  expect(influence.every((value) => value !== 0)).toBe(true);
  expect(await influences(list)).toEqual(told(influence, x));
  const strongest = influence.findIndex((value) => Math.abs(value) === Math.max(...influence.map(Math.abs)));
  await expect(option(page, strongest)).toHaveCSS('border-bottom-style', (influence[strongest] ?? 0) > 0 ? 'solid' : 'dotted');
  await expect(option(page, 4)).toHaveCSS('border-bottom-width', '0px');
  const h = tensors['state/rnn/h']?.data.slice(-8) ?? [];
  const highest = h.indexOf(Math.max(...h));
  await expect(panel.getByRole('region', { name: t('why:inside.title') })).toContainText(t('why:inside.unit', { unit: highest + 1, value: formatNumber(h[highest] ?? NaN) }));

  await panel.getByRole('button', { name: t('why:close') }).press('Escape');
  await expect(page.getByRole('listbox', { name: t('training:generate.symbols') })).toBeFocused();
  // What lies under the pointer is told of while nothing is chosen.
  await page.mouse.move(2, 2);
  await expect(panel).toContainText(t('training:why.hint'));

  await page.keyboard.press('ArrowRight');
  await expect(panel).toContainText(t('training:why.first'));
  await option(page, 3).click();
  await panel.getByRole('button', { name: t('why:microscope') }).click();
  await expect(page.getByRole('tab', { name: t('microscope:tab.states') })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: t('microscope:subject.input') })).toHaveValue(text.slice(0, 4).join(''));
  await expect(page.getByRole('slider', { name: t('microscope:timestep') }).first()).toHaveAttribute('aria-valuenow', '3');
});

test('an answer tells which words of the question spoke for it', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  await editor.fill('app:settings.steps', '80');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await editor.mode('generate');
  await page.getByRole('textbox', { name: t('training:answer.question') }).fill('color of sky');
  await page.getByRole('textbox', { name: t('training:answer.question') }).press('Enter');
  const answer = (await page.getByRole('region', { name: t('training:answer.title') }).getByRole('status').first().locator('.text-display').textContent()) ?? '';
  const found = await probeByCli(unroll, await unroll.lastRun(), { x: 'color of sky', d: answer, w: { divergence: [0, 0, -1] } }, 'influence');
  const list = page.getByRole('list', { name: t('why:answer.title', { answer }) });
  await expect(list).toBeVisible();
  expect(await influences(list)).toEqual(told(found.sequences[0]?.tensors['influence']?.data ?? [], ['color', 'of', 'sky']));
});
