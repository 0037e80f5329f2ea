import { ko } from '../shared/i18n/ko/index.ts';
import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

/** What the native menu shows at its top, and which language it marks. */
async function nativeMenu(unroll: UnrollApp): Promise<{ titles: string[]; marked: string[] }> {
  return unroll.electron.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu();
    const marked = ['system', 'en', 'ko'].filter((value) => menu?.getMenuItemById(`language-${value}`)?.checked);
    return { titles: menu?.items.map(({ label }) => label) ?? [], marked };
  });
}

test('the language is switched in place, in every window and in the native menu, and is remembered', async ({ editor, launch, unroll }, testInfo) => {
  const { page } = unroll;
  const html = page.locator('html');
  await editor.openTemplate('hello');
  await expect(html).toHaveAttribute('lang', 'en');
  const opened = unroll.electron.waitForEvent('window');
  await unroll.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click());
  const second = await opened;
  await expect(second.getByRole('button', { name: t('app:start.new') }).first()).toBeVisible();

  await page.getByRole('button', { name: t('app:menu.label') }).click();
  await page.getByRole('menuitemradio', { name: '한국어' }).click();
  await expect(html).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('region', { name: ko.app.canvas.label })).toBeVisible();
  await expect(page.getByRole('button', { name: ko.app.command.train, exact: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: ko.app.dock.weights })).toBeVisible();
  await expect(page.locator('[data-node-id]')).not.toHaveCount(0);
  await expect(second.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(second.getByText(ko.app.start.pitch)).toBeVisible();
  await expect.poll(() => nativeMenu(unroll)).toMatchObject({ titles: expect.arrayContaining([ko.menu.file.title, ko.menu.help.title]), marked: ['ko'] });
  const lineHeights = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /[가-힣]/.test(node.textContent ?? '')))
      .map((element) => getComputedStyle(element))
      .map(({ fontSize, lineHeight, fontStyle }) => ({ size: parseFloat(fontSize), ratio: parseFloat(lineHeight) / parseFloat(fontSize), fontStyle })),
  );
  expect(lineHeights.length).toBeGreaterThan(20);
  expect(lineHeights.filter(({ size, ratio, fontStyle }) => size < 12 || ratio < 1.49 || fontStyle !== 'normal')).toEqual([]);
  await unroll.takePictures(testInfo, 'korean');

  await unroll.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('language-en')?.click());
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).toBeVisible();
  await expect(second.locator('html')).toHaveAttribute('lang', 'en');
  await expect.poll(() => nativeMenu(unroll)).toMatchObject({ titles: expect.arrayContaining([t('menu:file.title')]), marked: ['en'] });

  await unroll.value('settings.set', { language: 'ko' });
  await expect(html).toHaveAttribute('lang', 'ko');
  await unroll.end();
  const again = await launch();
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'ko');
  expect(await again.value('settings.get', null)).toEqual({ theme: 'system', language: 'ko' });
});
