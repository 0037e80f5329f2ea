import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { formatNumber } from '../renderer/ui/format.ts';
import { t } from '../shared/i18n/index.ts';
import type { MessageKey } from '../shared/i18n/messages.ts';
import type { HeldUnit } from '../shared/ipc/contract.ts';
import { violations } from './axe.ts';
import type { Editor } from './editor.ts';
import { runCli } from './run-cli.ts';
import { savedFigure } from './saved-figure.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

const button = (page: Page | Locator, key: MessageKey, args = {}) => page.getByRole('button', { name: t(key, args), exact: true });
const number = (text: string | null): number => Number((text ?? '').replace('−', '-'));

async function trained(editor: Editor, template: string, done: MessageKey): Promise<void> {
  await editor.openTemplate(template);
  await editor.train();
  await expect(button(editor.page, done)).toBeVisible();
  await openStates(editor);
}

async function openStates(editor: Editor): Promise<void> {
  await editor.mode('microscope');
  await editor.page.getByRole('tab', { name: t('microscope:tab.states') }).click();
  await expect(editor.page.getByRole('region', { name: t('states:unit.label') })).toBeVisible();
}

async function runFolder(unroll: UnrollApp): Promise<string> {
  const [name = ''] = (await readdir(join(unroll.userData, 'runs'))).filter((each) => !each.startsWith('.'));
  return join(unroll.userData, 'runs', name);
}

interface Printed {
  readonly sequences: readonly { readonly tensors: Readonly<Record<string, { readonly shape: readonly [number, number]; readonly data: readonly number[] }>> }[];
  readonly loss: number | null;
}

/** What the command line says of the same run. */
async function printed(testInfo: TestInfo, folder: string, ask: { readonly sequences: unknown; readonly hold?: readonly HeldUnit[] }): Promise<Printed> {
  const file = testInfo.outputPath('input.json');
  await writeFile(file, JSON.stringify(ask));
  const { code, output, errors } = await runCli(testInfo.outputPath(), ['predict', folder, '--input', file, '--probe', 'state,gate']);
  expect(errors).not.toContain('Error');
  expect(code).toBe(0);
  return JSON.parse(output) as Printed;
}

function valueOf({ sequences }: Printed, tensor: string, at: number, unit: number): number {
  const found = sequences[0]?.tensors[tensor];
  return found?.data[(at - 1) * found.shape[1] + unit - 1] ?? Number.NaN;
}

/** A number of the view of one unit, as it is read out. */
async function shownValue(page: Page, name: string, unit: number, at: number): Promise<number> {
  const label = t('states:unit.row', { name, unit, t: at, value: '' });
  const row = page.getByRole('img', { name: label });
  await expect(row).toBeVisible();
  return number((await row.getAttribute('aria-label'))?.slice(label.length) ?? null);
}

async function look(page: Page, unit: number, at: number): Promise<void> {
  const field = page.getByRole('textbox', { name: t('states:unit.number'), exact: true });
  await field.fill(String(unit));
  await field.press('Enter');
  const axis = page.getByRole('region', { name: t('states:unit.label') }).getByRole('slider', { name: t('microscope:timestep') });
  await axis.press('Home');
  for (let step = 1; step < at; step++) await axis.press('ArrowRight');
}

