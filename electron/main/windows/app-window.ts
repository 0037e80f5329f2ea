import { BrowserWindow, dialog, nativeTheme } from 'electron';
import { t } from '../../../shared/i18n/index.ts';
import type { EventName, EventPayload, Opening } from '../../../shared/ipc/contract.ts';
import { eventChannel } from '../../../shared/ipc/channels.ts';
import type { Bounds } from '../config.ts';
import { FileWatch } from '../files/file-watch.ts';
import { log } from '../log.ts';
import { places } from '../places.ts';
import { startPage } from '../protocol.ts';

/** What a window says about its document. */
export interface ShownDocument {
  readonly title: string;
  readonly path: string | null;
  /** Of its file as the window knows it. */
  readonly stamp: string | null;
  readonly unsaved: boolean;
  /** What would be undone and done again there, in the window's language. */
  readonly undo: string | null;
  readonly redo: string | null;
}

interface AppWindowOptions {
  readonly opened: Opening | null;
  readonly bounds: Partial<Bounds>;
  /** What a window goes on with whose page has crashed. */
  readonly restore: (window: AppWindow) => Promise<Opening | null>;
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
  opened: Opening | null;
  shown: ShownDocument | null = null;
  /** The page has asked for `opened`; later documents go to it as an event. */
  hasStarted = false;
  /** For the menu: its title, or what it would undo, is another. */
  onNames: () => void = () => undefined;
  private readonly heard = new Set<(listening: boolean) => void>();
  /** The question whether it may close, while it is asked. */
  private asking: { readonly answer: Promise<boolean>; readonly settle: (closes: boolean) => void } | null = null;
  private fileWatch: FileWatch | null = null;

  constructor({ opened, bounds, restore }: AppWindowOptions) {
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
    this.window.once('closed', () => {
      nativeTheme.off('updated', repaint);
      this.fileWatch?.close();
      this.asking?.settle(true);
    });
    this.window.on('focus', () => void this.fileWatch?.look());
    // The page's <title> would replace the document's name.
    this.window.on('page-title-updated', (event) => event.preventDefault());
    this.reloadAfterCrash(restore);
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
    const undoes = this.shown?.undo !== shown.undo || this.shown.redo !== shown.redo;
    this.shown = shown;
    this.watchFile(shown);
    const { title: name } = shown;
    const title = t(shown.unsaved ? 'menu:windowTitleUnsaved' : 'menu:windowTitle', { name });
    const before = this.window.getTitle();
    this.window.setTitle(this.isIdle ? t('menu:application') : title);
    if (undoes || this.window.getTitle() !== before) this.onNames();
    this.window.setDocumentEdited(shown.unsaved);
    this.window.setRepresentedFilename(shown.path ?? '');
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
  }

  /** The page has `window.closing`, and somebody in it listens or not. */
  hears(listening: boolean): void {
    for (const hear of this.heard) hear(listening);
    this.heard.clear();
  }

  /** Closes without asking again. */
  closeNow(): void {
    this.shown = null;
    this.window.close();
  }

  /** The user has thought better of closing it. */
  stay(): void {
    this.asking?.settle(false);
    this.asking = null;
  }

  /** Asks about unsaved work, once however often it is called; true when the window is closed. */
  askToClose(): Promise<boolean> {
    if (this.asking) {
      // Its page may have lost the question, with a crash or a reload.
      void this.ask();
      return this.asking.answer;
    }
    let settle: (closes: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => (settle = resolve));
    this.asking = { answer, settle };
    void this.ask();
    return answer;
  }

  /** The page asks its user; where it cannot, because it hangs or its view has failed, a native dialog does. */
  private async ask(): Promise<void> {
    const answers = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs);
      this.heard.add((listening) => {
        clearTimeout(timer);
        resolve(listening);
      });
      this.send('window.closing', null);
    });
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
    else this.stay();
  }

  private watchFile({ path, stamp }: ShownDocument): void {
    if (this.fileWatch?.path !== path) {
      this.fileWatch?.close();
      this.fileWatch = path === null ? null : new FileWatch({
        path,
        onTouched: (touched) => this.send('documents.touched', { path, stamp: touched }),
        note: (what, error) => log.warn(what, error ?? ''),
      });
    }
    this.fileWatch?.expect(stamp);
  }

  private reloadAfterCrash(restore: AppWindowOptions['restore']): void {
    let last = 0;
    this.window.webContents.on('render-process-gone', (_event, details) => {
      log.error(`the window's process ended: ${details.reason}, exit code ${details.exitCode}`);
      if (details.reason === 'clean-exit' || this.window.isDestroyed()) return;
      // Twice in ten seconds: reloading does not help.
      const again = Date.now() - last > 10_000;
      last = Date.now();
      void restore(this).then((opening) => {
        this.shown = null;
        this.opened = opening;
        this.hasStarted = false;
        if (again && !this.window.isDestroyed()) this.window.webContents.reload();
      });
    });
  }
}
