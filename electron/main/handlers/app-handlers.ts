import { app, shell } from 'electron';
import type { Handlers } from '../ipc.ts';
import { log, logFile } from '../log.ts';
import { places } from '../places.ts';
import { readTemplates } from '../files/templates.ts';
import type { Services } from '../services.ts';
import { changeSettings } from '../settings.ts';

type AppRequests = 'app.info' | 'settings.get' | 'settings.set' | 'templates.list' | 'shell.showFile' | 'shell.showLog' | 'log.error';

export function appHandlers({ config, windows }: Services): Pick<Handlers, AppRequests> {
  return {
    'app.info': (_, from) => {
      from.hasStarted = true;
      const { electron = '', chrome = '', node = '' } = process.versions;
      return { version: app.getVersion(), electron, chrome, node, platform: process.platform, opened: from.opened, logFile: logFile() };
    },
    'settings.get': () => config.settings,
    'settings.set': async ({ theme = config.settings.theme, language = config.settings.language }) => {
      const settings = { theme, language };
      await changeSettings({ config, windows }, settings);
      return settings;
    },
    'templates.list': () => readTemplates(places.templates),
    'shell.showFile': ({ path }) => {
      shell.showItemInFolder(path);
      return null;
    },
    'shell.showLog': () => {
      shell.showItemInFolder(logFile());
      return null;
    },
    'log.error': ({ message, stack }) => {
      log.error(`[window] ${message}\n${stack}`);
      return null;
    },
  };
}
