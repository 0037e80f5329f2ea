import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page, TestInfo } from '@playwright/test';
import type { Reply, RequestInput, RequestName, RequestOutput, RunSummary, WindowApi } from '../shared/ipc/contract.ts';
import { launchElectron } from './electron.ts';

declare global {
  interface Window {
    readonly unroll: WindowApi;
  }
}

/** A running app, and what its windows and main process said. */
export class UnrollApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Errors on the consoles of all windows; a test that provokes some empties it. */
  readonly errors: string[] = [];
  private ended = false;

  private constructor(electron: ElectronApplication, page: Page, userData: string) {
    this.electron = electron;
    this.page = page;
    this.userData = userData;
    electron.once('close', () => {
      this.ended = true;
    });
    for (const window of electron.windows()) this.listen(window);
    electron.on('window', (window) => this.listen(window));
  }

  static async launch(userData: string, words: readonly string[] = []): Promise<UnrollApp> {
    const electron = await launchElectron(userData, words);
    const app = new UnrollApp(electron, await electron.firstWindow(), userData);
    await app.page.waitForLoadState('domcontentloaded');
    return app;
  }

  /** A request as the page makes it. */
  request<N extends RequestName>(name: N, input: RequestInput<N>, page = this.page): Promise<Reply<RequestOutput<N>>> {
    return page.evaluate(([name, input]) => window.unroll.request(name as N, input as RequestInput<N>), [name, input] as const);
  }

  /** The same, for requests that are to succeed. */
  async value<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const reply = await this.request(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.key} ${JSON.stringify(reply.failure.args)}`);
    return reply.value;
  }

  /** Runs as the main process knows them, newest first; a template's drawing has an id of its own. */
  async runs(): Promise<RunSummary[]> {
    const names = (await readdir(join(this.userData, 'runs'))).filter((name) => !name.startsWith('.'));
    const records = await Promise.all(names.sort().map((runId) => this.value('runs.read', { runId })));
    return records.map(({ summary }) => summary).reverse();
  }

  /** The run that was started last, by its id. */
  async lastRun(): Promise<string> {
    const [last] = await this.runs();
    if (!last) throw new Error('nothing was trained');
    return last.id;
  }

  /** Answers the next file dialogs for the user; null: cancelled. */
  async answerDialogs(path: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' });
    }, path);
  }

  /** Opens a file as a user does: by the key, and the dialog. */
  async open(path: string, page = this.page): Promise<void> {
    await this.answerDialogs(path);
    await page.keyboard.press('Control+o');
  }

  /** A further window, by its key. */
  async newWindow(): Promise<Page> {
    const opened = this.electron.waitForEvent('window');
    await this.page.keyboard.press('Control+Shift+n');
    return opened;
  }

  async title(): Promise<string> {
    const window = await this.electron.browserWindow(this.page);
    return window.evaluate((browserWindow) => browserWindow.getTitle());
  }

  /** Also to less than a user can: so many pixels of the page are left of a window that is zoomed. */
  async resize(width: number, height: number): Promise<void> {
    const window = await this.electron.browserWindow(this.page);
    await window.evaluate((browserWindow, size) => {
      browserWindow.setMinimumSize(1, 1);
      browserWindow.setContentSize(size.width, size.height);
    }, { width, height });
  }

  /** Pictures of the window as it stands, in both themes, beside the test's results. */
  async takePictures(testInfo: TestInfo, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.screenshot({ animations: 'disabled', path: testInfo.outputPath(`${name} ${colorScheme}.png`) });
    }
    await this.page.emulateMedia({ colorScheme: null });
  }

  /** The process that trains. */
  async enginePid(): Promise<number | null> {
    return this.electron.evaluate(
      ({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Unroll engine')?.pid ?? null,
    );
  }

  /** As a power cut would: nothing gets a chance to save. */
  async kill(): Promise<void> {
    const closed = this.electron.waitForEvent('close');
    this.electron.process().kill('SIGKILL');
    await closed;
  }

  /** Ends the app whatever its windows say. */
  async end(): Promise<void> {
    if (this.ended) return;
    const closed = this.electron.waitForEvent('close');
    await this.electron.evaluate(({ app }) => setImmediate(() => app.exit(0))).catch(() => undefined);
    await closed;
  }

  async attach(testInfo: TestInfo, name: string): Promise<void> {
    const log = await readFile(join(this.userData, 'logs', 'main.log'), 'utf8').catch(() => '');
    await testInfo.attach(`${name} main.log`, { body: log, contentType: 'text/plain' });
    await testInfo.attach(`${name} console errors`, { body: this.errors.join('\n'), contentType: 'text/plain' });
    if (this.ended || testInfo.status === testInfo.expectedStatus) return;
    const picture = await this.page.screenshot({ timeout: 5000 }).catch(() => null);
    if (picture) await testInfo.attach(`${name} window`, { body: picture, contentType: 'image/png' });
  }

  private listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
  }
}
