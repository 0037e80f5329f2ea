import type { Locator, Page } from '@playwright/test';
import { inSentence, t, translator } from '../shared/i18n/index.ts';
import { ko } from '../shared/i18n/ko/index.ts';
import { violations } from './axe.ts';
import { Editor } from './editor.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

/** The palette as its user has it: a field, and lines that are found. */
class Palette {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get field(): Locator {
    return this.page.getByRole('dialog').getByRole('combobox');
  }

  line(name: string): Locator {
    return this.page.getByRole('option', { name });
  }

  /** The line that Enter would choose. */
  get chosen(): Locator {
    return this.page.getByRole('option', { selected: true });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.field).toBeFocused();
  }

  /** Types in the palette, and runs the first that it finds, which is to be this. */
  async run(typed: string, name: string): Promise<void> {
    await this.open();
    await this.page.keyboard.insertText(typed);
    await expect(this.chosen).toContainText(name);
    await this.page.keyboard.press('Enter');
    await expect(this.field).toBeHidden();
  }
}

const undoMenu = (unroll: UnrollApp) =>
  unroll.electron.evaluate(({ Menu }) => ['undo', 'redo'].map((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label.replaceAll('&', '')));

const historyButton = (editor: Editor) => editor.page.getByRole('button', { name: t('app:command.history') });

test('commands and kinds are found by name, by another word and by what they are used for, and run by keyboard alone', async ({ editor, unroll }) => {
  const { page } = unroll;
  const palette = new Palette(page);
  await editor.openTemplate('hello');
  await editor.canvas.focus();

  await palette.run('lstm', t('palette:add', { name: 'LSTM' }));
  await expect(editor.node('LSTM')).toBeVisible();
  await expect(page.getByRole('button', { name: t('history:undo', { what: 'add LSTM' }) })).toBeEnabled();

  // The undo is called by what it takes back; a synonym finds it.
  await palette.run('take back', t('history:undo', { what: 'add LSTM' }));
  await expect(editor.node('LSTM')).toHaveCount(0);

  // What was used lately stands first.
  await palette.open();
  await expect(page.getByRole('group', { name: t('palette:sections.lately') }).getByRole('option').first()).toContainText(t('app:command.undo'));
  await expect(palette.line(t('palette:add', { name: 'Dense' }))).toBeAttached();

  // What cannot be done now says why, and is not chosen by Enter.
  await page.keyboard.insertText('align left');
  const align = palette.line(t('app:command.align-left'));
  await expect(align).toContainText(t('app:needs.two'));
  await expect(align).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: t('app:needs.two') })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(palette.field).toBeVisible();

  await palette.field.fill('flux capacitor');
  await expect(page.getByRole('dialog')).toContainText(t('palette:nothing', { query: 'flux capacitor' }));
  await page.keyboard.press('Escape');
  await expect(palette.field).toBeHidden();
  await expect(editor.canvas).toBeFocused();
});

test('it opens over a field that is being written in, and Escape goes back there; it leads to any mode and theme', async ({ editor, unroll }) => {
  const { page } = unroll;
  const palette = new Palette(page);
  await editor.openTemplate('hello');
  await editor.node('RNN').click();
  const units = editor.inspector().getByRole('textbox', { name: t('nodes:fields.units'), exact: true });
  await units.fill('24');
  await palette.open();
  await page.keyboard.press('Escape');
  await expect(units).toBeFocused();
  await expect(units).toHaveValue('24');

  await palette.run('dark', t('app:command.theme-dark'));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await palette.run('runs', t('app:command.mode-train'));
  await expect(page.getByRole('main', { name: t('app:mode.train') })).toBeVisible();
  await palette.open();
  await page.keyboard.insertText('tidy');
  await expect(palette.line(t('app:command.tidy'))).toContainText(t('palette:needsBuild'));
  await page.keyboard.press('Control+k');
  await expect(palette.field).toBeHidden();

  // Adding leads back to the drawing.
  await palette.run('gru', t('palette:add', { name: 'GRU' }));
  await expect(editor.node('GRU')).toBeInViewport();
});

