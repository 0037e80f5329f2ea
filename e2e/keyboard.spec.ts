import { inSentence, t } from '../shared/i18n/index.ts';
import type { MessageKey } from '../shared/i18n/messages.ts';
import { boxOf, type Editor } from './editor.ts';
import { HangulKeyboard, Keyboard } from './keyboard.ts';
import { expect, test } from './test.ts';

const region = (editor: Editor, name: string) => editor.page.locator(`[data-region="${name}"]`);
const undoNamed = (editor: Editor, name: string) => editor.page.getByRole('button', { name: t('history:undo', { what: inSentence(name) }) });
const units = (editor: Editor) => editor.inspector().getByRole('textbox', { name: t('nodes:fields.units'), exact: true });

/** Template hello with its data read, so that the drawing is at rest. */
async function openHello(editor: Editor): Promise<Keyboard> {
  await editor.openTemplate('hello');
  await expect(editor.canvas.getByText('[1, 4, 8]')).toBeVisible();
  return new Keyboard(editor);
}

test('a many-to-one network is built from nothing and trained, without the mouse', async ({ editor, unroll }) => {
  const { page } = unroll;
  const keys = new Keyboard(editor);
  await expect(page.getByRole('button', { name: /^hello / })).toBeVisible();
  await keys.press('Control+n');
  await expect(editor.canvas).toBeVisible();

  await keys.add('question table', 'Question table');
  await keys.press('Enter');
  await keys.isOn(editor.inspector().getByRole('textbox', { name: t('app:inspector.name') }));
  await keys.tabTo(editor.inspector().getByRole('button', { name: t('app:pairs.make') }));
  await keys.press('Enter');
  const cell = (part: 'question' | 'answer', row: number) => page.getByRole('textbox', { name: t(`app:pairs.${part}Of`, { row }) });
  await keys.tabTo(cell('question', 1));
  for (const [row, [question, answer]] of [['sky', 'blue'], ['grass', 'green'], ['snow', 'white']].entries()) {
    if (row > 0) {
      await keys.press('Enter');
      await keys.isOn(cell('question', row + 1));
    }
    await page.keyboard.type(`color of ${question}`);
    await keys.press('Tab');
    await page.keyboard.type(answer ?? '');
  }
  await keys.tabTo(page.getByRole('button', { name: t('app:pairs.keep') }));
  await keys.press('Enter');
  await keys.tabTo(editor.inspector().getByRole('button', { name: t('app:pairs.edit') }));
  await keys.press('Escape');
  await keys.isOn(keys.item('Question table'));

  // Each from the one before: by the list of ports, and by the kinds that are added and connected.
  await keys.add('input', 'Input');
  await keys.press('ArrowRight', 'Shift+ArrowRight', 'Escape', 'ArrowUp');
  await keys.isOn(keys.item('Question table'));
  await keys.connect('input in');
  await keys.isOn(keys.item('Question table'));
  await expect(keys.wire('Question table', 'Input')).toHaveCount(1);
  await keys.press('Alt+ArrowDown');
  await keys.isOn(keys.item('Input'));
  for (const [words, title] of [['embedding', 'Embedding'], ['lstm', 'LSTM'], ['output', 'Output'], ['divergence', 'Divergence']] as const) {
    await keys.connect(words);
    await keys.isOn(keys.item(title));
  }
  await expect(keys.wire('Output', 'Divergence')).toHaveCount(1);
  await expect(keys.wire('Question table', 'Divergence')).toHaveCount(1);

  // The weights, in the inspector and on the bars.
  await keys.press('Enter');
  const schedule = editor.inspector().getByRole('combobox', { name: t('nodes:fields.weights' as MessageKey) });
  await keys.tabTo(schedule);
  await expect(schedule).toHaveText(t('app:weights.schedule.final'));
  await keys.press('Enter', 'ArrowDown', 'Enter');
  await expect(schedule).toHaveText(t('app:weights.schedule.all'));
  await keys.isOn(schedule);
  await keys.press('Control+z');
  await expect(schedule).toHaveText(t('app:weights.schedule.final'));
  await keys.tabTo(editor.inspector().getByRole('button', { name: t('app:weights.open') }));
  await keys.press('Enter');
  const bar = (at: number) => page.getByRole('slider', { name: t('app:weights.barLabel', { t: at }) });
  await keys.isOn(bar(3));
  await keys.press('ArrowLeft', 'ArrowUp');
  await expect(bar(2)).toHaveAttribute('aria-valuenow', '0.05');
  await keys.press('0');
  await expect(bar(2)).toHaveAttribute('aria-valuenow', '0');

  // Fewer units, fewer steps.
  await keys.press('F6');
  await keys.press('Shift+F6', 'Shift+F6', 'Shift+F6');
  await keys.isOn(keys.item('Divergence'));
  await keys.press('Escape', 'ArrowUp', 'ArrowUp');
  await keys.isOn(keys.item('LSTM'));
  await keys.press('Enter');
  await keys.tabTo(units(editor));
  await page.keyboard.type('6');
  await keys.press('Enter', 'Escape');
  await keys.isOn(keys.item('LSTM'));
  await keys.press('Escape', 'F6');
  const steps = editor.inspector().getByRole('textbox', { name: t('app:settings.steps'), exact: true });
  await keys.tabTo(steps);
  await page.keyboard.type('20');
  await keys.press('Enter');

  await keys.press('Control+Enter');
  await expect(page.getByRole('region', { name: t('training:run.current') })).toBeVisible();
  await expect(editor.action('again')).toBeVisible({ timeout: 60_000 });
  expect(await editor.step()).toBe(20);
});

