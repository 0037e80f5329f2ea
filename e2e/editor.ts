import { expect, type Locator, type Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import type { MessageKey } from '../shared/i18n/messages.ts';

/** What a user sees of the drawing, found as a screen reader would find it. */
export class Editor {
  readonly page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('region', { name: t('app:canvas.label') });
  }

  async openTemplate(id: string): Promise<void> {
    const title = t(`templates:${id}.title` as MessageKey);
    await this.page.getByRole('button', { name: new RegExp(`^${title} `) }).click();
    await expect(this.canvas).toBeVisible();
  }

  nodes(): Locator {
    return this.canvas.locator('[data-node-id]');
  }

  node(title: string): Locator {
    return this.nodes().filter({ has: this.page.getByText(title, { exact: true }) });
  }

  output(node: string, port = 'out'): Locator {
    return this.canvas.getByRole('button', { name: t('app:canvas.outputPort', { node, port }), exact: true });
  }

  input(node: string, port = 'in'): Locator {
    return this.canvas.getByRole('button', { name: t('app:canvas.inputPort', { node, port }), exact: true });
  }

  wires(): Locator {
    return this.canvas.locator('.react-flow__edge');
  }

  /** Drags an entry of the palette to a place on the canvas, by mouse. */
  async dragFromPalette(kind: string, x: number, y: number): Promise<void> {
    const entry = this.page.getByRole('complementary', { name: t('app:side.label') }).getByRole('button', { name: kind, exact: true });
    await entry.dragTo(this.canvas, { targetPosition: { x, y } });
  }

  /** Drags a wire from one port to another, by mouse. */
  async connect(from: Locator, to: Locator): Promise<void> {
    await this.drag(await middleOf(from), await middleOf(to));
    await this.page.mouse.up();
  }

  /** Presses the mouse at one place and moves it to another, in steps as a hand does; it stays down. */
  async drag(from: Place, to: Place): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
  }

  /** An entry of the window's own menu. */
  async command(name: 'save' | 'save-as' | 'export' | 'start-screen' | 'open' | 'new' | 'about'): Promise<void> {
    await this.page.getByRole('button', { name: t('app:menu.label') }).click();
    await this.page.getByRole('menuitem', { name: t(`app:command.${name}` as MessageKey) }).click();
  }

  /** Runs the drawing and shows its run. */
  async train(): Promise<void> {
    await this.page.getByRole('button', { name: t('app:command.train'), exact: true }).click();
    await expect(this.page.getByRole('region', { name: t('training:run.current') })).toBeVisible();
  }

  action(name: 'pause' | 'resume' | 'stop' | 'checkpoint' | 'again'): Locator {
    return this.page.getByRole('button', { name: t(`training:actions.${name}`), exact: true });
  }

  /** Steps of the run that is shown. */
  async step(): Promise<number> {
    const bar = this.page.getByRole('progressbar', { name: t('training:progress.label') });
    return Number(await bar.getAttribute('aria-valuenow'));
  }

  tab(name: 'data' | 'weights' | 'compiler' | 'problems'): Locator {
    return this.page.getByRole('tab', { name: t(`app:dock.${name}` as MessageKey) });
  }

  inspector(): Locator {
    return this.page.getByRole('complementary', { name: t('app:inspector.label') });
  }

  /** A field of the inspector by its label, committed. */
  async fill(label: MessageKey, value: string): Promise<void> {
    const field = this.inspector().getByRole('textbox', { name: t(label), exact: true });
    await field.fill(value);
    await field.press('Enter');
  }

  /** Makes the RNN of template hello so wide. */
  async setUnits(units: number): Promise<void> {
    await this.node('RNN').click();
    await this.fill('nodes:fields.units', String(units));
  }

  /** A message at the top right of the canvas. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: /F8/ }).getByText(text);
  }

  async mode(name: 'build' | 'train' | 'microscope' | 'generate'): Promise<void> {
    await this.page.getByRole('radio', { name: t(`app:mode.${name}` as MessageKey), exact: true }).click();
  }
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where something is in the window, which it has to be. */
export async function boxOf(locator: Locator): Promise<Place & { readonly width: number; readonly height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not visible');
  return box;
}

export async function middleOf(locator: Locator): Promise<Place> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
