import type { Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

/** Buttons and fields that a user cannot reach because they lie outside the window, and nothing scrolls down to them. */
async function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && ((element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)) || scrolls(element.parentElement));
    const found = [...document.querySelectorAll('header button, header h1, main > * > aside, main > * > section, [role="tab"]')];
    return found
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1 || ((top < -1 || bottom > innerHeight + 1) && !scrolls(element.parentElement));
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? element.tagName);
  });
}

for (const { width, height } of [
  // 1280 x 800 at 200 %.
  { width: 640, height: 400 },
  { width: 900, height: 600 },
  { width: 1240, height: 760 },
]) {
  test(`every screen fits a window of ${width} x ${height}`, async ({ editor, unroll }, testInfo) => {
    const { page } = unroll;
    const fits = async (screen: string) => {
      await unroll.takePictures(testInfo, `${screen} ${width} x ${height}`);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${screen}: scrolls sideways`).toBeLessThanOrEqual(0);
      expect.soft(await outside(page), `${screen}: outside the window`).toEqual([]);
    };
    await unroll.resize(width, height);
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
    await expect(page.getByRole('button', { name: /^hello / })).toBeVisible();
    await fits('start');

    await editor.openTemplate('many-to-one');
    await expect(editor.nodes().first()).toBeVisible();
    await editor.nodes().first().click();
    await fits('build');
    await editor.tab('weights').click();
    await expect(page.getByRole('group', { name: t('app:weights.bars') })).toBeVisible();
    await fits('weights');

    await editor.train();
    await expect(editor.action('again')).toBeVisible({ timeout: 60_000 });
    await fits('train');
    await editor.mode('generate');
    await page.getByRole('textbox', { name: t('training:answer.question') }).fill('color of sky');
    await page.getByRole('textbox', { name: t('training:answer.question') }).press('Enter');
    await expect(page.getByRole('region', { name: t('training:answer.title') })).toContainText(t('training:answer.best'));
    await fits('answer');
  });
}