test('the focus goes over the drawing, along wires and back', async ({ editor }) => {
  const keys = await openHello(editor);
  await keys.press('F6');
  await keys.isOn(keys.item('Text source'));
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await keys.isOn(keys.item('RNN'));
  await keys.press('ArrowUp');
  await keys.isOn(keys.item('One-hot'));
  await keys.press('End');
  await keys.isOn(keys.item('Divergence'));
  await keys.press('Home', 'Alt+ArrowDown');
  await keys.isOn(keys.item('Input'));
  // There and back: the source leads to the divergence, too.
  await keys.press('Alt+ArrowUp', 'Alt+ArrowDown');
  await keys.isOn(keys.item('Input'));
  await keys.press('Escape');
  await expect(editor.canvas.locator('.unroll-node.is-selected')).toHaveCount(0);
  await keys.isOn(keys.item('Input'));

  // Tab goes in the order of the flow, to nodes and their ports, not to wires.
  await keys.press('Tab');
  await keys.isOn(editor.input('Input'));
  await keys.press('Tab', 'Tab');
  await keys.isOn(keys.item('One-hot'));
  await keys.press('Tab', 'ArrowDown');
  await keys.isOn(editor.output('One-hot'));
  await keys.press('Escape');
  await keys.isOn(keys.item('One-hot'));

  // W along its wires; Delete takes one away and Escape leads back.
  await keys.press('w');
  await keys.isOn(keys.wire('Input', 'One-hot'));
  await keys.press('w');
  await keys.isOn(keys.wire('One-hot', 'RNN'));
  await keys.press('Escape');
  await keys.isOn(keys.item('One-hot'));
  await keys.press('w', 'w', 'Delete');
  await expect(keys.wire('One-hot', 'RNN')).toHaveCount(0);
  await keys.isOn(keys.item('One-hot'));
  await keys.press('Control+z');
  await expect(keys.wire('One-hot', 'RNN')).toHaveCount(1);

  // A selected node is moved, one that is not is left; what is deleted passes the focus on.
  const before = await boxOf(editor.node('One-hot'));
  await keys.press('Space', 'ArrowRight');
  await expect(undoNamed(editor, t('app:edit.move', { count: 1 }))).toBeEnabled();
  await expect.poll(async () => (await boxOf(editor.node('One-hot'))).x).toBeGreaterThan(before.x);
  await keys.press('Space', 'ArrowDown');
  await keys.isOn(keys.item('RNN'));
  await keys.press('Delete');
  await expect(editor.node('RNN')).toHaveCount(0);
  await keys.isOn(keys.item('One-hot'));
});

