import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a checker finds wrong; legacy mode, since Electron opens no second page for it. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`));
}
