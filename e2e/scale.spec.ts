import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { largeDocument } from '../bench/engine/large-document.ts';
import { parseDocument, serializeDocument } from '../shared/document/parse.ts';
import type { UnrollDocument } from '../shared/document/schema.ts';
import { t } from '../shared/i18n/index.ts';
import type { Editor } from './editor.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

// What a large drawing costs is measured by `npm run bench -- editor`; here it has to be whole and to work.

async function openLarge(unroll: UnrollApp, editor: Editor, size: number, folder: string): Promise<{ document: UnrollDocument; path: string }> {
  const document = largeDocument(size);
  const path = join(folder, `${size}.unroll.json`);
  await writeFile(path, serializeDocument(document));
  await unroll.answerDialogs(path);
  await editor.command('open');
  await expect(editor.nodes().first()).toBeVisible();
  return { document, path };
}

/** The document as it lies on the disk after saving; where the canvas looks is another matter. */
async function saved(editor: Editor, path: string): Promise<UnrollDocument> {
  await editor.page.keyboard.press('Control+s');
  await expect(editor.page.getByText(t('app:saved.saved'), { exact: true })).toBeVisible();
  return withoutViewport(parseDocument(await readFile(path, 'utf8'), path));
}

function withoutViewport({ view, ...document }: UnrollDocument): UnrollDocument {
  const { viewport: _viewport, ...rest } = view;
  return { ...document, view: rest };
}

/** The node nearest the middle of the canvas, and a place to take hold of it. */
async function middleNode(page: Page): Promise<{ id: string; x: number; y: number }> {
  const found = await page.evaluate(() => {
    const canvas = document.querySelector('[data-canvas]')?.getBoundingClientRect();
    if (!canvas) return null;
    const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
    const places = [...document.querySelectorAll<HTMLElement>('[data-canvas] [data-node-id]')].map((node) => {
      const box = node.getBoundingClientRect();
      return { id: node.dataset['nodeId'] ?? '', x: box.x + box.width / 3, y: box.y + box.height / 3 };
    });
    return places.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0] ?? null;
  });
  if (!found) throw new Error('no node in view');
  return found;
}

/** Drags the node in the middle a little, by mouse; its id. */
async function dragMiddleNode(page: Page): Promise<string> {
  const { id, x, y } = await middleNode(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 10, { steps: 5 });
  await page.mouse.move(x + 50, y + 30, { steps: 5 });
  await page.mouse.up();
  return id;
}

const trainable = (page: Page) => expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).not.toHaveAttribute('aria-disabled', 'true');

test('a drawing of 500 nodes opens whole, from far away and near, is edited, undone and saved', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const { document, path } = await openLarge(unroll, editor, 500, testInfo.outputPath());
  await expect(editor.inspector().getByText(/^500 nodes/)).toBeVisible();
  await trainable(page);
  await unroll.takePictures(testInfo, 'far');

  // From far away nodes are tiles, which are dragged as nodes are.
  const dragged = await dragMiddleNode(page);
  const moved = await saved(editor, path);
  expect(moved.view.positions[dragged]).not.toEqual(document.view.positions[dragged]);
  expect({ ...moved, view: { ...moved.view, positions: { ...moved.view.positions, [dragged]: document.view.positions[dragged] } } }).toEqual(withoutViewport(document));
  await page.keyboard.press('Control+z');
  expect(await saved(editor, path)).toEqual(withoutViewport(document));

  // Near, what is in view has its ports and wires.
  await page.getByRole('button', { name: /^\d+%$/ }).click();
  await expect(editor.wires().first()).toBeVisible();
  await expect(editor.canvas.locator('[data-port]').first()).toBeVisible();
  await unroll.takePictures(testInfo, 'near');
  const { id, x, y } = await middleNode(page);
  await page.mouse.click(x, y);
  await editor.fill('app:inspector.name', 'Middle');
  await expect(editor.node('Middle')).toBeVisible();
  const named = await saved(editor, path);
  expect(named.graph.nodes.find((node) => node.id === id)?.name).toBe('Middle');
  expect(named.graph.wires).toEqual(document.graph.wires);
  await editor.node('Middle').click();
  await page.keyboard.press('Delete');
  await expect(editor.node('Middle')).toHaveCount(0);
  await expect(page.getByRole('button', { name: t('app:command.train'), exact: true })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Middle')).toBeVisible();
  await page.keyboard.press('Control+z');
  await trainable(page);
  expect(await saved(editor, path)).toEqual(withoutViewport(document));
});

test('a drawing of 10,000 nodes opens whole and can be edited', async ({ editor, unroll }, testInfo) => {
  const { page } = unroll;
  const { document, path } = await openLarge(unroll, editor, 10_000, testInfo.outputPath());
  await expect(editor.inspector().getByText(/^10,?000 nodes/)).toBeVisible();
  await trainable(page);
  const dragged = await dragMiddleNode(page);
  const moved = await saved(editor, path);
  expect(moved.view.positions[dragged]).not.toEqual(document.view.positions[dragged]);
  expect(moved.graph).toEqual(document.graph);
  await page.keyboard.press('Control+z');
  expect(await saved(editor, path)).toEqual(withoutViewport(document));
});