test('Alt and the arrows to the sides go through time, and where no time passes to what stands beside', async ({ editor }) => {
  const keys = await openHello(editor);
  await keys.press('F6');
  await keys.isOn(keys.item('Text source'));
  await keys.press('ArrowDown', 'ArrowDown');
  await keys.isOn(keys.item('One-hot'));
  // A second network beside the first.
  await keys.connect('gru');
  await keys.isOn(keys.item('GRU'));
  await keys.press('Alt+ArrowUp');
  await keys.isOn(keys.item('One-hot'));
  await keys.press('Alt+ArrowDown');
  const [rnn, gru] = [await boxOf(editor.node('RNN')), await boxOf(editor.node('GRU'))];
  const [there, back] = gru.x > rnn.x ? ['Alt+ArrowRight', 'Alt+ArrowLeft'] : ['Alt+ArrowLeft', 'Alt+ArrowRight'];
  await keys.isOn(keys.item('GRU'));
  await keys.press(back);
  await keys.isOn(keys.item('RNN'));
  await keys.press(there);
  await keys.isOn(keys.item('GRU'));
  // It is selected on the way, and not moved.
  await expect(editor.canvas.locator('.unroll-node.is-selected')).toHaveCount(1);
  await expect(undoNamed(editor, t('app:edit.add', { kind: 'GRU' }))).toBeEnabled();
});

test('C lists where a wire can go, with the reason where it cannot; the port is chosen by Tab', async ({ editor }) => {
  const { page } = editor;
  const keys = await openHello(editor);
  await keys.press('F6', 'ArrowDown', 'ArrowDown', 'c');
  await keys.isOn(keys.connecting());
  await expect(page.getByRole('dialog', { name: t('keyboard:connect.fromOutput', { node: 'One-hot', port: 'out' }) })).toBeVisible();
  const option = (end: string) => page.locator(`[data-end="${end}"]`);
  await expect(option('rnn.in')).toHaveAttribute('aria-disabled', 'true');
  await expect(option('rnn.in')).toContainText(t('keyboard:connect.already'));
  await expect(option('output.in')).toContainText(t('keyboard:connect.replaces', { port: 'in', from: 'RNN' }));
  await expect(option('divergence.targets')).toContainText(t('diagnostics:connect.needsTargets', { to: 'Divergence' }));
  await keys.press('Tab');
  await expect(page.getByRole('dialog', { name: t('keyboard:connect.toInput', { node: 'One-hot', port: 'in' }) })).toBeVisible();
  await expect(option('input.out')).toContainText(t('keyboard:connect.already'));
  await expect(option('text.targets')).toHaveAttribute('aria-disabled', 'true');
  await keys.press('Shift+Tab');
  await page.keyboard.type('output in');
  await keys.press('Enter');
  await expect(keys.wire('One-hot', 'Output')).toHaveCount(1);
  await expect(keys.wire('RNN', 'Output')).toHaveCount(0);
  await keys.isOn(keys.item('One-hot'));
  await keys.press('c', 'Escape');
  await keys.isOn(keys.item('One-hot'));
  await expect(undoNamed(editor, t('app:edit.replace'))).toBeEnabled();
});

