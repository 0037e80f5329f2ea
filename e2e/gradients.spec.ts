import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import type { RunSummary } from '../shared/ipc/contract.ts';
import { parseTable } from '../shared/series/parse-table.ts';
import type { Editor } from './editor.ts';
import { startCli } from './electron.ts';
import { savedFigure } from './saved-figure.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

interface Told {
  readonly sequences: readonly { readonly tensors: Readonly<Record<string, { readonly shape: number[]; readonly data: number[] }>>; readonly alone: { readonly data: number[] } | null }[];
  readonly step: { readonly norm: number; readonly factor: number } | null;
}

/** Questions that are asked at once lie in files of their own. */
let questions = 0;

/** What `predict --probe` says of a run. */
async function predicted(folder: string, question: unknown, testInfo: TestInfo, ...more: string[]): Promise<Told> {
  const path = testInfo.outputPath(`question ${String(++questions)}.json`);
  await writeFile(path, JSON.stringify(question));
  const child = startCli(['predict', folder, '--input', path, '--probe', 'grad/state', ...more], testInfo.outputPath());
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  expect(code, errors).toBe(0);
  return JSON.parse(output) as Told;
}

function norms(told: Told): number[] {
  const tensor = told.sequences[0]?.tensors['grad/state/rnn/h'];
  const [timesteps = 0, units = 0] = tensor?.shape ?? [];
  return Array.from({ length: timesteps }, (_, at) => Math.hypot(...(tensor?.data.slice(at * units, (at + 1) * units) ?? [])));
}

/** A number as it is written for people. */
function numberIn(text: string): number {
  return Number(text.replace('−', '-'));
}

const map = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const runText = t('training:run.name', { number: 1 });
const before = t('gradients:name.before', { name: runText });

/** The norm beside a map, which is of the timestep that is looked at. */
async function shownNorm(page: Page, name: string, at: number): Promise<number> {
  await expect(map(page, name)).toContainText(t('gradients:at', { t: at }));
  return numberIn(await map(page, name).getByText(/^[\d.,]+(e−?\d+)?$/).last().innerText());
}

async function trained(editor: Editor, unroll: UnrollApp): Promise<RunSummary> {
  await editor.openTemplate('hello');
  await editor.train();
  await expect(editor.page.getByRole('button', { name: t('training:actions.generate'), exact: true })).toBeVisible();
  await editor.mode('microscope');
  await editor.page.getByRole('tab', { name: t('microscope:tab.gradients') }).click();
  await expect(map(editor.page, `RNN, ${runText}`)).toBeVisible();
  const [run] = await unroll.runs();
  if (!run) throw new Error('there is no run');
  return run;
}

test('norms on screen and in files are those of predict --probe, as drawn, judged alone, and with one step of training', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const run = await trained(editor, unroll);
  const sequence = { x: 'hell', d: 'ello' };
  const [drawn, alone, step, initial] = await Promise.all([
    predicted(run.folder, [sequence], testInfo),
    predicted(run.folder, { sequences: [{ ...sequence, w: { divergence: [0, 0, 1, 0] } }], alone: { of: 'state/rnn/h' } }, testInfo),
    predicted(run.folder, { sequences: [sequence], step: true }, testInfo),
    predicted(run.folder, [sequence], testInfo, '--at', 'initial'),
  ]);
  const axis = page.getByRole('slider', { name: t('microscope:timestep'), exact: true });
  for (const at of [1, 2, 4]) {
    await axis.press('Home');
    for (let t = 1; t < at; t++) await axis.press('ArrowRight');
    const exact = norms(drawn)[at - 1] ?? Number.NaN;
    expect(Math.abs((await shownNorm(page, `RNN, ${runText}`, at)) / exact - 1)).toBeLessThan(0.05);
    // Before training stands beside it by itself.
    expect(Math.abs((await shownNorm(page, `RNN, ${before}`, at)) / (norms(initial)[at - 1] ?? Number.NaN) - 1)).toBeLessThan(0.05);
  }
  const [clipping = ''] = t('gradients:clip.below', { name: runText, norm: '|', clip: '5' }).split('|');
  const line = await page.getByText(clipping).innerText();
  expect(line).toContain(t('gradients:clip.below', { name: runText, norm: line.slice(clipping.length).split(',')[0] ?? '', clip: '5' }));
  expect(Math.abs(numberIn(line.slice(clipping.length).split(',')[0] ?? '') / (step.step?.norm ?? Number.NaN) - 1)).toBeLessThan(0.05);
  expect(step.step?.factor).toBe(1);

  // The table holds every unit's gradient with all its digits and its sign.
  const rows = parseTable(await savedFigure(unroll, testInfo, t('gradients:title'), 'csv'), ',');
  expect(rows[0]).toEqual(['network', 'state', 'unit', 't', 'symbol', 'gradient']);
  const own = rows.filter(([network]) => network?.startsWith(runText) && network !== before);
  const exact = drawn.sequences[0]?.tensors['grad/state/rnn/h']?.data ?? [];
  expect(own.length).toBe(exact.length);
  own.forEach((row, index) => expect(Number(row.at(-1))).toBeCloseTo(exact[index] ?? Number.NaN, 6));
  expect(own.map((row) => row[4]).slice(0, 9).join('')).toBe('hhhhhhhhe');

  // A press on a row of the triangle judges that timestep alone.
  const triangle = page.getByRole('region', { name: t('gradients:triangle.title') }).getByRole('slider').first();
  await triangle.click({ position: await within(triangle, 1 / 8, 5 / 8) });
  await expect(page.getByRole('radio', { name: t('gradients:judge.one') })).toBeChecked();
  await expect(page.getByRole('textbox', { name: t('gradients:judge.tau') })).toHaveValue('3');
  const judged = norms(alone)[0] ?? Number.NaN;
  await expect.poll(() => shownNorm(page, `RNN, ${runText}`, 1).then((norm) => Math.abs(norm / judged - 1))).toBeLessThan(0.05);
  expect(alone.sequences[0]?.alone?.data[2 * 4]).toBeCloseTo(judged, 6);
  await axis.press('End');
  await expect(map(page, `RNN, ${runText}`)).toContainText(t('gradients:nothing'));
  const alones = parseTable(await savedFigure(unroll, testInfo, t('gradients:triangle.title'), 'csv'), ',');
  const cells = alones.filter(([network]) => network === runText).map(([, , tau, at, norm]) => [Number(tau), Number(at), Number(norm)]);
  // Nothing lies right of the diagonal.
  expect(cells.map(([tau, at]) => `${String(tau)}${String(at)}`)).toEqual(['11', '21', '22', '31', '32', '33', '41', '42', '43', '44']);
  for (const [tau = 0, at = 0, norm = 0] of cells) expect(norm).toBeCloseTo(alone.sequences[0]?.alone?.data[(tau - 1) * 4 + at - 1] ?? Number.NaN, 6);
});