test('a unit’s states on screen are the command line’s, also when it is held, and muting writes what generate --hold writes', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await trained(editor, 'hello', 'training:actions.generate');
  const folder = await runFolder(unroll);
  const free = await printed(testInfo, folder, { sequences: [{ x: 'hell', d: 'ello' }] });
  await look(page, 3, 4);
  expect(await shownValue(page, 'hidden state h_t', 3, 4)).toBeCloseTo(valueOf(free, 'state/rnn/h', 4, 3), 3);
  expect(await shownValue(page, 'before activation a_t', 3, 4)).toBeCloseTo(valueOf(free, 'gate/rnn/a', 4, 3), 3);

  const axis = page.getByRole('slider', { name: /^hidden state h_t, 8 units/ });
  await axis.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: t('states:unit.number'), exact: true })).toHaveValue('4');

  const held = Array.from({ length: 7 }, (_, unit): HeldUnit => ({ state: 'rnn/h', unit, value: 0 }));
  for (const { unit } of held) {
    await look(page, unit + 1, 1);
    await button(page, 'states:hold.mute').click();
  }
  await look(page, 8, 4);
  const muted = await printed(testInfo, folder, { sequences: [{ x: 'hell', d: 'ello' }], hold: held });
  const effect = page.getByRole('region', { name: t('states:effect.label') });
  await expect(effect.getByRole('list', { name: t('states:held.label') }).getByText(/^RNN h, unit/)).toHaveCount(7);
  await expect.poll(() => shownValue(page, 'hidden state h_t', 8, 4)).toBeCloseTo(valueOf(muted, 'state/rnn/h', 4, 8), 3);
  await expect(effect).toContainText(new RegExp(`${(muted.loss ?? 0).toPrecision(3).slice(0, 4)}`));
  await page.getByRole('radio', { name: t('states:shown.free') }).click();
  await expect.poll(() => shownValue(page, 'hidden state h_t', 8, 4)).toBeCloseTo(valueOf(free, 'state/rnn/h', 4, 8), 3);

  const form = page.getByRole('form', { name: t('states:generate.label') });
  await form.getByLabel(t('training:generate.length'), { exact: true }).fill('20');
  await button(form, 'states:generate.go').click();
  const hold = held.map(({ state, unit }) => `${state}:${unit + 1}=0`).join(',');
  const words = ['generate', folder, '--prime', 'h', '--length', '20', '--temperature', '0.7', '--seed', '1'];
  const [without, withHold] = await Promise.all([runCli(testInfo.outputPath(), words), runCli(testInfo.outputPath(), [...words, '--hold', hold])]);
  await expect(form.getByRole('group', { name: t('states:shown.free') })).toHaveText(without.output.trim());
  await expect(form.getByRole('group', { name: t('states:shown.held') })).toHaveText(withHold.output.trim());
  expect(withHold.output).not.toBe(without.output);
  await expect(form.getByRole('status')).toContainText('part at character');

  await button(effect, 'states:held.releaseAll').click();
  await expect(effect).toContainText(t('states:effect.none'));
});

test('gates of questions, where a unit fires among them, and answers with a unit muted', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  await trained(editor, 'many-to-one', 'training:actions.ask');
  const folder = await runFolder(unroll);
  const free = await printed(testInfo, folder, { sequences: [{ x: 'color of sky' }] });
  await look(page, 5, 3);
  for (const [gate, name] of [['i', 'input gate'], ['f', 'forget gate'], ['o', 'output gate'], ['g', 'candidate']] as const)
    expect(await shownValue(page, `${name} ${gate}_t`, 5, 3), name).toBeCloseTo(valueOf(free, `gate/lstm/${gate}`, 3, 5), 3);
  expect(await shownValue(page, 'cell state c_t', 5, 3)).toBeCloseTo(valueOf(free, 'state/lstm/c', 3, 5), 2);

  await button(page, 'states:corpus.read').click();
  const places = async (kind: 'highest' | 'lowest'): Promise<number[]> => {
    const list = page.getByRole('region', { name: t(`states:corpus.${kind}`), exact: true });
    await expect(list.getByRole('listitem')).toHaveCount(10);
    return (await list.getByRole('button').allTextContents()).map((text) => number(/^−?[\d.]+/.exec(text)?.[0] ?? null));
  };
  const [highest, lowest] = [await places('highest'), await places('lowest')];
  expect(highest).toEqual(highest.toSorted((a, b) => b - a));
  expect(lowest).toEqual(lowest.toSorted((a, b) => a - b));
  const runId = basename(folder);
  const excerpt = await unroll.value('data.excerpt', { of: { runId, at: 'now' }, from: 0, timesteps: 20_000 });
  const all = (await Promise.all([excerpt.sequences.slice(0, 64), excerpt.sequences.slice(64)].filter(({ length }) => length > 0).map(async (part, index) => {
    const file = testInfo.outputPath(`part-${index}.json`);
    await writeFile(file, JSON.stringify(part.map(({ x }) => x)));
    return JSON.parse((await runCli(testInfo.outputPath(), ['predict', folder, '--input', file, '--probe', 'state'])).output) as Printed;
  }))).flatMap(({ sequences }) => sequences.flatMap(({ tensors }) => (tensors['state/lstm/h']?.data ?? []).filter((_, index) => index % 32 === 4)));
  expect(highest[0]).toBeCloseTo(Math.max(...all), 3);
  expect(lowest[0]).toBeCloseTo(Math.min(...all), 3);
  const first = page.getByRole('region', { name: t('states:corpus.lowest'), exact: true }).getByRole('button').first();
  await first.click();
  await expect(first).toHaveAttribute('aria-current', 'true');

  await button(page, 'states:hold.mute').click();
  await expect(page.getByRole('table', { name: t('states:effect.answers') }).getByRole('row')).toHaveCount(6);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect.soft(await violations(page), colorScheme).toEqual([]);
  }
  expect(await savedFigure(unroll, testInfo, t('states:figure.unit'), 'csv')).toMatch(/^\uFEFF?t,symbol,i,f,g,o,c,h\r\n1,color,.*\r\n2,of,.*\r\n3,sky,.*,0\r\n$/);
  expect(await savedFigure(unroll, testInfo, t('states:figure.maps'), 'svg')).toMatch(/<svg .*forget gate .*<\/svg>/s);
});

