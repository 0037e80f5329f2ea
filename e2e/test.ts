import { mkdir } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import { Editor } from './editor.ts';
import { UnrollApp } from './unroll-app.ts';

interface Fixtures {
  /** Starts the app; several starts of one test share its data folder, so that a second one finds what the first left. */
  readonly launch: (words?: readonly string[]) => Promise<UnrollApp>;
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

  unroll: async ({ launch }, use) => {
    await use(await launch());
  },

  editor: async ({ unroll }, use) => {
    await use(new Editor(unroll.page));
  },
});

export { expect };
