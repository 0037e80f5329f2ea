// The flight recorder: what 2,000 steps of A leave on the disk, and how long a move through a run takes until it is painted.
import { join } from 'node:path';
import { withDisplay } from '../../build/test/display.mjs';
import { endApp, launchApp, openTemplate, trainButton } from '../lib/app.mjs';
import { median } from '../lib/figures.mjs';
import { inRuntime, withScratch } from '../lib/programs.mjs';
import { workloads } from '../workloads.mjs';

const moves = 60;
/** Steps of template text-generation before its moments are looked at. */
const trained = 800;

export async function recorder({ program, options }) {
  const steps = options.steps ?? 2000;
  const work = { network: workloads.A.network, stepsARepetition: 100, repetitions: steps / 100, warmUp: 0 };
  const size = await withScratch((folder) => inRuntime('Electron', [program('recorder'), join(folder, 'run'), JSON.stringify(work)]));
  const times = await withDisplay((display) => withScratch((userData) => scrub(display, userData)));
  return {
    figures: [
      { what: `Recorder: folder after ${steps} steps of A`, value: size.megabytes, unit: 'MB', goal: { most: 50 } },
      { what: `Recorder: of it, ${size.checkpoints} checkpoints`, value: size.checkpointMegabytes, unit: 'MB' },
      { what: 'Recorder: of it, metrics and samples', value: size.logMegabytes, unit: 'MB' },
      { what: 'Scrubbing: a move until it is painted, median', value: median(times), unit: 'ms', goal: { most: 50 } },
      { what: 'Scrubbing: the slowest of 60 moves', value: Math.max(...times), unit: 'ms' },
    ],
    details: { size, times },
  };
}

async function scrub(display, userData) {
  const app = await launchApp(display, userData);
  try {
    const window = await app.firstWindow();
    await openTemplate(window, 'text-generation');
    await trainButton(window).click();
    const bar = window.getByRole('progressbar', { name: 'Progress of training' });
    while (Number(await bar.getAttribute('aria-valuenow')) < trained) await window.waitForTimeout(100);
    await window.getByRole('button', { name: 'Stop', exact: true }).click();
    await window.getByRole('button', { name: 'Train again' }).waitFor();
    await window.getByRole('slider', { name: /^Moment of the run/ }).focus();
    return await window.evaluate(timeMoves, moves);
  } finally {
    await endApp(app);
  }
}

/** In the page: keys all over the run; each counts from the key to the frame after the one that shows it. */
async function timeMoves(count) {
  const slider = document.activeElement;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  for (let i = 0; i < count; i++) {
    await frame();
    const started = performance.now();
    const key = ['Home', 'PageUp', 'ArrowRight', 'PageUp', 'ArrowLeft', 'End'][i % 6];
    slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await frame();
    await frame();
    times.push(performance.now() - started);
  }
  return times;
}
