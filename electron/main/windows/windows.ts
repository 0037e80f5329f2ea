import { dialog, screen, type BrowserWindow, type WebContents } from 'electron';
import { basename, resolve } from 'node:path';
import { errorText, t } from '../../../shared/i18n/index.ts';
import { UserError } from '../../../shared/errors.ts';
import type { EventName, EventPayload, Opening } from '../../../shared/ipc/contract.ts';
import type { Bounds, Config } from '../config.ts';
import { isSameFile, readDocument } from '../files/documents.ts';
import { log } from '../log.ts';
import { AppWindow } from './app-window.ts';

type OpenedDocument = EventPayload<'documents.opened'>;

interface WindowsOptions {
  readonly config: Config;
  readonly onOpened: (opened: OpenedDocument) => void;
  readonly onGone: (windowId: number) => void;
  /** Windows, their titles, which is in front, or what it would undo: something of it is another than before. */
  readonly onListed: () => void;
  /** Unsaved work of a window whose page has crashed. */
  readonly draftOf: (windowId: number) => Promise<Opening | null>;
}

/** All open windows. */
export class Windows {
  private readonly all = new Set<AppWindow>();
  private readonly options: WindowsOptions;
  private last: AppWindow | null = null;

  constructor(options: WindowsOptions) {
    this.options = options;
  }

  open(opened: Opening | null = null): AppWindow {
    const appWindow = new AppWindow({ opened, bounds: this.nextBounds(), restore: (window) => this.restored(window) });
    const { window, id } = appWindow;
    this.all.add(appWindow);
    this.last = appWindow;
    appWindow.onNames = () => this.options.onListed();
    this.options.onListed();
    window.on('focus', () => {
      if (this.last === appWindow) return;
      this.last = appWindow;
      this.options.onListed();
    });
    window.on('close', () => this.remember(appWindow));
    window.on('closed', () => {
      this.all.delete(appWindow);
      if (this.last === appWindow) this.last = [...this.all].at(-1) ?? null;
      this.options.onGone(id);
      this.options.onListed();
    });
    void appWindow.load().catch((error: unknown) => log.error('the page could not be loaded', error));
    return appWindow;
  }

  of(contents: WebContents): AppWindow | undefined {
    return [...this.all].find(({ window }) => window.webContents === contents);
  }

  get browserWindows(): readonly BrowserWindow[] {
    return [...this.all].map(({ window }) => window);
  }

  /** The one in front, or that was in front last; null: none is open. */
  get front(): AppWindow | null {
    return this.last;
  }

  broadcast<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const window of this.all) window.send(name, payload);
  }

  /** By a second start. */
  focusLast(): void {
    if (this.last) this.last.focus();
    else this.open();
  }

  /** Files from the command line, a double click or a second start; one window each, a window a file. */
  async openFiles(paths: readonly string[], workingFolder: string): Promise<void> {
    for (const path of paths) await this.openFile(resolve(workingFolder, path));
  }

  /** The window that shows a file, under whichever name. */
  async showing(path: string): Promise<AppWindow | undefined> {
    for (const window of this.all) if (window.path !== null && (await isSameFile(window.path, path))) return window;
    return undefined;
  }

  get haveUnsaved(): boolean {
    return [...this.all].some(({ shown }) => shown?.unsaved);
  }

  /** Asks each window with unsaved work in turn and closes it; false as soon as one is to stay. */
  async closeUnsaved(): Promise<boolean> {
    for (const window of [...this.all]) {
      if (!this.all.has(window) || !window.shown?.unsaved) continue;
      window.focus();
      if (!(await window.askToClose())) return false;
    }
    return true;
  }

  private async openFile(path: string): Promise<void> {
    const shown = await this.showing(path);
    if (shown) return shown.focus();
    try {
      const opened = { path, ...(await readDocument(path)) };
      this.options.onOpened(opened);
      this.give(opened);
    } catch (error) {
      if (!(error instanceof UserError)) log.error(`opening ${path}`, error);
      const parent = this.focusable();
      await dialog.showMessageBox(parent.window, {
        type: 'error',
        message: t('menu:dialog.cannotOpen'),
        detail: errorText(error),
        title: basename(path),
      });
    }
  }

  /** To a window that shows no document yet, else to a new one. */
  private give(opened: OpenedDocument): void {
    const idle = [...this.all].find((window) => window.isIdle);
    if (!idle) {
      this.open(opened);
      return;
    }
    idle.opened = opened;
    if (idle.hasStarted) idle.send('documents.opened', opened);
    idle.focus();
  }

  /** Unsaved work before the crash, else the document as it is in its file. */
  private async restored({ id, path }: AppWindow): Promise<Opening | null> {
    try {
      return (await this.options.draftOf(id)) ?? (path === null ? null : { path, ...(await readDocument(path)) });
    } catch (error) {
      log.error('nothing could be restored after the crash of a window', error);
      return null;
    }
  }

  private focusable(): AppWindow {
    return this.last ?? this.open();
  }

  private remember({ window }: AppWindow): void {
    this.options.config.bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  }

  /** Where the last window was, if that place is still on a screen; a further window a little lower. */
  private nextBounds(): Partial<Bounds> {
    const bounds = this.options.config.bounds;
    if (!bounds) return {};
    const shift = this.all.size * 32;
    const moved = { ...bounds, x: bounds.x + shift, y: bounds.y + shift };
    const { workArea } = screen.getDisplayMatching(moved);
    const visible =
      moved.x < workArea.x + workArea.width - 100 &&
      moved.x + moved.width > workArea.x + 100 &&
      moved.y >= workArea.y - 10 &&
      moved.y < workArea.y + workArea.height - 100;
    const size = { width: Math.min(moved.width, workArea.width), height: Math.min(moved.height, workArea.height) };
    return visible ? { ...moved, ...size } : { ...size, maximized: bounds.maximized };
  }
}
