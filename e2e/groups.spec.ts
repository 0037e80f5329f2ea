import { t } from '../shared/i18n/index.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ editor, unroll }) => {
  await editor.openTemplate('hello');
  await expect(editor.nodes()).toHaveCount(6);
  await editor.node('One-hot').click();
  await editor.node('RNN').click({ modifiers: ['Control'] });
  await unroll.page.keyboard.press('Control+g');
  await expect(editor.nodes()).toHaveCount(5);
});

test('a group is opened, edited inside, left, and undone where it was edited', async ({ editor, unroll }) => {
  const { page } = unroll;
  const name = t('app:canvas.newGroup', { number: 1 });
  const way = page.getByRole('navigation', { name: t('groups:way') });
  await expect(editor.node(name)).not.toHaveAttribute('data-state', 'error');
  await expect(editor.wires()).toHaveCount(5);
  await editor.node(name).dblclick();
  await expect(way.getByText(name)).toBeVisible();
  await expect(editor.nodes()).toHaveCount(4);
  await expect(editor.wires()).toHaveCount(3);

  await editor.setUnits(12);
  await expect(editor.node('RNN')).toContainText('12 units');
  await expect(editor.canvas.getByText('[1, 4, 12]').first()).toBeVisible();
  // Escape lets go of what is selected, and only then of the group.
  await editor.node('RNN').click();
  await page.keyboard.press('Escape');
  await expect(editor.canvas.locator('.unroll-node.is-selected')).toHaveCount(0);
  await expect(way).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(way).toBeHidden();
  await expect(editor.nodes()).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(way).toBeVisible();
  await expect(editor.node('RNN')).toContainText('8 units');

  // The border stays, whatever is deleted.
  await editor.canvas.locator('[data-kind="group-inputs"]').click();
  await page.keyboard.press('Delete');
  await expect(editor.nodes()).toHaveCount(4);
  await editor.node('RNN').click();
  await page.keyboard.press('Delete');
  await expect(editor.nodes()).toHaveCount(3);
  await way.getByRole('button').first().click();
  // What went in and out of the group outside is still wired.
  await expect(editor.wires()).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(editor.node('RNN')).toBeVisible();
});

test('ports are renamed, instances share one definition and part from it, and unpacking brings everything back', async ({ editor, unroll }) => {
  const { page } = unroll;
  const name = t('app:canvas.newGroup', { number: 1 });
  await editor.node(name).click();
  const port = editor.inspector().getByRole('textbox', { name: t('groups:portName', { port: 'in' }) });
  await port.fill('letters');
  await port.press('Enter');
  await expect(editor.input(name, 'letters')).toBeVisible();
  await expect(editor.wires()).toHaveCount(5);

  await page.getByRole('complementary', { name: t('app:side.label') }).getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.inspector().getByText(t('groups:used', { count: 2 }))).toBeVisible();
  await editor.inspector().getByRole('button', { name: t('app:command.separate-group') }).click();
  await expect(editor.inspector().getByText(t('groups:used', { count: 1 }))).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');

  await editor.node(name).click();
  await page.keyboard.press('Control+Shift+g');
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.wires()).toHaveCount(6);
  await expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).not.toHaveAttribute('aria-disabled', 'true');
});

test('a drawing with an open group trains', async ({ editor }) => {
  await editor.node(t('app:canvas.newGroup', { number: 1 })).dblclick();
  await expect(editor.nodes()).toHaveCount(4);
  await editor.train();
  await expect.poll(() => editor.step()).toBeGreaterThan(0);
});