test('places of a series where a unit is highest are found, and an untrained drawing with a unit held says that it forecasts nothing', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('sine-forecast');
  await openStates(editor);
  await button(page, 'states:corpus.read').click();
  await expect(page.getByRole('region', { name: t('states:corpus.highest'), exact: true }).getByRole('listitem')).toHaveCount(10);
  await button(page, 'states:hold.mute').click();
  const effect = page.getByRole('region', { name: t('states:effect.label') });
  await expect(effect).toContainText(t('states:forecast.drawing'));
  await expect(effect.getByRole('status')).toContainText(t('states:effect.error'));
});

test('a forecast with a unit held is written beside the one without, and how far they part', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('sine-forecast');
  await editor.fill('app:settings.steps', '60');
  await editor.train();
  await expect(editor.action('again')).toBeVisible();
  await openStates(editor);
  await button(page, 'states:hold.mute').click();
  const form = page.getByRole('form', { name: t('states:forecast.label') });
  await form.getByLabel(t('training:forecast.length'), { exact: true }).fill('20');
  await button(form, 'states:forecast.go').click();
  const runId = await unroll.lastRun();
  const [unit] = await page.getByRole('list', { name: t('states:held.label') }).getByText(/^RNN h, unit/).allTextContents();
  const hold = [{ state: 'rnn/h', unit: Number(/\d+/.exec(unit ?? '')?.[0]) - 1, value: 0 }];
  const [free, held] = await Promise.all([{}, { hold }].map((more) => unroll.value('forecast.run', { runId, options: { prime: '', length: 20, ...more } })));
  const farthest = Math.max(...(free?.values ?? []).map(([value = NaN], at) => Math.abs(value - (held?.values[at]?.[0] ?? NaN))));
  expect(farthest).toBeGreaterThan(0);
  await expect(form.getByRole('img', { name: t('states:forecast.line', { column: 'wave', count: 20, farthest: formatNumber(farthest) }) })).toBeVisible();
});

test('spaces and line ends of the input are seen, typed and pasted as what they are', async ({ editor, unroll }) => {
  const { page } = unroll;
  await editor.openTemplate('text-generation');
  await openStates(editor);
  const field = page.getByRole('textbox', { name: t('microscope:subject.input') });
  await expect(field).toHaveValue(/␣/);
  await field.fill('a b');
  await expect(field).toHaveValue('a␣b');
  await field.press('Home');
  await field.press('ArrowRight');
  await field.press('Enter');
  await field.pressSequentially('c d');
  await expect(field).toHaveValue('a↵c␣d␣b');
  await expect(page.getByRole('region', { name: t('states:unit.label') }).getByRole('slider', { name: t('microscope:timestep') })).toHaveAttribute('aria-valuemax', '7');
  await button(page, 'microscope:subject.toExample').click();
  await expect(page.getByText(new RegExp(`^${t('microscope:subject.example', { at: 1, count: 99 }).replace('99', '\\d+')}$`))).toBeVisible();
  await expect(field).not.toHaveValue('a↵c␣d␣b');
});
