import { once } from 'node:events';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { menuCommands } from '../shared/ipc/menu-commands.ts';
import { Editor } from './editor.ts';
import { electron, startAgain, templateFile } from './electron.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

const hello = templateFile('hello');

test.describe('the window', () => {
  test('has no Node, a strict policy, and stays on its page', async ({ unroll }) => {
    const { page, electron } = unroll;
    expect(await page.evaluate(() => [typeof globalThis.process, typeof Reflect.get(globalThis, 'require')])).toEqual(['undefined', 'undefined']);
    expect(await page.evaluate(() => Object.keys(window.unroll).sort())).toEqual(['on', 'pathOfFile', 'request']);

    const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('Content-Security-Policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    const blocked = await page.evaluate(async () => {
      try {
        await fetch('https://example.com/');
        return 'fetched';
      } catch {
        return 'blocked';
      }
    });
    expect(blocked).toBe('blocked');

    await page.evaluate(() => {
      window.open('https://example.com/');
      location.href = 'https://example.com/';
    });
    expect(await page.evaluate(() => fetch('/../../package.json').then(({ status }) => status))).toBe(404);
    expect(await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state))).toBe('denied');
    expect(page.url()).toMatch(/^app:\/\/unroll\//);
    expect(electron.windows()).toHaveLength(1);
    // The refusals are written on the console.
    expect(unroll.errors.length).toBeGreaterThan(0);
    unroll.errors.length = 0;
  });

  test('answers requests of the contract and refuses the rest', async ({ unroll }) => {
    expect(await unroll.value('app.info', null)).toMatchObject({ version: '0.1.0', platform: process.platform, opened: null });
    const wrong = await unroll.page.evaluate(async () => [
      await window.unroll.request('no.such' as 'app.info', null),
      await window.unroll.request('constructor' as 'app.info', null),
      await window.unroll.request('documents.open', { path: 7 } as never),
    ]);
    expect(wrong).toEqual(wrong.map(() => ({ ok: false, failure: { key: 'errors:unexpected', args: {} } })));
    expect(await unroll.request('runs.read', { runId: '../../etc' })).toEqual({
      ok: false,
      failure: { key: 'errors:engineProcess.noRun', args: {} },
    });
    const log = await readFile((await unroll.value('app.info', null)).logFile, 'utf8');
    expect(log).toContain('there is no request no.such');
  });

  test('remembers settings, size and recent documents', async ({ launch }, testInfo) => {
    const file = testInfo.outputPath('mine.unroll.json');
    await copyFile(hello, file);
    const first = await launch();
    await first.value('settings.set', { theme: 'dark' });
    await first.value('documents.open', { path: file });
    await first.resize(1000, 700);
    const quit = first.electron.waitForEvent('close');
    await first.electron.evaluate(({ app }) => setImmediate(() => app.quit()));
    await quit;

    const second = await launch();
    expect(await second.value('settings.get', null)).toEqual({ theme: 'dark', language: 'system' });
    expect(await second.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1000, 700]);
    expect(await second.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    expect(await second.value('documents.recent', null)).toMatchObject([{ path: file, title: 'hello', exists: true }]);
  });
});

test.describe('the menu', () => {
  const choose = (unroll: UnrollApp, command: string) =>
    unroll.electron.evaluate(({ Menu, BrowserWindow }, id) => {
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click(undefined, BrowserWindow.getAllWindows()[0]);
    }, command);

  test('offers every command of the contract, and they reach the window', async ({ editor, unroll }) => {
    const missing = await unroll.electron.evaluate(
      ({ Menu }, commands) => commands.filter((id) => !Menu.getApplicationMenu()?.getMenuItemById(id)),
      [...menuCommands],
    );
    expect(missing).toEqual([]);
    await choose(unroll, 'new');
    await expect(editor.canvas).toBeVisible();
    await choose(unroll, 'about');
    await expect(unroll.page.getByRole('dialog')).toContainText(electron.version);
  });

  test('opens a second window with a document of its own', async ({ unroll }) => {
    const opened = unroll.electron.waitForEvent('window');
    await choose(unroll, 'new-window');
    const second = await opened;
    await new Editor(second).openTemplate('hello');
    await new Editor(unroll.page).openTemplate('many-to-one');
    await expect(new Editor(second).node('RNN')).toBeVisible();
    await expect.poll(() => unroll.title()).toMatch(/^Many to one/i);
  });
});

