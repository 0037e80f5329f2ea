import { t } from '../shared/i18n/index.ts';
import { violations } from './axe.ts';
import { expect, test } from './test.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`every screen passes the accessibility check, ${theme}`, async ({ editor, unroll }) => {
    const { page } = unroll;
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.getByRole('button', { name: /^hello / })).toBeVisible();
    expect.soft(await violations(page), 'start').toEqual([]);

    await editor.openTemplate('hello');
    await editor.node('RNN').click();
    await expect(editor.inspector().getByText(t('nodes:fields.units'), { exact: true })).toBeVisible();
    expect.soft(await violations(page), 'build').toEqual([]);
    await page.keyboard.press('u');
    await expect(page.getByRole('slider', { name: t('unrolled:ruler'), exact: true })).toHaveAttribute('aria-valuetext', /Div/);
    expect.soft(await violations(page), 'unrolled').toEqual([]);
    await page.keyboard.press('u');
    await editor.tab('weights').click();
    await expect(page.getByRole('group', { name: t('app:weights.bars') })).toBeVisible();
    expect.soft(await violations(page), 'weights').toEqual([]);
    await editor.tab('compiler').click();
    await expect(page.getByRole('listbox', { name: t('explain:view.program') })).toBeVisible();
    expect.soft(await violations(page), 'compiler').toEqual([]);

    await editor.train();
    await expect(editor.action('again')).toBeVisible();
    expect.soft(await violations(page), 'train').toEqual([]);
    await page.getByRole('slider', { name: t('recorder:slider') }).press('Home');
    await page.getByRole('button', { name: t('recorder:table.open') }).click();
    await expect(page.getByRole('table')).toBeVisible();
    expect.soft(await violations(page), 'table of runs').toEqual([]);
    await page.getByRole('button', { name: t('recorder:table.close') }).click();

    await editor.mode('generate');
    await page.getByRole('button', { name: t('training:generate.start'), exact: true }).click();
    await expect(page.getByRole('listbox', { name: t('training:generate.symbols') }).getByRole('option').first()).toBeVisible();
    await expect(page.getByRole('button', { name: t('training:generate.start'), exact: true })).toBeVisible();
    expect.soft(await violations(page), 'generate').toEqual([]);
  });
}
