// How long a person waits: from starting the app to a start screen that answers, and from a click on Train to the first step.
import { say } from '../../build/setup/say.mjs';
import { withDisplay } from '../../build/test/display.mjs';
import { median, shown } from '../lib/figures.mjs';
import { withScratch } from '../lib/programs.mjs';

export function app({ rounds }) {
  return withDisplay(async (display) => {
    const measured = { start: [], train: [] };
    for (let round = 1; round <= rounds; round++) {
      const { start, train } = await withScratch((userData) => measureOnce(display, userData));
      measured.start.push(start);
      measured.train.push(train);
      say(`round ${round}, app: start screen after ${shown(start)} s, first step ${shown(train)} s after the click`);
    }
    return {
      figures: [
        { what: 'App start to a start screen that answers', value: median(measured.start), unit: 's', goal: { most: 3 } },
        { what: 'Click on Train to the first step, text-generation', value: median(measured.train), unit: 's', goal: { most: 3 } },
      ],
      details: measured,
    };
  });
}

async function measureOnce(display, userData) {
  const { endApp, launchApp, openTemplate, trainButton } = await import('../lib/app.mjs');
  const started = performance.now();
  const app = await launchApp(display, userData);
  try {
    const window = await app.firstWindow();
    // The screen answers when a card takes a click and the editor comes.
    await openTemplate(window, 'text-generation');
    const start = (performance.now() - started) / 1000;
    await markClickAndFirstStep(window);
    await trainButton(window).click();
    const handle = await window.waitForFunction(() => window.firstStepAfter ?? null, null, { timeout: 60_000 });
    return { start, train: (await handle.jsonValue()) / 1000 };
  } finally {
    await endApp(app);
  }
}

/** Both ends on the page's own clock. Progress is told a few times a second, so this is a little more than the truth. */
function markClickAndFirstStep(window) {
  return window.evaluate(() => {
    let clicked = 0;
    document.addEventListener('click', () => { clicked ||= performance.now(); }, { capture: true });
    window.unroll.on('run.progress', ({ step }) => {
      if (step >= 1) window.firstStepAfter ??= performance.now() - clicked;
    });
  });
}
