import { app } from 'electron';
import { cliWords, fileWords } from './command-line.ts';
import { guardContents } from './guard.ts';
import { log, startLog } from './log.ts';
import { declareScheme } from './protocol.ts';
import { runCli } from './run-cli.ts';
import { startApp } from './start-app.ts';

const quitLimitMs = 10_000;

const words = cliWords(process.argv);
if (words) {
  process.exit(runCli(words));
} else {
  const userData = process.env['UNROLL_USER_DATA'];
  if (userData) app.setPath('userData', userData);
  if (app.requestSingleInstanceLock()) start();
  else app.quit();
}

function start(): void {
  startLog();
  declareScheme();
  guardContents();

  // macOS names a file by an event, which may come before the app is ready.
  const early: string[] = [];
  const rememberEarly = (_event: Electron.Event, path: string) => void early.push(path);
  app.on('open-file', rememberEarly);

  void app.whenReady().then(async () => {
    app.off('open-file', rememberEarly);
    const { windows, runs, engine } = await startApp([...fileWords(process.argv, app.isPackaged), ...early]);

    app.on('open-file', (_event, path) => void windows.openFiles([path], '/'));
    app.on('second-instance', (_event, argv, workingFolder) => {
      const files = fileWords(argv, app.isPackaged);
      if (files.length > 0) void windows.openFiles(files, workingFolder);
      else windows.focusLast();
    });
    let asking = false;
    app.on('before-quit', (event) => {
      if (!windows.haveUnsaved) return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      void windows.closeUnsaved().then((all) => {
        asking = false;
        if (all) app.quit();
      });
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });

    let stopped = false;
    app.on('will-quit', (event) => {
      if (stopped || !engine.isRunning) return;
      event.preventDefault();
      void runs.stopAll(quitLimitMs).finally(() => {
        stopped = true;
        engine.close();
        // Not from within this event: Electron would lose the second request to quit.
        setImmediate(() => app.quit());
      });
    });
    log.info(`Unroll ${app.getVersion()}, Electron ${process.versions['electron']}, ${process.platform} ${process.arch}`);
  });
}
