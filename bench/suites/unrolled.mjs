// How smoothly the playhead moves over an unrolled drawing of 60 timesteps (an LSTM of 128 units, 65 symbols or so), by mouse and by keys.
import { join } from 'node:path';
import { say } from '../../build/setup/say.mjs';
import { withDisplay } from '../../build/test/display.mjs';
import { endApp, launchApp, openTemplate } from '../lib/app.mjs';
import { median } from '../lib/figures.mjs';
import { axisOf, calm, keys, sweep } from '../lib/gestures.mjs';
import { withScratch } from '../lib/programs.mjs';
import { traced } from '../lib/trace.mjs';

const lengths = [8, 24, 60, 2000];
const letters = 'the white whale swam before him as the monomaniac incarnation ';

export async function unrolled({ rounds }) {
  const found = Object.fromEntries(lengths.map((length) => [length, []]));
  for (let round = 1; round <= rounds; round++)
    await withDisplay((display) =>
      withScratch(async (scratch) => {
        const app = await launchApp(display, join(scratch, 'user'));
        try {
          const window = await app.firstWindow();
          const browserWindow = await app.browserWindow(window);
          await browserWindow.evaluate((each) => each.setContentSize(1440, 900));
          await openTemplate(window, 'text-generation');
          await window.locator('[data-node-id="lstm"]').waitFor();
          await window.keyboard.press('u');
          for (const length of lengths) {
            await window.getByRole('textbox', { name: 'Unroll over' }).fill(letters.repeat(Math.ceil(length / letters.length)).slice(0, length));
            const ruler = window.locator(`[data-ruler][aria-valuemax="${length}"][aria-valuetext*="Div"]`);
            await ruler.waitFor({ timeout: 120_000 });
            await calm(window);
            const file = join(scratch, 'trace.json');
            const axis = await axisOf(window, '[data-ruler]');
            let places = 0;
            const drag = await traced(app, window, file, async () => (places = await sweep(window, axis)));
            // At the last timestep nothing is asked for, and no Div said.
            await window.locator('[data-ruler]').focus();
            const pressed = await traced(app, window, file, () => keys(window, ['Home', ...Array.from({ length: 40 }, () => 'ArrowRight'), 'End']));
            const nodes = await window.locator('[data-form="unrolled"] *').count();
            found[length].push({ drag, pressed, nodes, places });
            say(`round ${round}, ${length} timesteps: ${Math.round(drag.fps)} fps, ${places} places of the playhead, ${nodes} elements`);
          }
        } finally {
          await endApp(app);
        }
      }),
    );
  const of = (length, part) => median(found[length].map(part));
  return {
    figures: lengths.flatMap((length) => [
      { what: `Unrolled over ${length} timesteps: scrubbing by mouse`, value: of(length, ({ drag }) => drag.fps), unit: 'frames a second', ...([24, 60].includes(length) && { goal: { least: 50 } }) },
      { what: `Unrolled over ${length} timesteps: from a key to the frame that shows it`, value: of(length, ({ pressed }) => pressed.keys.median), unit: 'ms' },
      { what: `Unrolled over ${length} timesteps: elements in the page`, value: of(length, ({ nodes }) => nodes), unit: '' },
    ]),
    details: found,
  };
}
