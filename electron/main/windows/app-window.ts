import { BrowserWindow, dialog, nativeTheme } from 'electron';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t } from '../../../shared/i18n/index.ts';
import type { EventName, EventPayload } from '../../../shared/ipc/contract.ts';
import { eventChannel } from '../../../shared/ipc/channels.ts';
import type { Bounds } from '../config.ts';
import { log } from '../log.ts';
import { places } from '../places.ts';
import { startPage } from '../protocol.ts';

export interface OpenedDocument {
  readonly path: string;
  readonly document: UnrollDocument;
}

/** What a window says about its document. */
export interface ShownDocument {
  readonly title: string;
  readonly path: string | null;
  readonly unsaved: boolean;
}

const patienceMs = 3000;

/** The colours of tokens.css behind the page, so that a window never flashes white before it is drawn. */
const paper = { light: '#f6f5f1', dark: '#111216' };

function paperColour(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}

/** One window with one document. */
export class AppWindow {
  readonly window: BrowserWindow;
  /** The document to begin with, handed over by `app.info`. */
  opened: OpenedDocument | null;
  shown: ShownDocument | null = null;
  /** The page has asked for `opened`; later documents go to it as an event. */
  hasStarted = false;
  private heard: ((listening: boolean) => void) | null = null;

  constructor(opened: OpenedDocument | null, bounds: Partial<Bounds>) {
    this.opened = opened;
    this.window = new BrowserWindow({
      width: 1440,
      height: 900,
      ...bounds,
      minWidth: 900,
      minHeight: 600,
      show: false,
      title: t('menu:application'),
      backgroundColor: paperColour(),
      autoHideMenuBar: true,
      webPreferences: {
        preload: places.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    if (bounds.maximized) this.window.maximize();
    this.window.once('ready-to-show', () => {
      this.window.show();
      log.info(`a window is shown ${Math.round(Date.now() - (process.getCreationTime() ?? 0))} ms after the start`);
    });
    this.window.on('close', (event) => {
      if (!this.shown?.unsaved) return;
      event.preventDefault();
      void this.askToClose();
    });
    const repaint = () => this.window.setBackgroundColor(paperColour());
    nativeTheme.on('updated', repaint);
    this.window.once('closed', () => nativeTheme.off('updated', repaint));
    // The page's <title> would replace the document's name.
    this.window.on('page-title-updated', (event) => event.preventDefault());
    this.reloadAfterCrash();
  }

  get id(): number {
    return this.window.webContents.id;
  }

  get path(): string | null {
    return this.shown ? this.shown.path : (this.opened?.path ?? null);
  }

  /** On its start screen: it says so by a document without a name. */
  get isIdle(): boolean {
    return this.shown ? this.shown.title === '' : this.opened === null;
  }

  load(): Promise<void> {
    return this.window.loadURL(startPage);
  }

  send<N extends EventName>(name: N, payload: EventPayload<N>): void {
    if (!this.window.isDestroyed()) this.window.webContents.send(eventChannel, name, payload);
  }

  show(shown: ShownDocument): void {
    this.shown = shown;
    const { title: name } = shown;
    const title = t(shown.unsaved ? 'menu:windowTitleUnsaved' : 'menu:windowTitle', { name });
    this.window.setTitle(this.isIdle ? t('menu:application') : title);
    this.window.setDocumentEdited(shown.unsaved);
    this.window.setRepresentedFilename(shown.path ?? '');
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
  }

  /** The page has `window.closing`, and somebody in it listens or not. */
  hears(listening: boolean): void {
    this.heard?.(listening);
  }

  /** Closes without asking again. */
  closeNow(): void {
    this.shown = null;
    this.window.close();
  }

  /** The page asks its user; where it cannot, because it hangs or its view has failed, a native dialog does. */
  private async askToClose(): Promise<void> {
    const answers = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs);
      this.heard = (listening) => {
        clearTimeout(timer);
        resolve(listening);
      };
      this.send('window.closing', null);
    });
    this.heard = null;
    if (answers || this.window.isDestroyed()) return;
    log.warn('the window does not answer that it is to close');
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message: t('menu:dialog.notAnswering', { name: this.shown?.title || t('menu:untitled') }),
      detail: t('menu:dialog.notAnsweringDetail'),
      buttons: [t('menu:dialog.wait'), t('menu:dialog.closeAnyway')],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1 && !this.window.isDestroyed()) this.window.destroy();
  }

  private reloadAfterCrash(): void {
    let last = 0;
    this.window.webContents.on('render-process-gone', (_event, details) => {
      log.error(`the window's process ended: ${details.reason}, exit code ${details.exitCode}`);
      if (details.reason === 'clean-exit' || this.window.isDestroyed()) return;
      this.shown = null;
      // Twice in ten seconds: reloading does not help.
      if (Date.now() - last > 10_000) this.window.webContents.reload();
      last = Date.now();
    });
  }
}
