import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

test('a drawing trains, rests, goes on, keeps a checkpoint, stops, and goes on from there', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('text-generation');
  await editor.train();
  await expect.poll(() => editor.step()).toBeGreaterThan(0);
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(/steps\/s/);

  await editor.action('pause').click();
  await expect(editor.action('resume')).toBeVisible();
  const rested = await editor.step();
  await editor.action('checkpoint').click();
  await editor.action('resume').click();
  await expect.poll(() => editor.step()).toBeGreaterThan(rested);

  await editor.action('stop').click();
  await expect(editor.action('again')).toBeVisible();
  const stopped = await editor.step();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:status.stopped'));

  // From its checkpoint, further than it was.
  await editor.action('resume').click();
  await expect.poll(() => editor.step()).toBeGreaterThan(stopped);
  await editor.action('stop').click();
  await expect(editor.action('again')).toBeVisible();
});

test('a training process that is killed is reported, and its run goes on from the last checkpoint', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('text-generation');
  await editor.train();
  await expect.poll(() => editor.step()).toBeGreaterThan(0);
  await editor.action('checkpoint').click();
  const [run] = await unroll.runs();
  const newest = async () => (await unroll.value('runs.read', { runId: run?.id ?? '' })).checkpoints.at(-1) ?? 0;
  await expect.poll(newest).toBeGreaterThan(0);
  const kept = await newest();
  await expect.poll(() => editor.step()).toBeGreaterThan(kept + 5);
  process.kill(Number(await unroll.enginePid()), 'SIGKILL');
  await expect(page.getByText(t('training:notice.interrupted.title'))).toBeVisible();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:status.interrupted'));

  await page.getByRole('button', { name: new RegExp(t('training:notice.resumeFrom', { step: '' }).trim()) }).click();
  await expect(editor.action('pause')).toBeEnabled();
  await expect.poll(() => editor.step()).toBeGreaterThan(kept);
  await editor.action('stop').click();
  await expect(editor.action('again')).toBeVisible();
});

test('hello is learned and written', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.train();
  await expect(page.getByRole('button', { name: t('training:actions.generate'), exact: true })).toBeVisible();
  await expect(page.getByText(t('training:status.done'), { exact: true }).first()).toBeVisible();

  await editor.mode('generate');
  await page.getByRole('textbox', { name: t('training:generate.prime') }).fill('h');
  const length = page.getByRole('textbox', { name: t('training:generate.length') });
  await length.fill('4');
  await length.press('Enter');
  const slider = page.getByRole('slider', { name: t('training:generate.temperature') });
  await slider.press('Home');
  const start = page.getByRole('button', { name: t('training:generate.start'), exact: true });
  await start.click();
  const symbols = page.getByRole('listbox', { name: t('training:generate.symbols') });
  await expect(symbols.getByRole('option')).toHaveCount(5);
  expect((await symbols.getByRole('option').allTextContents()).join('')).toBe('hello');

  // Each symbol tells how probable it was.
  await symbols.getByRole('option').nth(1).click();
  const candidates = page.getByRole('list', { name: t('training:why.candidates') }).getByRole('listitem');
  await expect(candidates.first()).toContainText('e');

  // A prime with a symbol the network never saw is answered with a sentence at the field.
  await page.getByRole('textbox', { name: t('training:generate.prime') }).fill('zebra');
  await start.click();
  await expect(page.getByRole('alert')).toContainText('z');
});

test('many-to-one answers its questions', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  await editor.train();
  await expect(page.getByRole('button', { name: t('training:actions.ask'), exact: true })).toBeVisible({ timeout: 60_000 });
  await editor.mode('generate');
  await page.getByRole('textbox', { name: t('training:answer.question') }).fill('color of sky');
  await page.getByRole('textbox', { name: t('training:answer.question') }).press('Enter');
  const answer = page.getByRole('region', { name: t('training:answer.title') });
  await expect(answer.getByRole('status').filter({ hasText: 'blue' })).toContainText(t('training:answer.right'));
  await expect(answer).toContainText(t('training:answer.notJudged'));
});

test('a learning rate that is far too high ends the run with a sentence and keeps the last good checkpoint', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.fill('app:settings.learningRate', '1e9');
  await editor.fill('app:settings.clipNorm', '0');
  await editor.train();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:status.failed'));
  await expect(page.getByText(t('training:notice.failed'))).toBeVisible();
  await expect(page.getByText(/errors:|undefined|NaN,|at .*\.ts/)).toHaveCount(0);
});
