import type { Page } from '@playwright/test';
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
    [...document.querySelectorAll('body :not([data-announcer])')]
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

async function speak(unroll: UnrollApp, language: 'en' | 'ko'): Promise<void> {
  await unroll.electron.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), `language-${language}`);
  await expect(unroll.page.locator('html')).toHaveAttribute('lang', language);
}

/** Every text of the window that is seen or read out, in the order of the page; without what was announced last, which is about the past. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => [
      ...['aria-label', 'title', 'placeholder', 'aria-valuetext'].flatMap((name) => element.getAttribute(name) ?? []),
      ...[...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [])),
    ]),
  );
}

test('what is open or half written stays as it is while the language is switched', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await expect(editor.canvas.getByText('[1, 4, 8]')).toBeVisible();

  // A search with something typed in it.
  await page.keyboard.press('Slash');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill('lst');
  await speak(unroll, 'ko');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('lst');
  await expect(field).toHaveAttribute('placeholder', ko.app.add.placeholder);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-node-id][data-kind="lstm"]')).toHaveCount(1);

  // A field that is not left yet, and the menu of commands.
  const name = page.getByRole('complementary', { name: ko.app.inspector.label }).getByRole('textbox', { name: ko.app.inspector.name, exact: true });
  await name.fill('Memo');
  await speak(unroll, 'en');
  await expect(editor.inspector().getByRole('textbox', { name: t('app:inspector.name'), exact: true })).toHaveValue('Memo');
  await page.keyboard.press('Enter');
  await expect(editor.node('Memo')).toHaveCount(1);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog').getByRole('combobox');
  await palette.fill('tidy');
  await speak(unroll, 'ko');
  await expect(palette).toHaveValue('tidy');
  await expect(page.getByRole('option', { name: ko.app.command.tidy })).toBeVisible();
});

test('a drawing whose language was switched says what one says that was opened in it', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('many-to-one');
  // The process that trains stands, and has told what is in the data.
  await expect(editor.canvas.getByText('[24, 6, 8]')).toBeVisible();
  await expect(page.getByText(t('device:starting'))).toHaveCount(0);
  await editor.canvas.click({ position: { x: 30, y: 300 } });
  await page.keyboard.press('n');
  await page.keyboard.type('A note');
  await page.keyboard.press('Escape');
  for (const form of ['folded', 'compiler', 'unrolled', 'outline']) {
    await test.step(form, async () => {
      await speak(unroll, 'en');
      if (form === 'unrolled') {
        await page.keyboard.press('u');
        // With its values: what is still being computed says so.
        await expect(page.getByRole('slider', { name: t('unrolled:ruler'), exact: true })).toHaveAttribute('aria-valuetext', /Div/);
      }
      if (form === 'outline') await page.getByRole('tab', { name: t('app:side.outline') }).click();
      if (form === 'compiler') await editor.tab('compiler').click();
      if (form !== 'folded') await expect(page.getByRole('listbox', { name: t('explain:view.program') })).toContainText(t('explain:given.x'));
      await expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).toHaveAttribute('aria-disabled', 'false');
      await speak(unroll, 'ko');
      // The compiler explains in a worker, which has texts of its own; its tab stays open from then on.
      if (form !== 'folded') await expect(page.getByRole('listbox', { name: ko.explain.view.program })).toContainText(ko.explain.given.x);
      // Built again: everything that remembers a text is made anew.
      const switched = await said(page);
      await page.keyboard.press('Control+4');
      await expect(page.locator('[data-canvas]')).toHaveCount(0);
      await page.keyboard.press('Control+1');
      await expect(page.locator('[data-canvas]')).toBeVisible();
      await expect.poll(() => said(page)).toEqual(switched);
    });
  }
});
