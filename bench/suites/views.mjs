// What live views cost: steps a second of template text-generation with each view open, beside its speed just before and after with none open,
// and the share of a processor that each process takes. None: the folded drawing, the run trains unseen. Where other programs take processors away,
// now more and now less, the second figure says more: steps for a second of the engine's processor time, less what else the view keeps busy.
import { cpus } from 'node:os';
import { withDisplay } from '../../build/test/display.mjs';
import { say } from '../../build/setup/say.mjs';
import { endApp, launchApp, openTemplate, trainButton } from '../lib/app.mjs';
import { median } from '../lib/figures.mjs';
import { withScratch } from '../lib/programs.mjs';

/** A look is taken every few seconds: a stretch holds several. */
const seconds = 10;
/** What a view asks for when it is opened is not what it costs while it is open. */
const settle = 2_000;

const shown = {
  curves: (window) => mode(window, 'Train'),
  gradients: (window) => tab(window, 'Gradients through time'),
  states: (window) => tab(window, 'States and gates'),
  symbols: (window) => tab(window, 'Symbols in space'),
  unrolled: async (window) => {
    await mode(window, 'Build');
    await form(window, 'Unrolled');
  },
};

export async function views({ rounds }) {
  const found = Object.fromEntries(['none', ...Object.keys(shown)].map((view) => [view, []]));
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
        await trainButton(window).click();
        await window.evaluate(() => window.unroll.on('run.progress', ({ step }) => (window.benchStep = step)));
        await window.waitForFunction(() => window.benchStep > 100);
        const measure = async (show) => {
          await show(window);
          await window.waitForTimeout(settle);
          const before = await processorSeconds(app);
          const { rate, lasted } = await window.evaluate(stepsASecond, seconds);
          const after = await processorSeconds(app);
          return { rate, load: Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] - (before[name] ?? 0)) / lasted])) };
        };
        let none = await measure(closed);
        for (let round = 1; round <= rounds; round++)
          for (const [view, show] of inTurn(Object.entries(shown), round)) {
            const open = await measure(show);
            const next = await measure(closed);
            const share = open.rate / ((none.rate + next.rate) / 2);
            const byTime = timely(open) / ((timely(none) + timely(next)) / 2);
            found[view].push({ ...open, share, byTime });
            found.none.push({ ...next, share: 1, byTime: 1 });
            none = next;
            say(`round ${round}, ${view}: ${open.rate.toFixed(0)} steps a second, ${share.toFixed(3)} of what it is with none, ${byTime.toFixed(3)} by processor time; ${loads(open.load)} (none: ${loads(next.load)})`);
          }
      } finally {
        await endApp(app);
      }
    }),
  );
  return {
    figures: Object.keys(shown).flatMap((view) => [
      { what: `Training with ${view} open, share of its speed with no view open`, value: median(found[view].map(({ share }) => share)), goal: { least: 0.95 } },
      { what: `Training with ${view} open, the same by processor time`, value: median(found[view].map(({ byTime }) => byTime)) },
    ]),
    tables: [
      {
        title: 'Share of a processor',
        head: ['', ...processes],
        rows: Object.entries(found).map(([view, measured]) => [view, ...processes.map((name) => median(measured.map(({ load }) => load[name] ?? 0)))]),
      },
    ],
    details: found,
  };
}

/** Steps a second if the engine had all processors but what the other processes take: it computes on as many threads. */
function timely({ rate, load }) {
  const { engine, ...others } = load;
  const free = cpus().length - Object.values(others).reduce((sum, each) => sum + each, 0);
  return (rate / engine) * free;
}

/** Every round begins with another, so that none always follows the same. */
function inTurn(list, round) {
  const at = (round - 1) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

async function closed(window) {
  await mode(window, 'Build');
  await form(window, 'Folded');
}

async function mode(window, name) {
  await window.getByRole('radio', { name, exact: true }).click();
}

/** The key, since there is a button for it in one of the two forms only. */
async function form(window, name) {
  const unrolled = window.locator('[data-form="unrolled"]');
  await window.locator('[data-canvas]').waitFor();
  if ((await unrolled.count()) === (name === 'Unrolled' ? 1 : 0)) return;
  await window.locator('[data-canvas]').focus();
  await window.keyboard.press('u');
  await unrolled.waitFor({ state: name === 'Unrolled' ? 'attached' : 'detached' });
}

async function tab(window, name) {
  await mode(window, 'Microscope');
  await window.getByRole('tab', { name, exact: true }).click();
}

const processes = ['engine', 'window', 'painting', 'main'];
const types = { Tab: 'window', GPU: 'painting', Browser: 'main' };

/** Seconds of a processor that the app's processes took since they began. */
async function processorSeconds(app) {
  const found = await app.evaluate(({ app: main }) => main.getAppMetrics().map(({ type, serviceName, name, cpu }) => ({ type, name: name ?? serviceName ?? '', seconds: cpu.cumulativeCPUUsage })));
  const sums = {};
  for (const { type, name, seconds } of found) {
    const process = types[type] ?? (/engine|node/i.test(name) ? 'engine' : null);
    if (process) sums[process] = (sums[process] ?? 0) + seconds;
  }
  return sums;
}

function loads(load) {
  return processes.map((name) => `${name} ${(load[name] ?? 0).toFixed(2)}`).join(', ');
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
  const lasted = (to.at - from.at) / 1_000;
  return { rate: (to.step - from.step) / lasted, lasted };
}