test('it goes to a node, into the group where it lies and out again, and opens templates and documents', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const palette = new Palette(page);
  // Without a document it offers what there is to open.
  await palette.open();
  await page.keyboard.insertText('add lstm');
  await expect(palette.line(t('palette:add', { name: 'LSTM' }))).toContainText(t('app:needs.document'));
  await palette.field.fill(t('templates:many-to-one.title'));
  await expect(palette.chosen).toContainText(t('palette:template', { name: t('templates:many-to-one.title') }));
  await page.keyboard.press('Enter');
  await expect(editor.node('LSTM')).toBeVisible();

  await editor.node('LSTM').click();
  await page.keyboard.press('Control+g');
  await expect(editor.node('LSTM')).toHaveCount(0);
  const groupName = t('app:canvas.newGroup', { number: 1 });
  await palette.run('go to lstm', t('palette:go', { name: 'LSTM' }));
  await expect(editor.node('LSTM')).toBeInViewport();
  await expect(page.locator('.react-flow__node:focus')).toContainText('LSTM');
  await expect(editor.inspector().getByText(t('nodes:fields.units'), { exact: true })).toBeVisible();
  const output = t('nodes:kinds.output.title');
  await palette.run(`go to ${output}`, t('palette:go', { name: output }));
  await expect(editor.node(groupName)).toBeVisible();
  await expect(page.locator('.react-flow__node:focus')).toContainText(output);

  // A node far off the view is moved into it.
  await editor.canvas.focus();
  await palette.run('go to divergence', t('palette:go', { name: t('nodes:kinds.divergence.title') }));
  await expect(editor.node(t('nodes:kinds.divergence.title'))).toBeInViewport();

  // An instance of the group, too, is added by its name.
  await palette.run(`add ${groupName}`, t('palette:add', { name: groupName }));
  await expect(editor.node(`${groupName} 2`)).toBeVisible();

  const file = testInfo.outputPath('mine.unroll.json');
  await unroll.answerDialogs(file);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(t('app:saved.saved'), { exact: true })).toBeVisible();
  await palette.run('start screen', t('app:command.start-screen'));
  await palette.run('mine', t('palette:recent', { name: 'mine' }));
  await expect(editor.node(`${groupName} 2`)).toBeVisible();
});

test('over the unrolled drawing it goes to the lane of a node, adds to it, and says what is only possible folded', async ({ editor, unroll }) => {
  const { page } = unroll;
  const palette = new Palette(page);
  await editor.openTemplate('hello');
  await expect(editor.nodes().first()).toBeVisible();
  await palette.run('unroll', t('app:command.unroll'));
  const form = page.getByRole('region', { name: t('unrolled:label') });
  await expect(form).toBeVisible();
  await palette.run('go to rnn', t('palette:go', { name: 'RNN' }));
  await expect(form.locator('[data-head]:focus')).toContainText('RNN');
  // Lanes below those in view are scrolled to.
  for (const kind of ['divergence', 'text'] as const) {
    await palette.run(`go to ${t(`nodes:kinds.${kind}.title`)}`, t('palette:go', { name: t(`nodes:kinds.${kind}.title`) }));
    const head = form.locator('[data-head]:focus');
    await expect(head).toHaveAttribute('data-kind', kind);
    await expect(head).toBeInViewport({ ratio: 1 });
  }
  await palette.run('add gru', t('palette:add', { name: 'GRU' }));
  await expect(form.locator('[data-node-id]').filter({ hasText: 'GRU' })).toBeVisible();
  await palette.open();
  await page.keyboard.insertText('tidy');
  await expect(palette.line(t('app:command.tidy'))).toContainText(t('palette:needsFolded'));
  await palette.field.fill('zoom in');
  await expect(palette.line(t('app:command.zoom-in'))).toHaveAttribute('aria-disabled', 'false');
});

test('in Korean it answers to Korean, to first consonants and to English', async ({ editor, unroll }) => {
  const { page } = unroll;
  const palette = new Palette(page);
  const dropout = page.locator('[data-canvas] [data-node-id]').filter({ hasText: ko.nodes.kinds.dropout.title });
  const korean = (key: string, args: Record<string, string> = {}) => translator.t(key, { ...args, lng: 'ko' });
  await editor.openTemplate('hello');
  await palette.run('korean', t('app:command.language-ko'));
  await expect(page.getByRole('region', { name: ko.app.canvas.label })).toBeVisible();

  await palette.run('드롭', korean('palette:add', { name: ko.nodes.kinds.dropout.title }));
  await expect(dropout).toBeVisible();
  await expect.poll(() => undoMenu(unroll)).toEqual([`실행 취소(U): ${ko.nodes.kinds.dropout.title} 추가`, '다시 실행(R)']);
  // Half a syllable, first consonants, a synonym, and the English name.
  for (const typed of ['배치 저', 'ㅂㅊㅈㄹ', '자동 배치', 'tidy layout']) {
    await palette.open();
    await page.keyboard.insertText(typed);
    await expect(palette.chosen).toContainText(ko.app.command.tidy);
    await page.keyboard.press('Escape');
  }
  await palette.run('되돌리기', korean('history:undo', { what: `${ko.nodes.kinds.dropout.title} 추가` }));
  await expect(dropout).toHaveCount(0);
});

