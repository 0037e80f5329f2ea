import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { t } from '../shared/i18n/index.ts';
import { root, startCli } from './electron.ts';
import { expect, test } from './test.ts';

interface Explained {
  readonly explanation: {
    readonly stages: readonly { readonly id: string; readonly changes: readonly { readonly text: string }[] }[];
    readonly listing: Readonly<Record<'given' | 'forward' | 'backward' | 'update', readonly { readonly text: string; readonly node: string | null }[]>>;
  };
}

async function explainedByCli(template: string, folder: string): Promise<Explained['explanation']> {
  const child = startCli(['check', join(root, 'templates', `${template}.unroll.json`), '--explain', '--json'], folder);
  const [[code], output] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  expect(code).toBe(0);
  return (JSON.parse(output) as Explained).explanation;
}

test('what the compiler did is told as in the terminal, and its lines and the nodes light each other', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await unroll.resize(1280, 800);
  await editor.openTemplate('many-to-one');
  await editor.tab('compiler').click();
  const stages = page.getByRole('region', { name: t('explain:view.stages') });
  const program = page.getByRole('listbox', { name: t('explain:view.program') });

  const told = await explainedByCli('many-to-one', testInfo.outputPath());
  const sentence = told.stages.find(({ id }) => id === 'lookUp')?.changes[0]?.text ?? '';
  expect(sentence).toBe('One-hot × Projection became a table look-up: 186,624 multiplications saved a step.');
  for (const { changes } of told.stages) for (const change of changes) await expect(stages.getByText(change.text, { exact: true })).toBeVisible();
  const lines = Object.values(told.listing).flat();
  await expect(program.getByRole('option')).toHaveCount(lines.length);

  // A line lights its node, a node its lines.
  const loop = program.getByRole('option', { name: /^h\[t\] = / });
  await loop.hover();
  await expect(editor.node('LSTM')).toHaveAttribute('data-lit', 'true');
  await expect(editor.node('Projection')).not.toHaveAttribute('data-lit');
  await unroll.takePictures(testInfo, 'line');
  await editor.node('Projection').hover();
  await expect(editor.node('LSTM')).not.toHaveAttribute('data-lit');
  const own = lines.filter(({ node }) => node === 'projection').length;
  expect(own).toBeGreaterThan(0);
  await expect(program.locator('[data-lit]')).toHaveCount(own);

  // So does a sentence, and the keys.
  await stages.getByText(sentence).hover();
  await expect(editor.node('One-hot')).toHaveAttribute('data-lit', 'true');
  await expect(editor.node('Projection')).toHaveAttribute('data-lit', 'true');
  await program.focus();
  await page.keyboard.press('End');
  await expect(editor.node('Output')).toHaveAttribute('data-lit', 'true');
  await page.keyboard.press('Enter');
  await expect(editor.inspector().getByText(t('nodes:kinds.output.help'))).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
});

test('an edit is explained again, and a drawing with errors says why it is not', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await editor.tab('compiler').click();
  const stages = page.getByRole('region', { name: t('explain:view.stages') });
  await expect(stages.getByText(t('explain:judge.none'))).toBeVisible();

  await editor.tab('weights').click();
  await page.getByRole('radio', { name: t('app:weights.schedule.final'), exact: true }).click();
  await editor.tab('compiler').click();
  await expect(stages.getByText(/Divergence judges 1 of 4 timesteps/)).toBeVisible();

  await editor.node('RNN').click();
  await page.keyboard.press('Delete');
  await expect(page.getByText(t('explain:view.errors'))).toBeVisible();
  await page.getByRole('button', { name: t('explain:view.problems') }).click();
  await expect(editor.tab('problems')).toHaveAttribute('aria-selected', 'true');
});