test('Enter goes to the fields and Escape back; undo there is the drawing’s once nothing is uncommitted', async ({ editor }) => {
  const { page } = editor;
  const keys = await openHello(editor);
  await keys.press('F6', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await keys.tabTo(units(editor));
  const before = await units(editor).inputValue();
  await page.keyboard.type('17');
  await keys.press('Control+z');
  // That was the field's own.
  await expect(undoNamed(editor, t('app:edit.param', { field: t('nodes:fields.units') }))).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('17');
  await keys.press('Enter');
  await expect(undoNamed(editor, t('app:edit.param', { field: t('nodes:fields.units') }))).toBeEnabled();
  await keys.press('Control+z');
  await expect(units(editor)).toHaveValue(before);
  await keys.isOn(units(editor));
  await keys.press('Control+Shift+z');
  await expect(units(editor)).toHaveValue('17');
  // Typing never reaches the canvas, and Escape takes back before it leaves.
  await page.keyboard.type('9cw/');
  await expect(units(editor)).toBeFocused();
  await expect(editor.nodes()).toHaveCount(6);
  await keys.press('Escape');
  await expect(units(editor)).toHaveValue('17');
  await keys.isOn(units(editor));
  await keys.press('Escape');
  await keys.isOn(keys.item('RNN'));
});

test('F6 goes round the window, Shift+F10 opens a menu at what has the focus, and ? the sheet', async ({ editor }) => {
  const { page } = editor;
  const keys = await openHello(editor);
  const inside = async (name: string) => expect(region(editor, name).locator(':focus')).toHaveCount(1);
  for (const name of ['canvas', 'inspector', 'dock', 'top', 'side', 'canvas', 'inspector']) {
    await keys.press('F6');
    await inside(name);
  }
  for (const name of ['canvas', 'side', 'top', 'dock']) {
    await keys.press('Shift+F6');
    await inside(name);
  }
  await keys.press('F6', 'F6', 'F6');
  await keys.isOn(keys.item('Text source'));
  await keys.press('ArrowDown', 'Shift+F10');
  const menu = page.getByRole('menu', { name: t('app:canvas.label') });
  await expect(menu).toBeVisible();
  const [at, node] = [await boxOf(menu), await boxOf(editor.node('Input'))];
  expect(Math.abs(at.x - node.x)).toBeLessThan(80);
  await keys.press('Escape');
  await keys.isOn(keys.item('Input'));
  await keys.press('Shift+F10');
  await expect(menu).toBeVisible();
  await page.keyboard.type(t('app:command.duplicate').slice(0, 3));
  await keys.press('Enter');
  await expect(editor.node('Input')).toHaveCount(2);
  await expect(menu).toBeHidden();

  await keys.press('Shift+Slash');
  const sheet = page.getByRole('dialog', { name: t('keyboard:sheet.title') });
  await expect(sheet.getByText('Ctrl Shift Z', { exact: true })).toBeVisible();
  await keys.tabTo(sheet.getByRole('radio', { name: t('keyboard:sheet.other') }));
  await keys.press('ArrowRight', 'Enter');
  await expect(sheet.getByText('⇧⌘Z', { exact: true })).toBeVisible();
  await keys.press('Escape');
  await expect(sheet).toBeHidden();
});

test('keys work by their place on a Korean layout, and rest while Hangul is typed', async ({ editor }) => {
  const keys = await openHello(editor);
  const hangul = await HangulKeyboard.of(editor.page);
  await keys.press('F6', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await keys.isOn(keys.item('RNN'));
  await hangul.press({ code: 'KeyC', key: 'ㅊ' });
  await keys.isOn(keys.connecting());
  await keys.press('Escape');
  await keys.isOn(keys.item('RNN'));
  await hangul.press({ code: 'KeyW', key: 'ㅈ' });
  await keys.isOn(keys.wire('One-hot', 'RNN'));
  await keys.press('Escape');
  // An input method that takes the key says no letter at all.
  await hangul.press({ code: 'KeyP', key: 'Process' });
  await expect(undoNamed(editor, t('arrange:edit.pin', { count: 1 }))).toBeEnabled();
  await hangul.press({ code: 'KeyZ', key: 'ㅋ', modifiers: 'ctrl' });
  await expect(undoNamed(editor, t('arrange:edit.pin', { count: 1 }))).toHaveCount(0);
  await hangul.press({ code: 'KeyD', key: 'ㅇ', modifiers: 'ctrl' });
  await expect(editor.node('RNN')).toHaveCount(2);
  await hangul.press({ code: 'KeyZ', key: 'ㅋ', modifiers: 'ctrl' });
  await expect(editor.node('RNN')).toHaveCount(1);

  // In a field the same keys write, and Enter while a syllable is put together is the input method's.
  await keys.press('Home', 'ArrowDown', 'ArrowDown', 'Enter');
  const name = editor.inspector().getByRole('textbox', { name: t('app:inspector.name') });
  await keys.isOn(name);
  for (const [code, key] of [['KeyC', 'ㅊ'], ['KeyW', 'ㅈ'], ['KeyN', 'ㅜ'], ['Slash', '/']] as const) await hangul.press({ code, key });
  await expect(name).toHaveValue('ㅊㅈㅜ/');
  await name.selectText();
  await hangul.press({ code: 'KeyG', key: 'Process' });
  await hangul.compose('하');
  await hangul.press({ code: 'KeyS', key: 'Process' });
  await hangul.compose('한');
  await hangul.press({ code: 'Enter', key: 'Process' });
  await expect(name).toHaveValue('한');
  await expect(editor.node('한')).toHaveCount(0);
  await hangul.settle('한');
  await keys.press('Enter');
  await expect(editor.node('한')).toHaveCount(1);
  await expect(editor.nodes()).toHaveCount(6);
});