test.describe('files given to the app', () => {
  test('open from the command line, and by a second start in the window that runs', async ({ launch }, testInfo) => {
    const one = testInfo.outputPath('one.unroll.json');
    const two = testInfo.outputPath('two.unroll.json');
    await copyFile(hello, one);
    await copyFile(hello, two);
    const unroll = await launch([one]);
    expect((await unroll.value('app.info', null)).opened).toMatchObject({ path: one });

    const windowOpened = unroll.electron.waitForEvent('window');
    const [code] = await once(startAgain(unroll.userData, ['two.unroll.json'], testInfo.outputPath()), 'exit');
    expect(code).toBe(0);
    const second = await windowOpened;
    await second.waitForLoadState();
    const info = await unroll.request('app.info', null, second);
    expect(info).toMatchObject({ ok: true, value: { opened: { path: two } } });
  });

  test('that cannot be opened are named with one sentence', async ({ launch }, testInfo) => {
    const file = testInfo.outputPath('half.unroll.json');
    await writeFile(file, (await readFile(hello, 'utf8')).slice(0, 500));
    const unroll = await launch();
    await unroll.electron.evaluate(({ dialog }) => {
      Reflect.set(globalThis, 'shown', new Promise((resolve) => {
        dialog.showMessageBox = (...words: unknown[]) => {
          resolve(words.at(-1));
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
      }));
    });
    await once(startAgain(unroll.userData, [file]), 'exit');
    const shown = await unroll.electron.evaluate(() => Reflect.get(globalThis, 'shown') as Promise<{ detail: string }>);
    expect(shown.detail).toBe('half.unroll.json is not a whole Unroll document: it may be cut off or damaged. Open an earlier copy.');
  });
});

test.describe('closing', () => {
  test('does not ask a saved window', async ({ unroll }) => {
    await unroll.value('window.document', { title: 'Sea', path: '/sea.unroll.json', stamp: null, unsaved: false });
    expect(await unroll.title()).toBe('Sea — Unroll');
    const ended = unroll.electron.waitForEvent('close');
    await closeWindow(unroll);
    await ended;
  });

  test('is possible for a window that hangs, after a question of the system', async ({ unroll }) => {
    await unroll.value('window.document', { title: 'Sea', path: null, stamp: null, unsaved: true });
    expect(await unroll.title()).toBe('● Sea — Unroll');
    await unroll.electron.evaluate(({ dialog }) => {
      Reflect.set(globalThis, 'answer', 0);
      Reflect.set(globalThis, 'asked', 0);
      dialog.showMessageBox = () => {
        Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1);
        return Promise.resolve({ response: Reflect.get(globalThis, 'answer') as number, checkboxChecked: false });
      };
    });
    await unroll.page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    const asked = () => unroll.electron.evaluate(() => Reflect.get(globalThis, 'asked') as number);

    await closeWindow(unroll);
    await expect.poll(asked).toBe(1);
    expect(unroll.electron.windows()).toHaveLength(1);

    await unroll.electron.evaluate(() => Reflect.set(globalThis, 'answer', 1));
    const ended = unroll.electron.waitForEvent('close');
    await closeWindow(unroll);
    await ended;
  });
});

/** As a click on the window's cross does. */
async function closeWindow(unroll: UnrollApp): Promise<void> {
  await unroll.electron.evaluate(({ BrowserWindow }) => {
    // Not at once: closing the last window may end the app before this call is answered.
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
}
