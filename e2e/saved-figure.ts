import { readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import { expect } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

/** Saves a figure by its menu, as a user does, and reads the file: a PNG as one letter a byte. */
export async function savedFigure(unroll: UnrollApp, testInfo: TestInfo, label: string, format: 'svg' | 'csv' | 'png'): Promise<string> {
  const path = testInfo.outputPath(`${label}.${format}`);
  await unroll.answerDialogs(path);
  await unroll.page.getByRole('button', { name: t('figure:save', { name: label }), exact: true }).click();
  await unroll.page.getByRole('menuitem', { name: t(`figure:as.${format}`) }).click();
  await expect.poll(() => readFile(path, 'latin1').catch(() => '')).not.toBe('');
  return readFile(path, format === 'png' ? 'latin1' : 'utf8');
}
