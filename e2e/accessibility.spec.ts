import { readFile, writeFile } from 'node:fs/promises';
import { t } from '../shared/i18n/index.ts';
import { violations } from './axe.ts';
import { expect, test } from './test.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`every screen passes the accessibility check, ${theme}`, async ({ editor, unroll }) => {
    const { page } = unroll;
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.getByRole('button', { name: /^hello / })).toBeVisible();
    expect.soft(await violations(page), 'start').toEqual([]);

    await editor.openTemplate('hello');
    await editor.node('RNN').click();
    await expect(editor.inspector().getByText(t('nodes:fields.units'), { exact: true })).toBeVisible();
    expect.soft(await violations(page), 'build').toEqual([]);
    await page.keyboard.press('u');
    await expect(page.getByRole('slider', { name: t('unrolled:ruler'), exact: true })).toHaveAttribute('aria-valuetext', /Div/);
    expect.soft(await violations(page), 'unrolled').toEqual([]);
    await page.keyboard.press('u');
    await editor.tab('weights').click();
    await expect(page.getByRole('group', { name: t('app:weights.bars') })).toBeVisible();
    expect.soft(await violations(page), 'weights').toEqual([]);
    await editor.tab('compiler').click();
    await expect(page.getByRole('listbox', { name: t('explain:view.program') })).toBeVisible();
    expect.soft(await violations(page), 'compiler').toEqual([]);

    await editor.train();
    await expect(editor.action('again')).toBeVisible();
    expect.soft(await violations(page), 'train').toEqual([]);
    await page.getByRole('slider', { name: t('recorder:slider') }).press('Home');
    await page.getByRole('button', { name: t('recorder:table.open') }).click();
    await expect(page.getByRole('table')).toBeVisible();
    expect.soft(await violations(page), 'table of runs').toEqual([]);
    await page.getByRole('button', { name: t('recorder:table.close') }).click();

    await editor.mode('generate');
    await page.getByRole('button', { name: t('training:generate.start'), exact: true }).click();
    await expect(page.getByRole('listbox', { name: t('training:generate.symbols') }).getByRole('option').first()).toBeVisible();
    await expect(page.getByRole('button', { name: t('training:generate.start'), exact: true })).toBeVisible();
    expect.soft(await violations(page), 'generate').toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`the outline, notes and menus pass the accessibility check, ${theme}`, async ({ editor, unroll }) => {
    const { page } = unroll;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await editor.openTemplate('hello');
    await expect(editor.canvas.getByText('[1, 4, 8]').first()).toBeVisible();
    const check = async (what: string, inMenu = false): Promise<void> => expect.soft(await violations(page, inMenu), what).toEqual([]);

    // A problem and an expanded node in the outline, and a note beside the drawing.
    await editor.canvas.focus();
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: t('arrange:note.text') })).toBeFocused();
    await check('note being written');
    await page.keyboard.type('a note');
    await page.keyboard.press('Escape');
    await editor.wires().first().focus();
    await page.keyboard.press('Delete');
    await expect(editor.wires()).toHaveCount(5);
    await page.getByRole('tab', { name: t('app:side.outline') }).click();
    await page.getByRole('button', { name: t('outline:expandAll') }).click();
    const tree = page.getByRole('tree', { name: t('outline:label') });
    await expect(tree.getByRole('treeitem', { name: /^Error: / }).first()).toBeVisible();
    await check('outline');
    const row = tree.getByRole('treeitem', { name: /^RNN,/ });
    await row.focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu of a row', true);
    await page.keyboard.press('Escape');
    await expect(row).toBeFocused();
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await check('search for nodes');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');

    await editor.node('RNN').click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    await check('context menu', true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('app:menu.label') }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu of the window', true);
    await page.keyboard.press('Escape');
  });

  test(`every dialog and an open group pass the accessibility check, ${theme}`, async ({ editor, unroll }) => {
    const { page } = unroll;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await editor.openTemplate('hello');
    await expect(editor.canvas.getByText('[1, 4, 8]').first()).toBeVisible();
    // Something that can be undone, and is not saved.
    await editor.setUnits(12);
    const check = async (what: string): Promise<void> => expect.soft(await violations(page), what).toEqual([]);
    for (const [keys, name] of [
      ['Control+e', t('training:export.title')],
      ['Control+Shift+e', t('picture:title')],
      ['Control+k', null],
    ] as const) {
      await page.keyboard.press(keys);
      const dialog = name === null ? page.getByRole('dialog') : page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      await check(name ?? 'palette');
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await page.getByRole('button', { name: t('app:command.history') }).click();
    await check('history');
    await page.keyboard.press('Escape');
    const titles = { about: t('app:about.title'), shortcuts: t('keyboard:sheet.title'), ideas: t('ideas:title') };
    for (const name of ['about', 'shortcuts', 'ideas'] as const) {
      await editor.canvas.focus();
      await page.keyboard.press('Control+k');
      await page.keyboard.insertText(t(`app:command.${name}`));
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: titles[name] });
      await expect(dialog).toBeVisible();
      await check(name);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }

    await editor.node('One-hot').click();
    await editor.node('RNN').click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+g');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: t('groups:way') })).toBeVisible();
    await check('open group');
    await editor.command('start-screen');
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('question about unsaved work');
  });

  test(`dialogs of files, of runs and of data pass the accessibility check, ${theme}`, async ({ launchFile }) => {
    const { path, unroll, editor } = await launchFile('mine.unroll.json');
    const { page } = unroll;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const dialog = page.getByRole('dialog');
    const check = async (what: string): Promise<void> => {
      await expect(dialog).toBeVisible();
      expect.soft(await violations(page), what).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    };
    await expect(editor.canvas.getByText('[1, 4, 8]').first()).toBeVisible();

    await editor.node('Text source').click();
    await editor.inspector().getByRole('button', { name: t('app:corpus.edit') }).click();
    await check('text to learn from');

    await editor.train();
    await expect(editor.action('again')).toBeVisible();
    await page.getByRole('slider', { name: t('recorder:slider') }).press('Home');
    await page.getByRole('button', { name: t('recorder:fork.open') }).click();
    await expect(dialog.getByRole('status')).toContainText(t('recorder:fork.carried', { count: 5, all: 5 }));
    await check('fork');

    await editor.mode('build');
    await editor.setUnits(6);
    const document = JSON.parse(await readFile(path, 'utf8'));
    document.title = 'theirs';
    await writeFile(path, JSON.stringify(document));
    await expect(editor.toast(t('files:changed.title', { file: 'mine' }))).toBeVisible();
    expect.soft(await violations(page), 'changed on the disk').toEqual([]);
    await editor.canvas.focus();
    await page.keyboard.press('Control+s');
    await check('another file on the disk');

    await unroll.electron.evaluate(({ clipboard }) => clipboard.writeText('{"nodes": []}'));
    await editor.node('RNN').click();
    await page.keyboard.press('Control+v');
    await expect(editor.toast(t('groups:paste.notOurs'))).toBeVisible();
    expect.soft(await violations(page), 'paste refused').toEqual([]);
  });

  test(`the table of questions passes the accessibility check, ${theme}`, async ({ editor, unroll }) => {
    const { page } = unroll;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await editor.openTemplate('many-to-one');
    await editor.node('Question table').click();
    await editor.inspector().getByRole('button', { name: t('app:pairs.edit') }).click();
    await expect(page.getByRole('dialog').getByRole('row').nth(3)).toBeVisible();
    expect.soft(await violations(page), 'questions').toEqual([]);
  });
}
