import { app, nativeTheme } from 'electron';
import { setLanguage } from '../../shared/i18n/index.ts';
import { languageOf } from '../../shared/i18n/languages.ts';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { Services } from './services.ts';

/** Makes the main process follow the settings: native surfaces their theme, menus and dialogs their language. */
export async function applySettings({ theme, language }: Settings): Promise<void> {
  nativeTheme.themeSource = theme;
  await setLanguage(languageOf(language, app.getLocale()));
}

/** Keeps and applies settings, and tells every window. */
export async function changeSettings({ config, windows }: Pick<Services, 'config' | 'windows'>, settings: Settings): Promise<void> {
  config.settings = settings;
  await applySettings(settings);
  windows.broadcast('settings.changed', settings);
}
