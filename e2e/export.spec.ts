import { readdir } from 'node:fs/promises';
import { t } from '../shared/i18n/index.ts';
import { exportFormats } from '../shared/ipc/contract.ts';
import { expect, test } from './test.ts';

const mainFile = { 'layers-model': 'model.json', 'saved-model': 'saved_model.pb' };

test('a trained drawing leaves as each format, proved', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.fill('app:settings.steps', '20');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();

  for (const format of exportFormats) {
    const folder = testInfo.outputPath(format);
    await editor.command('export');
    const dialog = page.getByRole('dialog', { name: t('training:export.title') });
    await dialog.getByRole('radio', { name: new RegExp(t(`training:export.formats.${format}.title`)) }).click();
    await unroll.answerDialogs(folder);
    await dialog.getByRole('button', { name: t('training:export.write') }).click();
    await expect(dialog.getByText(t('training:export.done'))).toBeVisible();
    await expect(dialog).toContainText(folder);
    expect(await readdir(folder)).toContain(mainFile[format]);
    await dialog.getByRole('button', { name: t('training:export.close'), exact: true }).click();
  }
});

test('an export that is given up writes nothing', async ({ editor, unroll }) => {
  await editor.openTemplate('hello');
  await editor.fill('app:settings.steps', '20');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await editor.command('export');
  const dialog = unroll.page.getByRole('dialog', { name: t('training:export.title') });
  await unroll.answerDialogs(null);
  await dialog.getByRole('button', { name: t('training:export.write') }).click();
  await expect(dialog.getByRole('button', { name: t('training:export.write') })).toBeEnabled();
  await expect(dialog.getByText(t('training:export.done'))).toHaveCount(0);
});
