import { readFile } from 'node:fs/promises';
import { t } from '../shared/i18n/index.ts';
import type { Editor } from './editor.ts';
import { expect, test } from './test.ts';

const open = async (editor: Editor) => {
  await editor.page.keyboard.press('Control+Shift+e');
  const dialog = editor.page.getByRole('dialog', { name: t('picture:title') });
  await expect(dialog.getByRole('img', { name: t('picture:preview') })).toBeVisible();
  return dialog;
};

test('the drawing is exported as an SVG of plain shapes and texts', async ({ editor, unroll }, testInfo) => {
  const path = testInfo.outputPath('hello.svg');
  await editor.openTemplate('hello');
  const wires = await editor.wires().count();
  const dialog = await open(editor);
  await unroll.takePictures(testInfo, 'dialog');
  await unroll.answerDialogs(path);
  await dialog.getByRole('button', { name: t('picture:save') }).click();
  await expect(editor.toast(t('picture:saved'))).toBeVisible();

  const text = await readFile(path, 'utf8');
  const seen = await unroll.page.evaluate((svg) => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return {
      broken: parsed.querySelector('parsererror')?.textContent ?? '',
      texts: [...parsed.querySelectorAll('text')].map((element) => element.textContent ?? ''),
      names: [...new Set([...parsed.querySelectorAll('*')].map((element) => element.localName))].sort(),
      unfilled: [...parsed.querySelectorAll('path[fill="none"]')].length,
    };
  }, text);
  expect(seen.broken).toBe('');
  for (const title of ['Text source', 'Input', 'One-hot', 'RNN', 'Output', 'Divergence']) expect(seen.texts).toContain(title);
  expect(seen.texts.some((each) => each.startsWith(t('app:canvas.everyStep')))).toBe(true);
  expect(seen.unfilled).toBeGreaterThanOrEqual(wires);
  // What Inkscape and LibreOffice know.
  expect(seen.names).not.toContain('foreignObject');
  expect(text).not.toMatch(/var\(|class=|NaN|undefined/);
});

test('a selection is exported as a PNG in the chosen colours and scale, and the picture is copied', async ({ editor, unroll }, testInfo) => {
  const path = testInfo.outputPath('rnn.png');
  await editor.openTemplate('hello');
  await editor.node('RNN').click();
  const dialog = await open(editor);
  await dialog.getByRole('radio', { name: 'PNG' }).click();
  await dialog.getByRole('radio', { name: t('picture:parts.selection') }).click();
  await dialog.getByRole('radio', { name: t('app:theme.dark') }).click();
  await dialog.getByRole('radio', { name: '3×' }).click();
  const size = /([\d,]+) × ([\d,]+)/.exec((await dialog.getByRole('figure').textContent()) ?? '') ?? [];
  await unroll.answerDialogs(path);
  await dialog.getByRole('button', { name: t('picture:save') }).click();
  await expect(editor.toast(t('picture:saved'))).toBeVisible();
  const png = await readFile(path);
  const looked = await unroll.page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add([data[at], data[at + 1], data[at + 2], data[at + 3]].join(' '));
    return { width: canvas.width, height: canvas.height, corner: [...data.slice(0, 4)], colours: [...colours] };
  }, png.toString('base64'));
  expect([looked.width, looked.height].map((pixels) => pixels.toLocaleString('en'))).toEqual([size[1], size[2]]);
  // The paper and the role of recurrence of the dark theme.
  expect(looked.corner).toEqual([0x11, 0x12, 0x16, 255]);
  expect(looked.colours).toContain('192 166 255 255');

  await unroll.page.keyboard.press('Control+Shift+c');
  await expect(editor.toast(t('picture:copied'))).toBeVisible();
});
