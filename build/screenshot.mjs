// `npm run screenshot`: the picture of README.md, from the real app: a template, unfolded far enough to show what it is about.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { root } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';
import { withDisplay } from './test/display.mjs';

const picture = join(root, 'docs', 'images', 'editor.png');
/** Git keeps every version of a picture for ever. */
const largestBytes = 300_000;

try {
  await setUp();
  const missing = await bundle();
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  await withDisplay(takePicture);
} catch (error) {
  exitWith(error);
}

async function takePicture(display) {
  const { endApp, launchApp, openTemplate } = await import('../bench/lib/app.mjs');
  const userData = mkdtempSync(join(tmpdir(), 'unroll-screenshot-'));
  const app = await launchApp(display, userData);
  try {
    const window = await app.firstWindow();
    const browserWindow = await app.browserWindow(window);
    await browserWindow.evaluate((each) => each.setContentSize(1440, 900));
    await openTemplate(window, 'many-to-one');
    await window.locator('[data-node-id="lstm"]').click();
    await window.getByRole('tab', { name: 'Divergence weights' }).click();
    // Fonts, and shapes that follow from data read elsewhere.
    await window.getByText('[24, 6, 32]').first().waitFor();
    await window.evaluate(() => document.fonts.ready);
    await mkdir(join(root, 'docs', 'images'), { recursive: true });
    await window.screenshot({ path: picture, animations: 'disabled' });
  } finally {
    await endApp(app);
    rmSync(userData, { recursive: true, force: true });
  }
  const { size } = statSync(picture);
  if (size > largestBytes) throw new SetupError(`${relative(root, picture)} has ${size} bytes; at most ${largestBytes} are wanted.`);
  say(`Took ${relative(root, picture)} (${Math.round(size / 1000)} kB)`);
}
