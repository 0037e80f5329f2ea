// How a large drawing feels: opening, dragging, panning, zooming, typing, undoing, by what Chromium's tracing sees. Documents of
// `--nodes` nodes (500 and 10,000) beside a template of nine, each in a start of the app of its own. `--against DIR`: another built checkout
// is measured in turn.
import { join } from 'node:path';
import { root } from '../../build/setup/paths.mjs';
import { run } from '../../build/setup/run.mjs';
import { say } from '../../build/setup/say.mjs';
import { withDisplay } from '../../build/test/display.mjs';
import { median, shown } from '../lib/figures.mjs';
import { withScratch } from '../lib/programs.mjs';

const template = 'rnn-vs-lstm';

export function editor({ program, rounds, options }) {
  return withDisplay((display) =>
    withScratch(async (scratch) => {
      const sizes = (options.nodes ?? '500,10000').split(',').map(Number);
      const documents = [{ name: template, path: join(root, 'templates', `${template}.unroll.json`) }];
      for (const size of sizes) {
        const path = join(scratch, `${size}.unroll.json`);
        const made = await run(process.execPath, [program('write-large-document'), String(size), path]);
        if (made.code !== 0) throw new Error(made.stderr);
        documents.push({ name: `${size} nodes`, path });
      }
      const checkouts = [{ name: '', path: root }, ...(options.against ? [{ name: ' (against)', path: options.against }] : [])];
      const measured = {};
      for (let round = 1; round <= rounds; round++)
        for (const { name, path } of documents)
          for (const checkout of checkouts) {
            const what = name + checkout.name;
            const result = await withScratch((folder) => measureOnce(display, folder, checkout.path, path)).catch((error) => ({ failure: error.message }));
            say(`round ${round}, ${what}: ${summary(result)}`);
            (measured[what] ??= []).push(result);
          }
      const tables = Object.entries(measured).map(([name, results]) => tableOf(name, results));
      return { figures: figuresOf(measured), tables, details: measured };
    }),
  );
}

async function measureOnce(display, folder, checkout, path) {
  const { endApp, launchApp } = await import('../lib/app.mjs');
  const hand = await import('../lib/gestures.mjs');
  const { traced } = await import('../lib/trace.mjs');
  const started = performance.now();
  const app = await launchApp(display, join(folder, 'user'), checkout);
  const found = {};
  try {
    const window = await app.firstWindow();
    await window.locator('[data-template]').first().waitFor();
    found.start = performance.now() - started;
    const browserWindow = await app.browserWindow(window);
    await browserWindow.evaluate((each) => each.setContentSize(1440, 900));
    await hand.calm(window);
    const measure = async (name, work) => {
      found[name] = await traced(app, window, join(folder, 'trace.json'), work);
      await hand.calm(window);
    };
    await measure('open', () => hand.openFile(app, window, path));
    await measure('drag a node', () => hand.dragNode(window));
    await measure('pan', () => hand.pan(window));
    await measure('zoom', () => hand.zoom(window));
    await measure('box select a part', () => hand.boxSelect(window, { width: 0.6, height: 0.8 }));
    found.selected = await window.locator('.react-flow__node.selected').count();
    await measure('drag the selection', () => hand.dragSelection(window));
    await hand.clickNode(window);
    const name = window.getByRole('textbox', { name: 'Name', exact: true });
    await name.click();
    await measure('type a name', () => hand.keys(window, [...'a name of twenty let', 'Enter']));
    await hand.clickNode(window);
    const moves = Array.from({ length: 20 }, () => 'ArrowRight');
    await measure('20 arrow keys', () => hand.keys(window, moves));
    await measure('undo x 20', () => hand.keys(window, moves.map(() => 'Control+z')));
    await measure('redo x 20', () => hand.keys(window, moves.map(() => 'Control+Shift+z')));
    await hand.fullSize(window);
    await hand.calm(window);
    await measure('drag a node at 100 %', () => hand.dragNode(window));
    await measure('pan at 100 %', () => hand.pan(window));
    // Last, since the frame around the selection lies over the nodes.
    await measure('box select all', () => hand.boxSelect(window, { width: 1, height: 1 }));
    found.memory = await app.evaluate(({ app: main }) => Math.max(...main.getAppMetrics().filter(({ type }) => type === 'Tab').map(({ memory }) => memory.workingSetSize)) / 1024);
    return found;
  } catch (error) {
    say(error.message.split('\n')[0]);
    return { ...found, failure: error.message };
  } finally {
    await endApp(app);
  }
}

const gestures = ['open', 'drag a node', 'drag the selection', 'pan', 'zoom', 'box select a part', 'box select all', 'type a name', '20 arrow keys', 'undo x 20', 'redo x 20', 'drag a node at 100 %', 'pan at 100 %'];

function summary(result) {
  const drag = result['drag a node'];
  return `${result.failure ? 'NOT WHOLE, ' : ''}open ${shown((result.open?.quiet ?? NaN) / 1000)} s, drag ${shown(drag?.fps ?? NaN)} fps, ${shown(result.memory ?? NaN)} MB`;
}

function tableOf(name, results) {
  const of = (gesture, part) => medianOf(results.map((result) => part(result[gesture] ?? {})));
  return {
    title: `${name}: by gesture`,
    head: ['', 'frames a second', 'gap of 95 %, ms', 'longest gap, ms', 'longest task, ms', 'key to paint, ms', '95 %', 'until calm, ms'],
    rows: gestures.map((gesture) => [
      gesture,
      ...[({ fps }) => fps, ({ gap95 }) => gap95, ({ longestGap }) => longestGap, ({ longestTask }) => longestTask, ({ keys }) => keys?.median, ({ keys }) => keys?.p95, ({ quiet }) => quiet]
        .map((part) => of(gesture, part)),
    ]),
  };
}

function figuresOf(measured) {
  return Object.entries(measured).flatMap(([name, results]) => {
    const of = (part) => medianOf(results.map(part));
    const goal = name === '500 nodes';
    return [
      { what: `${name}: app start to the start screen`, value: of(({ start }) => start / 1000), unit: 's' },
      { what: `${name}: opening`, value: of(({ open }) => open?.quiet / 1000), unit: 's', ...(goal && { goal: { most: 2 } }) },
      { what: `${name}: dragging a node`, value: of((result) => result['drag a node']?.fps), unit: 'frames a second', ...(goal && { goal: { least: 50 } }) },
      { what: `${name}: memory of the window's process`, value: of(({ memory }) => memory), unit: 'MB', ...(goal && { goal: { most: 500 } }) },
    ];
  });
}

/** Over the rounds that measured it; null: none did. */
function medianOf(values) {
  const measured = values.filter(Number.isFinite);
  return measured.length > 0 ? median(measured) : null;
}
