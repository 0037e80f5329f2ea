import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import type { MessageKey } from '../shared/i18n/messages.ts';
import { boxOf, Editor } from './editor.ts';
import { savedFigure } from './saved-figure.ts';
import { expect, test } from './test.ts';

const button = (page: Page, key: MessageKey, args = {}) => page.getByRole('button', { name: t(key, args), exact: true });
const current = (page: Page) => page.locator('li[aria-current="step"]');
const slider = (page: Page) => page.getByRole('slider', { name: t('recorder:slider') });

async function trained(editor: Editor): Promise<void> {
  await editor.openTemplate('hello');
  await editor.train();
  await expect(button(editor.page, 'training:actions.generate')).toBeVisible();
}

test('the moment is dragged, keyed, played and left: samples, numbers and weights are those recorded there', async ({ editor, unroll }) => {
  const { page } = unroll;
  await trained(editor);
  const [run] = await unroll.runs();
  const { samples, checkpoints } = await unroll.value('runs.read', { runId: run?.id ?? '' });
  expect(samples.map(({ step }) => step)).toEqual([0, 50, 100, 150, 200, 250, 300]);
  expect(checkpoints).toEqual([0, 100, 200, 300]);
  const textAt = (step: number): string => samples.find((sample) => sample.step === step)?.text ?? '?';

  await slider(page).press('Home');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '0');
  await expect(current(page)).toContainText(t('training:samples.before'));
  await expect(current(page)).toContainText(textAt(0));
  await button(page, 'recorder:next').click();
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '100');
  await expect(current(page)).toContainText(textAt(100));
  await slider(page).press('PageUp');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '130');
  await expect(page.getByRole('toolbar', { name: t('recorder:bar') })).toContainText(t('recorder:weights', { step: 100 }));
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /130: training [\d.]+/);

  const box = await boxOf(slider(page).locator('.u-over'));
  await editor.drag({ x: box.x + 2, y: box.y + 60 }, { x: box.x + (box.width * 2) / 3, y: box.y + 60 });
  await expect(slider(page)).toHaveAttribute('aria-valuenow', /^(199|200|201)$/);
  await page.mouse.up();
  await button(page, 'recorder:newest').click();
  await expect(current(page)).toContainText(textAt(300));

  await button(page, 'recorder:play').click();
  await expect(button(page, 'recorder:pause')).toBeVisible();
  await expect.poll(async () => Number(await slider(page).getAttribute('aria-valuenow'))).toBeLessThan(200);
  await button(page, 'recorder:pause').click();
  await slider(page).press('Escape');
  await expect(button(page, 'recorder:newest')).toBeHidden();
});

test('a fork with another width says what it carries, and all is kept: names, stars, what was deleted', async ({ launch }, testInfo) => {
  const unroll = await launch();
  const { page } = unroll;
  const editor = new Editor(page);
  await trained(editor);
  await editor.mode('build');
  await editor.setUnits(9);
  await editor.mode('train');
  await slider(page).press('Home');
  await button(page, 'recorder:next').click();
  await button(page, 'recorder:fork.open').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(t('recorder:fork.title', { name: t('training:run.name', { number: 1 }), step: 100 }));
  await expect(dialog.getByRole('status')).toContainText(t('recorder:fork.carried', { count: 1, all: 5 }));
  await expect(dialog.getByRole('status')).toContainText(/rnn\/kernel \[4, 9\]/);
  await expect(dialog.getByRole('status')).toContainText(t('recorder:fork.optimizer'));
  await dialog.getByRole('button', { name: t('recorder:fork.start') }).click();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:run.name', { number: 2 }));
  await expect(button(page, 'training:actions.generate')).toBeVisible();
  const [fork, parent] = await unroll.runs();
  expect(fork).toMatchObject({ parent: { run: parent?.id, step: 100 }, step: 300, number: 2 });
  expect((await unroll.value('runs.read', { runId: fork?.id ?? '' })).metrics[0]?.step).toBe(101);

  await button(page, 'recorder:table.open').click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(3);
  await table.getByRole('checkbox', { name: t('recorder:table.show', { name: t('training:run.name', { number: 1 }) }) }).check();
  await expect(slider(page)).toHaveAttribute('aria-valuemax', '300');
  const name = table.getByRole('textbox', { name: t('recorder:table.rename', { name: t('training:run.name', { number: 2 }) }) });
  await name.fill('nine units');
  await name.press('Enter');
  await button(page, 'recorder:table.unstarred', { name: 'nine units' }).click();
  await expect(button(page, 'recorder:table.starred', { name: 'nine units' })).toBeVisible();
  await expect(table).toContainText('RNN 8');
  await expect(table).toContainText(t('recorder:table.parentAt', { name: t('training:run.name', { number: 1 }), step: 100 }));

  expect(await savedFigure(unroll, testInfo, t('training:chart.title'), 'svg')).toMatch(/<svg .*Run 1/s);
  expect(await savedFigure(unroll, testInfo, t('training:chart.title'), 'png')).toMatch(/^.PNG/);
  expect(await savedFigure(unroll, testInfo, t('recorder:table.save'), 'csv')).toMatch(/starred,run,differs,seed,data,steps,seconds,steps_per_second,loss,accuracy,parent\r\n1,nine units,.*\r\n0,Run 1,/s);

  await button(page, 'recorder:table.delete', { name: t('training:run.name', { number: 1 }) }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(page.getByText(t('recorder:table.deleted', { count: 1 }))).toBeVisible();
  await page.getByRole('region', { name: /F8/ }).getByRole('button', { name: t('training:deleted.undo') }).click();
  await expect(table.getByRole('row')).toHaveCount(3);
  await button(page, 'recorder:table.delete', { name: t('training:run.name', { number: 1 }) }).click();
  await expect(table.getByRole('row')).toHaveCount(2);

  const path = testInfo.outputPath('kept.unroll.json');
  await unroll.answerDialogs(path);
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('unroll');
  await unroll.end();

  const again = await launch([path]);
  const editorAgain = new Editor(again.page);
  await editorAgain.mode('train');
  await expect(again.page.getByRole('heading', { name: 'nine units' })).toBeVisible();
  await slider(again.page).press('Home');
  await expect(slider(again.page)).toHaveAttribute('aria-valuenow', '100');
  await button(again.page, 'recorder:table.open').click();
  await expect(button(again.page, 'recorder:table.starred', { name: 'nine units' })).toBeVisible();
  await button(again.page, 'recorder:table.restore').click();
  await expect(again.page.getByRole('table').getByRole('row')).toHaveCount(3);
  expect((await again.runs()).map(({ number, name: called }) => [number, called])).toEqual([[2, 'nine units'], [1, '']]);
});
