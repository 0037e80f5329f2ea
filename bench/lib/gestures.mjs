// What a person's hand does to a drawing, at a hand's pace.
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two moves of the mouse: more often than frames come. */
const pace = 8;
const forMs = 2000;

/** Opens a file as from the menu, the system's dialog being answered; resolves once the page has been calm for a while. */
export async function openFile(app, window, path) {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, path);
  await window.locator('body').press('Control+o', { noWaitAfter: true });
  await window.waitForFunction(() => document.querySelector('.react-flow__node') !== null, null, { timeout: 120_000 });
  await calm(window);
}

/** Until no task has kept the page from a frame for half a second. */
export function calm(window) {
  return window.evaluate(
    () =>
      new Promise((resolve) => {
        let [last, since] = [performance.now(), performance.now()];
        const look = () => {
          const now = performance.now();
          if (now - last > 60) since = now;
          last = now;
          if (now - since > 500) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** Round and round under the held mouse, from a node near the middle to a little right of it. */
export async function dragNode(window) {
  await drag(window, '.react-flow__node');
}

/** The same with the whole selection. */
export async function dragSelection(window) {
  await drag(window, '.react-flow__nodesselection-rect, .react-flow__node.selected');
}

export async function pan(window) {
  await circle(window, await placeOf(window, '.react-flow__pane'));
}

async function drag(window, selector) {
  const before = await placesOf(window);
  await circle(window, await placeOf(window, selector));
  const after = await placesOf(window);
  if (!Object.entries(before).some(([id, place]) => after[id] !== undefined && after[id] !== place)) throw new Error('nothing was dragged');
}

/** Where the nodes in view are, by id. */
function placesOf(window) {
  return window.evaluate(() => Object.fromEntries([...document.querySelectorAll('.react-flow__node')].map(({ dataset, style }) => [dataset.id, style.transform])));
}

async function circle(window, { x, y }) {
  await window.mouse.move(x, y);
  await window.mouse.down();
  await during((share) => window.mouse.move(x + 40 * share + 90 * Math.sin(share * 4 * Math.PI), y + 60 * (1 - Math.cos(share * 4 * Math.PI))));
  await window.mouse.up();
}

/** To the size at which everything is drawn. */
export async function fullSize(window) {
  await window.getByRole('button', { name: /^[0-9]+%$/ }).click();
}

/** In and out again by the wheel. */
export async function zoom(window) {
  const { x, y } = await middleOfCanvas(window);
  await window.mouse.move(x, y);
  // The wheel is answered a frame later; a hand does not wait for that.
  const turns = [];
  await during((share) => void turns.push(window.mouse.wheel(0, share < 0.5 ? -24 : 24)));
  await Promise.all(turns);
}

/** A box from the canvas's upper left corner over so much of it. */
export async function boxSelect(window, { width, height }) {
  const box = await window.locator('.react-flow').boundingBox();
  await window.keyboard.down('Shift');
  await window.mouse.move(box.x + 4, box.y + 4);
  await window.mouse.down();
  await during((share) => window.mouse.move(box.x + 4 + (box.width - 8) * width * share, box.y + 4 + (box.height - 8) * height * share), forMs / 2);
  await window.mouse.up();
  await window.keyboard.up('Shift');
}

export async function clickNode(window) {
  const pane = await placeOf(window, '.react-flow__pane');
  await window.mouse.click(pane.x, pane.y);
  const { x, y } = await placeOf(window, '.react-flow__node');
  await window.mouse.click(x, y);
}

export async function keys(window, words) {
  for (const word of words) {
    await window.keyboard.press(word);
    await pause(40);
  }
}

/** From one end of an axis to the other in at most so many milliseconds, and over at least so many of its places a second: every frame has a new one to show. */
const [across, placesASecond] = [500, 75];

/** What is seen of an axis that is dragged along, and how many of its places that are. */
export function axisOf(window, selector) {
  return window.evaluate((selector) => {
    const axis = document.querySelector(selector);
    const box = axis.getBoundingClientRect();
    const y = box.y + box.height / 2;
    const seen = [];
    for (let x = Math.ceil(box.left); x < Math.min(box.right, innerWidth); x++) if (axis.contains(document.elementFromPoint(x, y))) seen.push(x);
    return { selector, left: seen[0] + 4, right: seen.at(-1) - 4, y, places: (Number(axis.getAttribute('aria-valuemax')) * seen.length) / box.width };
  }, selector);
}

/** The pressed mouse to and fro over it. Gives how many places it has come to. */
export async function sweep(window, { selector, left, right, y, places }) {
  await window.evaluate((selector) => {
    const axis = document.querySelector(selector);
    globalThis.benchPlaces = 0;
    new MutationObserver((changes) => (globalThis.benchPlaces += changes.length)).observe(axis, { attributeFilter: ['aria-valuenow'] });
  }, selector);
  const once = Math.min(across, (1000 * places) / placesASecond) / forMs;
  await window.mouse.move(left, y);
  await window.mouse.down();
  await during((share) => window.mouse.move(left + (right - left) * Math.abs(((share / once) % 2) - 1), y));
  await window.mouse.up();
  const come = await window.evaluate(() => globalThis.benchPlaces);
  if (come === 0) throw new Error('nothing was dragged');
  return come;
}

async function during(step, ms = forMs) {
  const started = performance.now();
  for (let share = 0; share < 1; share = (performance.now() - started) / ms) {
    const at = performance.now();
    await step(share);
    await pause(Math.max(0, pace - (performance.now() - at)));
  }
}

/** A point nearest the canvas's middle where such an element lies on top, in the page. */
async function placeOf(window, selector) {
  const found = await window.evaluate((selector) => {
    const { left, top, width, height } = document.querySelector('.react-flow').getBoundingClientRect();
    const points = [];
    for (let i = 1; i < 60; i++) for (let j = 1; j < 60; j++) points.push({ x: left + (width * i) / 60, y: top + (height * j) / 60 });
    const away = ({ x, y }) => Math.hypot(x - left - width / 2, y - top - height / 2);
    points.sort((a, b) => away(a) - away(b));
    return points.find(({ x, y }) => {
      const element = document.elementFromPoint(x, y);
      return element?.closest(selector) && !element.closest('.react-flow__handle, button');
    });
  }, selector);
  if (!found) throw new Error(`nothing to take hold of: ${selector}`);
  return found;
}

async function middleOfCanvas(window) {
  const box = await window.locator('.react-flow').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
