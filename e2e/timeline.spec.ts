import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page, TestInfo } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { formatLoss, formatNumber } from '../renderer/ui/format.ts';
import type { Editor } from './editor.ts';
import { startCli } from './electron.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

interface Probed {
  readonly weights: { readonly step: number };
  readonly sequences: readonly { readonly divergences: readonly { readonly node: string; readonly w: number[]; readonly div: number[]; readonly weighted: number[]; readonly total: number; readonly sumW: number; readonly loss: number }[] }[];
}

/** `predict --probe` of the command line on a run of the app. */
async function cliProbe(unroll: UnrollApp, testInfo: TestInfo, sequence: { x: string; d: string }) {
  const run = await newestRun(unroll);
  const input = testInfo.outputPath('sequence.json');
  await writeFile(input, JSON.stringify({ sequences: [sequence] }));
  const child = startCli(['predict', run.folder, '--input', input, '--probe', ''], testInfo.outputPath());
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  expect(code, errors).toBe(0);
  const { weights, sequences } = JSON.parse(output) as Probed;
  const found = sequences[0]?.divergences[0];
  if (!found) throw new Error('nothing was probed');
  return { step: weights.step, ...found };
}

/** Through its own folder, as `runs.list` needs the id of the document. */
async function newestRun(unroll: UnrollApp) {
  const names = (await readdir(join(unroll.userData, 'runs'))).filter((name) => !name.startsWith('.')).sort();
  return (await unroll.value('runs.read', { runId: names.at(-1) ?? '' })).summary;
}

const timeline = (page: Page) => page.getByRole('group', { name: t('timeline:label') });
const sum = (page: Page, name: string) => page.locator('dl div', { has: page.getByLabel(name, { exact: true }) }).getByRole('status');

/** Rows of the table that is read out: what each timestep adds. */
async function termsOf(page: Page): Promise<string[][]> {
  const rows = await page.getByRole('table', { name: t('timeline:table') }).getByRole('row').all();
  return Promise.all(rows.slice(1).map((row) => row.locator('th, td').allTextContents()));
}

async function trained(editor: Editor, template: string, done: string): Promise<void> {
  await editor.openTemplate(template);
  await editor.train();
  await expect(editor.page.getByRole('button', { name: done, exact: true })).toBeVisible({ timeout: 60_000 });
  await editor.mode('build');
  await editor.tab('weights').click();
}

/** What stands on the screen for a sequence is what the command line says of it. */
async function expectAsProbed(page: Page, found: Awaited<ReturnType<typeof cliProbe>>): Promise<void> {
  await expect(page.getByRole('combobox', { name: t('timeline:subject') })).toContainText(String(found.step));
  await expect
    .poll(async () => (await termsOf(page)).map((row) => row.slice(3)))
    .toEqual(found.div.map((div, index) => [formatNumber(found.w[index] ?? 0), formatNumber(div), formatNumber((found.w[index] ?? 0) * div)]));
  await expect(sum(page, t('timeline:total'))).toHaveText(formatLoss(found.total));
  await expect(sum(page, t('timeline:sumW'))).toHaveText(formatNumber(found.sumW));
  await expect(sum(page, t('timeline:loss', { unit: t('training:unit.cross-entropy') }))).toHaveText(formatLoss(found.loss));
}

test('hello: Div, the products with painted weights and DIV are those of the network, and follow the hand', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await trained(editor, 'hello', t('training:actions.generate'));
  const found = await cliProbe(unroll, testInfo, { x: 'hell', d: 'ello' });
  await expectAsProbed(page, found);

  // Painting changes products and sums at once; Div stays what it was.
  await page.getByRole('slider', { name: t('app:weights.barLabel', { t: 2 }), exact: true }).focus();
  await page.keyboard.press('0');
  await page.keyboard.press('.');
  await page.keyboard.press('5');
  const w = [1, 0.5, 1, 1];
  const total = found.div.reduce((all, div, index) => all + div * (w[index] ?? 0), 0);
  await expect(sum(page, t('timeline:sumW'))).toHaveText('3.5');
  await expect(sum(page, t('timeline:total'))).toHaveText(formatLoss(total));
  await expect(sum(page, t('timeline:loss', { unit: t('training:unit.cross-entropy') }))).toHaveText(formatLoss(total / 3.5));
  expect((await termsOf(page)).map((row) => row[4])).toEqual(found.div.map(formatNumber));

  const path = testInfo.outputPath('terms.csv');
  await unroll.answerDialogs(path);
  await page.getByRole('button', { name: t('figure:save', { name: t('timeline:label') }) }).click();
  await page.getByRole('menuitem', { name: t('figure:as.csv') }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toMatch(/^\uFEFF?t,x,d,w,Div,w\*Div\r\n1,h,e,1,[\d.e-]+,[\d.e-]+\r\n2,e,l,0\.5,/);
  const [, , second] = (await readFile(path, 'utf8')).split('\r\n');
  expect(Number(second?.split(',')[4])).toBeCloseTo(found.div[1] ?? NaN, 6);
});

test('many-to-one: only the final answer counts, what is not judged still shows its divergence, untrained as trained', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await trained(editor, 'many-to-one', t('training:actions.ask'));
  await page.getByRole('combobox', { name: t('app:weights.length') }).click();
  await page.getByRole('option', { name: t('app:weights.steps', { count: 3 }), exact: true }).click();
  await expect(timeline(page)).toContainText('sky');
  await expectAsProbed(page, await cliProbe(unroll, testInfo, { x: 'color of sky', d: 'blue' }));
  const trainedTotal = await sum(page, t('timeline:total')).textContent();
  await expect(timeline(page).locator('[data-lane="div"] .not-judged')).toHaveCount(2);

  await page.getByRole('button', { name: t('app:data.next') }).click();
  await expect(timeline(page)).toContainText('blood');
  await expectAsProbed(page, await cliProbe(unroll, testInfo, { x: 'color of blood', d: 'red' }));
  await page.getByRole('button', { name: t('app:data.previous') }).click();

  await page.getByRole('combobox', { name: t('timeline:subject') }).click();
  await page.getByRole('option', { name: t('timeline:untrained') }).click();
  // Guessing among eight answers: ln 8.
  await expect.poll(async () => Number(await sum(page, t('timeline:total')).textContent())).toBeGreaterThan(1.5);
  expect(Number(trainedTotal?.replace('−', '-'))).toBeLessThan(0.5);
});
