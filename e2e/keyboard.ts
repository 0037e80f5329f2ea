import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import { t } from '../shared/i18n/index.ts';
import type { Editor } from './editor.ts';

/** The hands of someone who has no mouse. */
export class Keyboard {
  readonly editor: Editor;
  readonly page: Page;

  constructor(editor: Editor) {
    this.editor = editor;
    this.page = editor.page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** A node as what has the focus. */
  item(title: string): Locator {
    return this.editor.canvas.locator('.react-flow__node').filter({ has: this.page.getByText(title, { exact: true }) });
  }

  wire(from: string, to: string): Locator {
    return this.editor.canvas.locator(`.react-flow__edge[aria-label^="${t('app:canvas.wireLabel', { from, to, shape: '' }).trim()}"]`);
  }

  /** Has the focus, and is seen to have it. */
  async isOn(locator: Locator): Promise<void> {
    await expect(locator).toBeFocused();
    expect(await locator.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
  }

  /** Presses Tab until something has the focus. */
  async tabTo(locator: Locator, key = 'Tab'): Promise<void> {
    await expect(locator).toBeVisible();
    const isThere = () => locator.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 40 && !(await isThere()); presses++) await this.press(key);
    await this.isOn(locator);
  }

  /** Adds a node by its name; it has the focus then. */
  async add(name: string, title: string): Promise<void> {
    await this.press('Slash');
    const search = this.page.getByRole('combobox', { name: t('app:command.add-node') });
    await expect(search).toBeFocused();
    await this.page.keyboard.type(name);
    await this.press('Enter');
    await this.isOn(this.item(title));
  }

  /** The search that C opened. */
  connecting(): Locator {
    return this.page.getByRole('dialog').getByRole('combobox');
  }

  /** Connects what has the focus with what is found by some words. */
  async connect(words: string): Promise<void> {
    await this.press('c');
    await expect(this.connecting()).toBeFocused();
    await this.page.keyboard.type(words);
    await this.press('Enter');
    await expect(this.connecting()).toBeHidden();
  }
}

/** A key by its place, with the letter that a Korean layout gives it. */
export interface HangulKey {
  readonly code: string;
  /** "ㅜ", or "Process" where an input method has taken it. */
  readonly key: string;
  readonly modifiers?: 'ctrl' | 'alt' | 'shift';
}

const bits = { alt: 1, ctrl: 2, shift: 8 } as const;

/** Sends keys as Chromium gets them from a keyboard with a Korean layout, which Playwright's own keyboard does not know. */
export class HangulKeyboard {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async of(page: Page): Promise<HangulKeyboard> {
    return new HangulKeyboard(await page.context().newCDPSession(page));
  }

  async press({ code, key, modifiers }: HangulKey): Promise<void> {
    const byMethod = key === 'Process';
    const common = { code, key, windowsVirtualKeyCode: byMethod ? 229 : codeOf(code), modifiers: modifiers ? bits[modifiers] : 0 };
    // A letter is written only where no modifier is held and no input method took the key.
    const text = !byMethod && !modifiers && key.length === 1 ? { text: key } : {};
    await this.session.send('Input.dispatchKeyEvent', { type: text.text ? 'keyDown' : 'rawKeyDown', ...common, ...text });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  /** The syllable that is being put together. */
  async compose(text: string): Promise<void> {
    await this.session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }

  /** The input method hands the syllable over. */
  async settle(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }
}

function codeOf(code: string): number {
  return { Slash: 191, Enter: 13, Delete: 46, Escape: 27 }[code] ?? code.charCodeAt(code.length - 1);
}
