import { app, session } from 'electron';
import { isOurPage } from './protocol.ts';
import { log } from './log.ts';

/** Pages stay where they are, open nothing, and are granted nothing: the product needs none of it. */
export function guardContents(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurPage(event.url)) refuse(event, `navigation to ${event.url}`);
    });
    contents.on('will-redirect', (event) => refuse(event, `redirect to ${event.url}`));
    contents.on('will-attach-webview', (event) => refuse(event, 'a webview'));
    contents.setWindowOpenHandler(({ url }) => {
      log.warn(`refused: window for ${url}`);
      return { action: 'deny' };
    });
  });
}

/** To be called once the app is ready. */
export function guardSession(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    // Copying a text or a picture to the clipboard is all that is asked for.
    answer(permission === 'clipboard-sanitized-write');
  });
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}

function refuse(event: { preventDefault: () => void }, what: string): void {
  log.warn(`refused: ${what}`);
  event.preventDefault();
}
