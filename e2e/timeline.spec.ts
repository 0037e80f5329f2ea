import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page, TestInfo } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { formatCount, formatLoss, formatNumber, formatPercent, formatProbability } from '../renderer/ui/format.ts';
import type { Editor } from './editor.ts';
import { startCli } from './electron.ts';
import { savedFigure } from './saved-figure.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

interface Probed {
  readonly weights: { readonly step: number };
  readonly classes: readonly string[];
  readonly sequences: readonly { readonly tensors: Readonly<Record<string, { readonly data: number[] }>>; readonly divergences: readonly { readonly node: string; readonly w: number[]; readonly div: number[]; readonly weighted: number[]; readonly total: number; readonly sumW: number; readonly loss: number }[] }[];
}

interface Sequence {
  readonly x: string;
  readonly d: string;
}

/** `predict --probe` of the command line on a run of the app. */
async function probed(folder: string, testInfo: TestInfo, sequence: Sequence): Promise<Probed> {
  const input = testInfo.outputPath('sequence.json');
  await writeFile(input, JSON.stringify({ sequences: [sequence] }));
  const child = startCli(['predict', folder, '--input', input, '--probe', 'prediction'], testInfo.outputPath());
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  expect(code, errors).toBe(0);
  return JSON.parse(output) as Probed;
}

/** The divergence of the newest run. */
async function cliProbe(unroll: UnrollApp, testInfo: TestInfo, sequence: Sequence) {
  const [run] = await runsOf(unroll);
  const { weights, sequences } = await probed(run?.summary.folder ?? '', testInfo, sequence);
  const found = sequences[0]?.divergences[0];
  if (!found) throw new Error('nothing was probed');
  return { step: weights.step, ...found };
}

