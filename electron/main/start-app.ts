import { app, shell } from 'electron';
import { translator } from '../../shared/i18n/index.ts';
import { Config } from './config.ts';
import { EngineProcess } from './engine/engine-process.ts';
import { Drafts } from './files/drafts.ts';
import { Recents } from './files/recents.ts';
import { guardSession } from './guard.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { documentHandlers } from './handlers/document-handlers.ts';
import { figureHandlers } from './handlers/figure-handlers.ts';
import { runHandlers } from './handlers/run-handlers.ts';
import { serveRequests } from './ipc.ts';
import { log, logFile } from './log.ts';
import { setMenu } from './menu.ts';
import type { Note } from './note.ts';
import { places } from './places.ts';
import { servePages } from './protocol.ts';
import { RunFolders } from './runs/run-folders.ts';
import { RunTrash } from './runs/run-trash.ts';
import { Runs } from './runs/runs.ts';
import type { Services } from './services.ts';
import { applySettings, changeSettings } from './settings.ts';
import { Windows } from './windows/windows.ts';
import { forwardEngineEvents } from './engine/forward-events.ts';

/** Makes everything and shows the first window; to be called once the app is ready. */
export async function startApp(files: readonly string[]): Promise<Services> {
  const config = new Config();
  await applySettings(config.settings);
  guardSession();
  await servePages(places.renderer);

  const recents = new Recents(config);
  const drafts = new Drafts(places.drafts(), note);
  const windows = new Windows({
    config,
    onListed: () => showMenu(),
    onOpened: ({ path, document }) => recents.add(path, document),
    onGone: (windowId) => drafts.release(windowId),
    draftOf: (windowId) => drafts.ofWindow(windowId),
  });
  const { engine, runs } = makeEngine(windows);
  const services: Services = { config, windows, recents, drafts, engine, runs };
  serveRequests({ ...appHandlers(services), ...documentHandlers(services), ...runHandlers(services), ...figureHandlers }, windows);
  const showMenu = () => {
    const { undo = null, redo = null } = windows.front?.shown ?? {};
    setMenu({ language: config.settings.language, recent: config.recent.map(({ path }) => path), windows: windows.browserWindows, undo, redo }, {
      command: (window, command) => windows.of(window.webContents)?.send('menu.command', { command }),
      newWindow: () => void windows.open(),
      openFile: (path) => void windows.openFiles([path], '/'),
      showLog: () => shell.showItemInFolder(logFile()),
      chooseLanguage: (language) => void changeSettings(services, { ...config.settings, language }),
    });
  };
  recents.onChanged = showMenu;
  showMenu();
  translator.on('languageChanged', showMenu);

  const first = windows.open();
  await windows.openFiles(files, process.cwd());
  // After the page has what it needs: on two cores loading TensorFlow would take one from it.
  first.window.webContents.once('did-finish-load', () => void engine.warm());
  app.on('activate', () => windows.focusLast());
  return services;
}

const note: Note = (what, error) => log.warn(what, error ?? '');

function makeEngine(windows: Windows): { engine: EngineProcess; runs: Runs } {
  const engine: EngineProcess = new EngineProcess(places.engine, {
    onState: (state) => windows.broadcast('engine.state', state),
    onEvent: (name, payload) => forwardEngineEvents(windows, runs, name, payload),
    onCrash: () => runs.interruptAll(),
  });
  const trash = new RunTrash(places.runs(), note);
  void trash.empty();
  const runs: Runs = new Runs({
    folders: new RunFolders(places.runs(), note),
    trash,
    engine,
    onChanged: (summary) => windows.broadcast('run.changed', summary),
    note,
  });
  return { engine, runs };
}
