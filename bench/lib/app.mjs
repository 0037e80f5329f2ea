// The real app under Playwright's hand, for measuring and for the README's picture.
import { _electron } from 'playwright';
import { electron, root } from '../../build/setup/paths.mjs';
import { sandboxArguments } from '../../build/setup/sandbox.mjs';

/** @param display from `withDisplay`; `userData`: a folder of this start's own; `checkout`: where the app is built */
export function launchApp(display, userData, checkout = root) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...own } = process.env;
  const { path, folder } = electron();
  return _electron.launch({
    executablePath: path, args: [...sandboxArguments(folder), checkout], cwd: checkout, colorScheme: null,
    env: { ...own, ...display, UNROLL_USER_DATA: userData },
  });
}

export async function openTemplate(window, id) {
  await window.locator(`[data-template="${id}"]`).click();
  await trainButton(window).waitFor();
}

export function trainButton(window) {
  return window.getByRole('button', { name: 'Train', exact: true });
}

/** Ends the app whatever its windows say. */
export async function endApp(app) {
  const closed = app.waitForEvent('close');
  await app.evaluate(({ app: main }) => setImmediate(() => main.exit(0))).catch(() => undefined);
  await closed;
}
