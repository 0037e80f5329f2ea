import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { formatNumber } from '../renderer/ui/format.ts';
import { t } from '../shared/i18n/index.ts';
import { probeByCli } from './probe-by-cli.ts';
import { savedFigure } from './saved-figure.ts';
import { expect, test } from './test.ts';

const cell = (page: Page, term: string, step: number) => page.getByRole('button', { name: new RegExp(`^${escaped(term)} at t = ${step}:`) });
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const stage = (page: Page, name: string | RegExp) => page.getByRole('navigation', { name: t('steps:stages') }).getByRole('button', { name });

test('one training step on hello is played with the numbers of the program, forwards, backwards and to the new weights', async ({ editor, unroll }, testInfo) => {
  test.setTimeout(90_000);
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.train();
  await expect(editor.action('again')).toBeVisible({ timeout: 60_000 });
  await editor.mode('microscope');
  await page.getByRole('tab', { name: t('microscope:tab.steps') }).click();
  await page.getByRole('radio', { name: t('microscope:subject.before') }).click();

  // Nothing is known before it is computed.
  const div = cell(page, 'Divergence Div(t)', 1);
  await expect(div).toBeDisabled();
  const next = page.getByRole('button', { name: t('steps:next'), exact: true });
  await next.click();
  await expect(page.getByRole('button', { name: /One-hot .*at t = 1:/ })).toBeEnabled();

  const [runId = ''] = await readdir(join(unroll.userData, 'runs'));
  const known = await probeByCli(unroll, runId, { sequences: [{ x: 'hell', d: 'ello' }], step: true }, 'value,state,gate,prediction,grad,weight,next', 'initial');
  const sequence = known.sequences[0];
  const judged = sequence?.divergences[0];
  if (!sequence || !judged || !known.step) throw new Error('nothing was probed');

  await stage(page, new RegExp(escaped(t('steps:sum')))).click();
  for (const step of [1, 2, 3, 4]) await expect(cell(page, 'Divergence Div(t)', step)).toHaveText(formatNumber(judged.div[step - 1] ?? NaN));
  const spotlight = page.getByRole('region', { name: t('steps:spotlight') });
  await expect(spotlight).toContainText(formatNumber(judged.total));
  await expect(spotlight).toContainText(formatNumber(judged.loss ?? NaN));

  // A number says how it came about: the picked probability and its logarithm.
  await cell(page, 'Divergence Div(t)', 2).click();
  await expect(spotlight.getByRole('math', { name: new RegExp(`log.*= ${escaped(formatNumber(judged.div[1] ?? NaN))}`) })).toBeVisible();

  // So does every number of the way there.
  for (const [term, worked] of [['RNN a_t', 'a_3,1 = '], ['RNN h_t', 'h_3,1 = '], ['Output z_t', 'z_3,1 = '], ['Divergence Y(t)', 'Y_1(3) = ']] as const) {
    await cell(page, term, 3).click();
    await expect(spotlight.getByRole('math', { name: new RegExp(`^${escaped(worked)}.* = [−.\\d]+$`) }), term).toBeVisible();
  }

  // Backwards: the state's gradient at t = 1 has come through all later timesteps.
  await stage(page, /h_t/).last().click();
  await cell(page, 'RNN h_t', 1).click();
  const gradient = sequence.tensors['grad/state/rnn/h']?.data[0] ?? NaN;
  await expect(spotlight).toContainText(`∂ ${formatNumber(gradient)}`);

  await stage(page, t('steps:update')).click();
  const update = page.getByRole('region', { name: t('steps:update') });
  await expect(update).toContainText(formatNumber(known.step.norm));
  const kernel = update.getByRole('row', { name: /Output kernel/ });
  const [gradients, after] = [known.tensors['grad/weight/output/kernel']?.data ?? [], known.tensors['next/output/kernel']?.data ?? []];
  const largest = gradients.reduce((found, value, index) => (Math.abs(value) > Math.abs(gradients[found] ?? 0) ? index : found), 0);
  await expect(kernel).toContainText(formatNumber(gradients[largest] ?? NaN));
  await expect(kernel).toContainText(formatNumber(after[largest] ?? NaN));

  // All of it as a table.
  expect(await savedFigure(unroll, testInfo, t('steps:title'), 'csv')).toContain(`,div/divergence,1,1,${String(Math.fround(judged.div[0] ?? NaN))}`);
});

test('it plays by itself, and an input without a target says what to do', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  await editor.mode('microscope');
  await page.getByRole('tab', { name: t('microscope:tab.steps') }).click();
  const status = page.getByRole('toolbar', { name: t('steps:player') }).getByRole('status');
  await expect(status).toContainText(/^1 of/);
  await page.getByRole('button', { name: t('steps:play'), exact: true }).click();
  await expect(status).toContainText(/^3 of/);
  await page.getByRole('button', { name: t('steps:pause'), exact: true }).click();
  await page.getByRole('textbox', { name: t('microscope:subject.input') }).fill('color of');
  await expect(page.getByText(t('steps:notJudged'))).toBeVisible();
});
