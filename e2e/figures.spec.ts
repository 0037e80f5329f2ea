import type { Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { parseTable } from '../shared/series/parse-table.ts';
import { savedFigure } from './saved-figure.ts';
import { expect, test } from './test.ts';

interface Drawn {
  readonly texts: string[];
  readonly outside: string[];
}

/** The texts of a drawing, and those that lie outside of its page. */
async function drawn(page: Page, svg: string): Promise<Drawn> {
  expect(svg).not.toMatch(/var\(|color\(|oklab\(|NaN|undefined|class=/);
  return page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (root.querySelector('parsererror')) throw new Error('not well formed');
    document.body.append(root);
    try {
      const box = root.getBoundingClientRect();
      const all = [...root.querySelectorAll('text')];
      const isOutside = (each: Element): boolean => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
      };
      const written = (each: Element): string => each.textContent ?? '';
      return { texts: all.map(written), outside: all.filter(isOutside).map(written) };
    } finally {
      root.remove();
    }
  }, svg);
}

test('what is seen is saved as it stands: cells of the unrolled form, tables, texts and strips, with all that is scrolled away', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();

  const strips = await drawn(page, await savedFigure(unroll, testInfo, t('training:strips.title'), 'svg'));
  expect(strips.texts).toEqual(expect.arrayContaining([t('training:strips.title'), '300', 'all']));
  const samples = await drawn(page, await savedFigure(unroll, testInfo, t('recorder:samples.title'), 'svg'));
  expect(samples.outside).toEqual([]);
  expect(samples.texts.filter((text) => text === 'ello').length).toBeGreaterThan(3);
  expect(parseTable(await savedFigure(unroll, testInfo, t('training:strips.title'), 'csv'), ',')[0]).toEqual(['step', 't', 'w', 'div']);

  await page.getByRole('button', { name: t('recorder:table.open'), exact: true }).click();
  const table = await drawn(page, await savedFigure(unroll, testInfo, t('recorder:table.save'), 'svg'));
  expect(table.outside).toEqual([]);
  expect(table.texts).toEqual(expect.arrayContaining([t('recorder:table.seed'), t('recorder:table.loss'), t('training:run.name', { number: 1 })]));

  // Unrolled over four timesteps every lane is drawn as its cells are, also what is below the edge.
  await unroll.resize(1280, 700);
  await editor.mode('build');
  await editor.canvas.click({ position: { x: 8, y: 8 } });
  await page.keyboard.press('u');
  const form = page.getByRole('region', { name: t('unrolled:label') });
  await expect(form.locator('[data-column]')).toHaveCount(4);
  const cells = await drawn(page, await savedFigure(unroll, testInfo, t('unrolled:figureName'), 'svg'));
  expect(cells.outside).toEqual([]);
  for (const title of ['Text source', 'One-hot', 'RNN', 'Output', 'Divergence']) expect(cells.texts).toContain(title);
  expect(cells.texts.filter((text) => text === 'l').length).toBeGreaterThanOrEqual(6);
  expect(cells.texts.join('')).toContain('DIV');
  expect(await savedFigure(unroll, testInfo, t('unrolled:figureName'), 'png')).toMatch(/^.PNG/);
});
