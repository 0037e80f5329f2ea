// What the live views cost: steps a second of template text-generation while nothing but the curves is seen, and with each view open.
import { withDisplay } from '../../build/test/display.mjs';
import { say } from '../../build/setup/say.mjs';
import { endApp, launchApp, openTemplate, trainButton } from '../lib/app.mjs';
import { median } from '../lib/figures.mjs';
import { withScratch } from '../lib/programs.mjs';

const seconds = 8;

const open = {
  closed: async (window) => mode(window, 'Train'),
  gradients: async (window) => tab(window, 'Gradients through time'),
  states: async (window) => tab(window, 'States and gates'),
  symbols: async (window) => tab(window, 'Symbols in space'),
  unrolled: async (window) => mode(window, 'Build'),
};

export async function views({ rounds }) {
  const found = Object.fromEntries(Object.keys(open).map((view) => [view, []]));
  await withDisplay((display) =>
    withScratch(async (scratch) => {
      const app = await launchApp(display, scratch);
      try {
        const window = await app.firstWindow();
        await (await app.browserWindow(window)).evaluate((each) => each.setContentSize(1280, 800));
        await openTemplate(window, 'text-generation');
        await window.locator('[data-node-id="lstm"]').waitFor();
        const steps = window.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Steps', exact: true });
        await steps.fill('1000000');
        await steps.press('Enter');
        await window.locator('[data-canvas]').focus();
        await window.keyboard.press('u');
        await window.locator('[data-form="unrolled"]').waitFor();
        await trainButton(window).click();
        await window.evaluate(() => window.unroll.on('run.progress', ({ step }) => (window.benchStep = step)));
        await window.waitForFunction(() => window.benchStep > 100);
        for (let round = 1; round <= rounds; round++)
          for (const [view, show] of Object.entries(open)) {
            await show(window);
            await window.waitForTimeout(1_500);
            const rate = await window.evaluate(stepsASecond, seconds);
            found[view].push(rate);
            say(`round ${round}, ${view}: ${rate.toFixed(0)} steps a second`);
          }
      } finally {
        await endApp(app);
      }
    }),
  );
  const closed = median(found.closed);
  return {
    figures: Object.keys(open)
      .filter((view) => view !== 'closed')
      .map((view) => ({ what: `Training with ${view} open, share of its speed with curves alone`, value: median(found[view]) / closed, goal: { least: 0.95 } })),
    details: found,
  };
}

async function mode(window, name) {
  await window.getByRole('radio', { name, exact: true }).click();
}

async function tab(window, name) {
  await mode(window, 'Microscope');
  await window.getByRole('tab', { name, exact: true }).click();
}

/** In the page: both ends on a report, so that no part of a step is counted. */
async function stepsASecond(seconds) {
  const next = () =>
    new Promise((resolve) => {
      const last = window.benchStep;
      const look = () => (window.benchStep !== last ? resolve({ step: window.benchStep, at: performance.now() }) : setTimeout(look, 5));
      look();
    });
  const from = await next();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const to = await next();
  return (to.step - from.step) / ((to.at - from.at) / 1_000);
}
