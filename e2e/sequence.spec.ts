import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

test('a forecast of numbers trains, and its series is continued', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('sine-forecast');
  await editor.train();
  await expect(page.getByText(t('training:status.done'), { exact: true }).first()).toBeVisible();
  // What a mean squared error counts is not nats, and rows of numbers are not symbols.
  await expect(page.getByText(t('training:unitOfOne.mean-squared-error'), { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(/timesteps\/s/);
  await expect(page.getByText(/nats|symbols/)).toHaveCount(0);
  await editor.mode('generate');
  await page.getByRole('button', { name: t('training:forecast.go') }).click();
  await expect(page.getByRole('img', { name: t('training:forecast.line', { column: 'wave', known: 100, count: 50 }) })).toBeVisible();
});

test('two divergences train on one text; which is painted and which writes can be chosen', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('rnn-vs-lstm');
  await page.getByRole('tab', { name: t('app:dock.weights') }).click();
  await expect(page.getByRole('combobox', { name: t('app:weights.divergence'), exact: true })).toContainText('RNN');
  await editor.train();
  await expect(page.getByText(t('training:status.done'), { exact: true }).first()).toBeVisible();
  await page.getByRole('slider', { name: t('recorder:slider') }).press('End');
  await expect(page.getByRole('slider', { name: t('recorder:slider') })).toHaveAttribute('aria-valuetext', /RNN.*LSTM/);

  // Each branch writes on in its own way from the same start and seed.
  await editor.mode('generate');
  const texts: string[] = [];
  for (const branch of ['RNN', 'LSTM']) {
    await page.getByRole('combobox', { name: t('training:generate.output') }).click();
    await page.getByRole('option', { name: branch }).click();
    await page.getByRole('button', { name: t('training:generate.start'), exact: true }).click();
    await expect(page.getByRole('button', { name: t('training:generate.start'), exact: true })).toBeVisible();
    const symbols = page.getByRole('listbox', { name: t('training:generate.symbols') });
    await expect(symbols.getByRole('option').nth(100)).toBeVisible();
    texts.push(await symbols.innerText());
  }
  expect(texts[0]).not.toBe(texts[1]);
});
