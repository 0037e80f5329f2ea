import { copyFile, mkdir } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import { Editor } from './editor.ts';
import { templateFile } from './electron.ts';
import { UnrollApp } from './unroll-app.ts';

interface OpenFile {
  readonly path: string;
  readonly unroll: UnrollApp;
  readonly editor: Editor;
}

interface Fixtures {
  /** Starts the app; several starts of one test share its data folder, so that a second one finds what the first left. */
  readonly launch: (words?: readonly string[]) => Promise<UnrollApp>;
  /** Starts the app with a copy of template hello under such a name, as by a double click on it. */
  readonly launchFile: (name: string) => Promise<OpenFile>;
  /** The app, started. */
  readonly unroll: UnrollApp;
  /** Its first window. */
  readonly editor: Editor;
}

export const test = base.extend<Fixtures>({
  launch: async ({}, use, testInfo) => {
    const userData = testInfo.outputPath('user-data');
    await mkdir(userData, { recursive: true });
    const apps: UnrollApp[] = [];
    await use(async (words = []) => {
      const app = await UnrollApp.launch(userData, words);
      apps.push(app);
      return app;
    });
    for (const [index, app] of apps.entries()) {
      await app.attach(testInfo, `start ${index + 1}`);
      await app.end();
    }
    expect(apps.flatMap((app) => app.errors), 'errors on the console').toEqual([]);
  },

  launchFile: async ({ launch }, use, testInfo) => {
    await use(async (name) => {
      const path = testInfo.outputPath(name);
      await copyFile(templateFile('hello'), path);
      const unroll = await launch([path]);
      return { path, unroll, editor: new Editor(unroll.page) };
    });
  },

  unroll: async ({ launch }, use) => {
    await use(await launch());
  },

  editor: async ({ unroll }, use) => {
    await use(new Editor(unroll.page));
  },
});

export { expect };