/** Newest first (two may begin in the same second), from their folders: to list them takes the id of the document. */
async function runsOf(unroll: UnrollApp) {
  const names = (await readdir(join(unroll.userData, 'runs'))).filter((name) => !name.startsWith('.')).sort();
  const records = await Promise.all(names.map((runId) => unroll.value('runs.read', { runId })));
  return records.sort((a, b) => (b.summary.number ?? 0) - (a.summary.number ?? 0));
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

  const terms = await savedFigure(unroll, testInfo, t('timeline:label'), 'csv');
  expect(terms).toMatch(/^\uFEFF?t,symbol,desired,w,div,w_div\r\n1,h,e,1,[\d.e-]+,[\d.e-]+\r\n2,e,l,0\.5,/);
  const [, , second] = terms.split('\r\n');
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

const beside = (page: Page) => page.getByRole('region', { name: t('timeline:beside.view') });

/** Trains the drawing with its weights and the ones that the dialog offers, and waits for both. */
async function trainBeside(page: Page, steps: number): Promise<void> {
  await page.getByRole('button', { name: t('timeline:beside.open') }).click();
  await page.getByRole('dialog').getByRole('button', { name: t('timeline:beside.start') }).click();
  for (const number of [1, 2])
    await expect(beside(page)).toContainText(t('timeline:beside.progress', { name: t('training:run.name', { number }), step: formatCount(steps), steps: formatCount(steps) }), { timeout: 60_000 });
  await expect(beside(page).getByRole('button', { name: t('timeline:beside.stop') })).toBeHidden({ timeout: 30_000 });
}

test('many-to-one trains with final weights beside all: the same beginning, curves measured alike, answers at every timestep', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  await editor.tab('weights').click();
  await trainBeside(page, 400);

  const [all, final] = await runsOf(unroll);
  if (!all || !final) throw new Error('two runs were expected');
  const weightsOf = ({ document }: typeof all) => document.graph.nodes.find(({ id }) => id === 'divergence')?.params['weights'];
  expect([weightsOf(final), weightsOf(all)]).toEqual([{ schedule: 'final' }, { schedule: 'all' }]);
  const alike = ({ document }: typeof all) => JSON.stringify({ ...document, graph: { ...document.graph, nodes: document.graph.nodes.filter(({ id }) => id !== 'divergence') } });
  expect(alike(all)).toBe(alike(final));
  expect(all.summary).toMatchObject({ beside: final.summary.id, seed: final.summary.seed });
  const beginning = ({ summary }: typeof all) => readFile(join(summary.folder, 'checkpoints', '0', 'weights.safetensors'));
  expect((await beginning(all)).equals(await beginning(final))).toBe(true);

  // Curves: both, measured alike, from one point on.
  const [last, other] = [final.alike.at(-1), all.alike.at(-1)];
  expect(final.alike.length).toBeGreaterThan(40);
  expect(final.alike[0]).toEqual(all.alike[0]);
  const curves = page.getByRole('slider', { name: t('timeline:beside.curves') });
  await expect(curves).toHaveAttribute(
    'aria-valuetext',
    [
      `${t('timeline:beside.quantity.answers')}: final ${formatPercent(last?.last.accuracy ?? NaN)}, all ${formatPercent(other?.last.accuracy ?? NaN)}`,
      `${t('timeline:beside.quantity.loss')}: final ${formatLoss(last?.loss ?? null)}, all ${formatLoss(other?.loss ?? null)}`,
    ].join('; '),
  );
  const firstAt = (run: typeof all) => run.alike.find(({ last: { accuracy } }) => accuracy === 1)?.step ?? NaN;
  const [soon, late] = [firstAt(final), firstAt(all)].sort((a, b) => a - b);
  expect(late).toBeGreaterThan(soon ?? NaN);
  await expect(beside(page).getByRole('status').first()).toContainText(new RegExp(`100%.*step ${soon},.*step ${late}\\.`));

  // Answers side by side, at every timestep.
  const answers = page.getByRole('table', { name: t('timeline:beside.table') });
  for (const [run, label] of [[final, 'final'], [all, 'all']] as const) {
    const { classes, sequences: [found] } = await probed(run.summary.folder, testInfo, { x: 'color of sky', d: 'blue' });
    const rows = found?.tensors['prediction/divergence']?.data ?? [];
    const probable = [0, 1, 2].map((step) => {
      const row = rows.slice(step * classes.length, (step + 1) * classes.length);
      const best = row.indexOf(Math.max(...row));
      return `${classes[best]}${formatProbability(row[best] ?? 0)}`;
    });
    expect(probable[2]).toMatch(/^blue/);
    await expect.poll(async () => (await answers.getByRole('row', { name: new RegExp(`^${label} `) }).getByRole('cell').allTextContents()).map((each) => each.replace(/(judged|answered, not judged)$/, ''))).toEqual(probable);
  }
  await expect(answers.getByText(t('training:answer.notJudged'))).toHaveCount(2);

  // Earlier they knew less.
  await curves.press('Home');
  await expect(curves).toHaveAttribute('aria-valuenow', '0');
  await expect(curves).toHaveAttribute('aria-valuetext', new RegExp(`final ${formatPercent(final.alike[0]?.last.accuracy ?? NaN)}, all ${formatPercent(all.alike[0]?.last.accuracy ?? NaN)}`));
  const said = async () => (await answers.getByRole('cell').allTextContents()).map((each) => each.replace(/(answered, not judged|judged)$/, ''));
  await expect.poll(async () => JSON.stringify((await said()).slice(0, 3)) === JSON.stringify((await said()).slice(3))).toBe(true);

  expect(await savedFigure(unroll, testInfo, t('timeline:beside.curves'), 'csv')).toMatch(/Run 1,final,0,training,[^]*Run 2,all,400,training,/);
});

test('texts beside each other go on from the prompt that was set', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.fill('app:settings.samplePrompt', 'he');
  await editor.tab('weights').click();
  await trainBeside(page, 300);
  const [final, all] = await runsOf(unroll);
  for (const [record, label] of [[all, 'all'], [final, 'final']] as const) {
    const sample = record?.samples.at(-1);
    expect(sample?.prime).toBe('he');
    await expect(page.getByRole('group', { name: label, exact: true })).toContainText(sample?.text ?? '?');
  }
  await expect(page.getByRole('group', { name: 'all', exact: true })).toContainText('hello');
  const symbols = page.getByRole('table', { name: t('timeline:beside.table') });
  await expect(symbols.getByRole('row', { name: /^all / }).getByRole('cell')).toHaveText([/^e/, /^l/, /^l/, /^o/, /./]);
  await page.getByRole('button', { name: t('timeline:beside.close') }).click();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toBeVisible();
});