test('another cell stands beside the drawing with the same seed, is trained beside it, and everything is saved as pictures', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.mode('microscope');
  const drawing = t('gradients:name.drawing');
  const untrained = t('gradients:name.cell');
  await expect(map(page, `RNN, ${drawing}`)).toBeVisible();
  await expect(map(page, `LSTM h, ${untrained}`)).toBeVisible();
  await page.getByRole('combobox', { name: t('gradients:compare.label') }).click();
  await page.getByRole('option', { name: t('gradients:compare.cell', { cell: 'GRU' }) }).click();
  await expect(map(page, `GRU, ${untrained}`)).toBeVisible();
  await page.getByRole('radio', { name: t('gradients:judge.last') }).click();
  await expect(page.getByText(new RegExp(`^GRU, ${untrained}: (falls|grows) by [\\d.]+ a timestep, from .* at t = 4 to .* at t = 1`))).toBeVisible();

  const chart = t('gradients:norm.title');
  expect(await savedFigure(unroll, testInfo, chart, 'svg')).toContain('GRU untrained');
  expect(await savedFigure(unroll, testInfo, t('gradients:title'), 'png')).toMatch(/^.PNG/);
  expect(await savedFigure(unroll, testInfo, t('gradients:triangle.title'), 'svg')).toMatch(/>GRU<\/text>.*>untrained<\/text>.*url\(#nothing\)/s);

  await page.getByRole('button', { name: t('gradients:compare.train', { cell: 'GRU' }) }).click();
  const second = t('training:run.name', { number: 2 });
  await expect(map(page, `RNN, ${runText}`)).toBeVisible();
  await expect(map(page, `GRU, ${second}`)).toContainText(t('gradients:atStep', { name: second, step: 300 }));
  await expect(map(page, `RNN, ${runText}`)).toContainText(t('gradients:atStep', { name: runText, step: 300 }));
  // Runs that start in the same second are listed in any order.
  const runs = await unroll.runs();
  const own = runs.find(({ beside }) => beside === null);
  expect(runs.find(({ beside }) => beside !== null)).toMatchObject({ beside: own?.id, seed: own?.seed });
});

test('an input of which nothing is desired says so, and the example brings it back', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  await editor.mode('microscope');
  await expect(map(page, `LSTM h, ${t('gradients:name.drawing')}`)).toBeVisible();
  await page.getByRole('radio', { name: t('gradients:judge.one') }).click();
  await page.getByRole('textbox', { name: t('microscope:subject.input') }).fill('color of grass');
  await expect(page.getByText(t('gradients:none.target'))).toBeVisible();
  await page.getByRole('button', { name: t('microscope:subject.toExample') }).click();
  await expect(map(page, `LSTM h, ${t('gradients:name.drawing')}`)).toBeVisible();
});

test('a drawing without a memory is sent back to the drawing', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('mlp-per-timestep');
  await editor.mode('microscope');
  await expect(page.getByText(t('gradients:none.memory'))).toBeVisible();
  await page.getByRole('button', { name: t('gradients:none.toDrawing') }).click();
  await expect(editor.canvas).toBeVisible();
});

async function within(place: Locator, across: number, down: number): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('not visible');
  return { x: box.width * across, y: box.height * down };
}
