import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What a checker finds wrong; legacy mode, since Electron opens no second page for it.
 * @param inMenu a menu is open: it has the focus and goes again, and is in no landmark
 */
export async function violations(page: Page, inMenu = false): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(inMenu ? ['region'] : []).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`));
}
