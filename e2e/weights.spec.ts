import type { Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ editor }) => {
  await editor.openTemplate('hello');
  await editor.tab('weights').click();
});

const bar = (page: Page, step: number) => page.getByRole('slider', { name: t('app:weights.barLabel', { t: step }), exact: true });

async function weights(page: Page): Promise<(string | null)[]> {
  const bars = await page.getByRole('group', { name: t('app:weights.bars') }).getByRole('slider').all();
  return Promise.all(bars.map((slider) => slider.getAttribute('aria-valuenow')));
}

test('weights of timesteps are painted by mouse, one stroke one undo, and judged or not is marked', async ({ editor, unroll }) => {
  const { page } = unroll;
  await expect.poll(() => weights(page)).toEqual(['1', '1', '1', '1']);
  const [first, third] = [await bar(page, 1).boundingBox(), await bar(page, 3).boundingBox()];
  if (!first || !third) throw new Error('not visible');

  // Along the bottom over t = 1 and 2, then up to the middle at t = 3.
  await page.mouse.move(first.x + first.width / 2, first.y + first.height - 1);
  await page.mouse.down();
  await page.mouse.move(first.x + first.width * 1.5, first.y + first.height - 1, { steps: 5 });
  await page.mouse.move(third.x + third.width / 2, third.y + third.height / 2, { steps: 2 });
  await page.mouse.up();
  const [w1, w2, w3, w4] = await weights(page);
  expect([w1, w2, w4]).toEqual(['0', '0', '1']);
  expect(Number(w3)).toBeCloseTo(0.5, 1);
  await expect(page.getByRole('radio', { name: t('app:weights.schedule.custom') })).toBeChecked();
  await expect(bar(page, 1)).toHaveAttribute('aria-valuetext', t('app:weights.barZero', { t: 1, weight: '0' }));
  await expect(bar(page, 1)).toHaveClass(/not-judged/);

  await page.getByRole('button', { name: new RegExp(`^${t('app:command.undo')}`) }).click();
  await expect.poll(() => weights(page)).toEqual(['1', '1', '1', '1']);
  await expect(editor.node('Divergence')).toContainText('all steps');
});

test('weights are set by keys and by presets', async ({ unroll }) => {
  const { page } = unroll;
  await page.getByRole('radio', { name: t('app:weights.schedule.final'), exact: true }).click();
  await expect.poll(() => weights(page)).toEqual(['0', '0', '0', '1']);
  await expect(page.getByRole('status').or(page.locator('output')).filter({ hasText: /^1$/ })).toBeVisible();

  await bar(page, 4).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(bar(page, 3)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar(page, 3)).toHaveAttribute('aria-valuenow', '0.3');
  await page.keyboard.press('Home');
  await page.keyboard.press('1');
  await expect.poll(() => weights(page)).toEqual(['1', '0', '0.3', '1']);

  await page.getByRole('radio', { name: t('app:weights.schedule.ramp'), exact: true }).click();
  await expect.poll(() => weights(page)).toEqual(['0.25', '0.5', '0.75', '1']);
});

test('weights that are all 0 keep the drawing from being trained, and say so', async ({ unroll }) => {
  const { page } = unroll;
  await page.getByRole('radio', { name: t('app:weights.schedule.custom'), exact: true }).click();
  for (const step of [1, 2, 3, 4]) {
    await bar(page, step).focus();
    await page.keyboard.press('0');
  }
  await expect.poll(() => weights(page)).toEqual(['0', '0', '0', '0']);
  await expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).toHaveAttribute('aria-disabled', 'true');
});
