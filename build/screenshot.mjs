// `npm run screenshot`: the pictures of README.md and the docs, from the real app: a template, unfolded far enough to show what it
// is about.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { root } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';
import { withDisplay } from './test/display.mjs';

const images = join(root, 'docs', 'images');
/** Git keeps every version of a picture for ever. */
const largestBytes = 250_000;

try {
  await setUp();
  const missing = await bundle();
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  await withDisplay(takePictures);
} catch (error) {
  exitWith(error);
}

async function takePictures(display) {
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
    await window.waitForFunction(hasDiv);
    await window.evaluate(() => document.fonts.ready);
    await takePicture(window, 'editor.png');

    await browserWindow.evaluate((each) => each.setContentSize(1280, 800));
    await window.getByRole('tab', { name: 'Compiler' }).click();
    const edge = window.getByRole('separator', { name: 'Height of the lower panel' });
    for (let i = 0; i < 9; i++) await edge.press('ArrowUp');
    await window.getByRole('button', { name: 'Fit to window' }).click();
    await window.getByText(/became a table look-up/).hover();
    await window.evaluate(drawingAtRest);
    await takePicture(window, 'compiler.png');
  } finally {
    await endApp(app);
    rmSync(userData, { recursive: true, force: true });
  }
}

async function takePicture(window, name) {
  const picture = join(images, name);
  await mkdir(images, { recursive: true });
  await window.screenshot({ path: picture, animations: 'disabled' });
  const { size } = statSync(picture);
  if (size > largestBytes) throw new SetupError(`${relative(root, picture)} has ${size} bytes; at most ${largestBytes} are wanted.`);
  say(`Took ${relative(root, picture)} (${Math.round(size / 1000)} kB)`);
}

/** In the page: is DIV there, which an untrained network is asked for? */
function hasDiv() {
  return /\d/.test(document.querySelector('dl output')?.textContent ?? '');
}

/** In the page: once the drawing, which glides into place, has stood still for some frames. */
function drawingAtRest() {
  const place = () => document.querySelector('.react-flow__viewport')?.style.transform;
  return new Promise((resolve) => {
    let [last, still] = [place(), 0];
    const look = () => {
      still = place() === last ? still + 1 : 0;
      last = place();
      if (still < 20) requestAnimationFrame(look);
      else resolve();
    };
    look();
  });
}