test('the history lists what was done, goes to any of it and back, and the native menu names what comes next', async ({ editor, unroll }) => {
  const { page } = unroll;
  const palette = new Palette(page);
  await editor.openTemplate('hello');
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo', 'Redo']);
  await expect(historyButton(editor)).toBeDisabled();
  for (const kind of ['LSTM', 'GRU', 'Dense']) await palette.run(kind, t('palette:add', { name: kind }));
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo add Dense', 'Redo']);

  await editor.canvas.focus();
  await page.keyboard.press('Control+Shift+h');
  const list = page.getByRole('list', { name: t('history:title') });
  const states = list.getByRole('button');
  const names = ['Dense', 'GRU', 'LSTM'].map((kind) => t('app:edit.add', { kind }));
  await expect(states).toContainText([...names, t('history:beginning')]);
  await expect(list.locator('[aria-current]')).toBeFocused();
  await expect(list.locator('[aria-current]')).toHaveText(names[0] ?? '');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(editor.node('LSTM')).toBeVisible();
  await expect(editor.node('GRU')).toHaveCount(0);
  await expect(editor.node('Dense')).toHaveCount(0);
  await expect(list.locator('[aria-current]')).toHaveText(names[2] ?? '');
  await expect(states.first()).toContainText(t('history:undone'));
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo add LSTM', 'Redo add GRU']);

  // A click far ahead does all of it again; the beginning is a state, too.
  await states.first().click();
  await expect(editor.node('Dense')).toBeVisible();
  await states.last().click();
  await expect(editor.node('LSTM')).toHaveCount(0);
  await expect(list.locator('[aria-current]')).toHaveText(new RegExp(t('history:beginning')));
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo', `Redo ${inSentence(names[2] ?? '')}`]);

  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(editor.canvas).toBeFocused();
  await historyButton(editor).click();
  await expect(states).toHaveCount(4);
});

test('the native menu names what the window in front would undo, and offers the palette and the history there', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('hello');
  await new Palette(page).run('add lstm', t('palette:add', { name: 'LSTM' }));
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo add LSTM', 'Redo']);
  const second = await unroll.newWindow();
  await second.waitForLoadState();
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo', 'Redo']);
  await new Editor(second).openTemplate('hello');
  await new Palette(second).run('add gru', t('palette:add', { name: 'GRU' }));
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo add GRU', 'Redo']);
  const first = await unroll.electron.browserWindow(page);
  // The event that the system sends a window it brings to the front; Xvfb has nothing that does so.
  await first.evaluate((window) => window.emit('focus'));
  await expect.poll(() => undoMenu(unroll)).toEqual(['Undo add LSTM', 'Redo']);

  const choose = (id: string) =>
    unroll.electron.evaluate(({ Menu, BrowserWindow }, id) => {
      const [window] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click(undefined, window);
    }, id);
  await choose('history');
  await expect(page.getByRole('list', { name: t('history:title') })).toBeVisible();
  await choose('command-palette');
  await expect(new Palette(page).field).toBeFocused();
});

for (const theme of ['light', 'dark'] as const) {
  test(`the palette and the history pass the accessibility check, ${theme}`, async ({ editor, unroll }) => {
    const { page } = unroll;
    const palette = new Palette(page);
    await page.emulateMedia({ colorScheme: theme });
    await editor.openTemplate('hello');
    await palette.run('lstm', t('palette:add', { name: 'LSTM' }));
    await palette.open();
    await expect(palette.line(t('palette:template', { name: 'hello' }))).toBeAttached();
    expect.soft(await violations(page), 'palette').toEqual([]);
    await page.keyboard.insertText('align');
    await expect(palette.line(t('app:command.align-left'))).toBeVisible();
    expect.soft(await violations(page), 'found').toEqual([]);
    await page.keyboard.press('Escape');
    await historyButton(editor).click();
    await expect(page.getByRole('list', { name: t('history:title') })).toBeVisible();
    expect.soft(await violations(page), 'history').toEqual([]);
  });
}
