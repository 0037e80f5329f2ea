import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

test('a schedule is drawn, and a run that does not improve any more ends early and says so', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  const inspector = editor.inspector();
  const picture = inspector.getByRole('img', { name: /^Learning rate over/ });
  await expect(picture).toBeHidden();
  await inspector.getByRole('combobox', { name: t('app:settings.rateSchedule') }).click();
  await page.getByRole('option', { name: t('app:settings.rateSchedules.cosine') }).click();
  await editor.fill('app:settings.warmUp', '20');
  await expect(picture).toHaveAccessibleName(/300 steps: begins at 0\.\d+, at most 0\.\d+, ends at 0\.\d+/);

  await expect(inspector.getByText(/Nothing is validated: Text source keeps no part/)).toBeVisible();
  await editor.fill('app:settings.validateEvery', '10');
  await inspector.getByRole('switch', { name: t('app:settings.earlyStopping') }).click();
  await expect(inspector.getByText(t('app:settings.watchesTraining'))).toBeVisible();
  await editor.fill('app:settings.patience', '2');
  await editor.fill('app:settings.minImprovement', '0.3');

  await editor.train();
  await expect(page.getByText(/^Ended early at step \d+$/)).toBeVisible();
  await expect(page.getByText(/The loss on the training part did not improve in 2 checks\. The weights are those of/)).toBeVisible();
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(t('training:status.early'));
  await expect(page.getByRole('region', { name: t('training:run.current') })).toContainText(/learning rate 0\.\d+/);
});
