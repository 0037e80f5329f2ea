import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { basename } from 'node:path';
import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { settingsSchema, type MenuCommand, type Settings } from '../../shared/ipc/contract.ts';

interface MenuActions {
  command(window: BrowserWindow, command: MenuCommand): void;
  newWindow(): void;
  openFile(path: string): void;
  showLog(): void;
  chooseLanguage(language: Settings['language']): void;
}

/** An ampersand in a menu marks a key. */
const asLabel = (text: string) => text.replaceAll('&', '&&');

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** What the menu lists besides commands. */
interface MenuLists {
  readonly language: Settings['language'];
  /** Paths, newest first. */
  readonly recent: readonly string[];
  readonly windows: readonly BrowserWindow[];
}

/** Hidden until Alt is pressed: the window draws a menu button of its own. */
export function setMenu({ language, recent, windows }: MenuLists, actions: MenuActions): void {
  const item = (label: MessageKey, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label: t(label),
    ...(accelerator ? { accelerator } : {}),
    // The page gets every key first and handles these by physical key and by focus; the menu only shows them.
    registerAccelerator: false,
    click: (_item, window) => {
      if (window instanceof BrowserWindow) actions.command(window, command);
    },
  });
  const mac = process.platform === 'darwin';

  const file: MenuItemConstructorOptions[] = [
    item('menu:file.new', 'new', 'CmdOrCtrl+N'),
    { id: 'new-window', label: t('menu:file.newWindow'), accelerator: 'CmdOrCtrl+Shift+N', registerAccelerator: false, click: () => actions.newWindow() },
    item('menu:file.open', 'open', 'CmdOrCtrl+O'),
    {
      id: 'open-recent',
      label: t('menu:file.openRecent'),
      enabled: recent.length > 0,
      submenu: recent.slice(0, 10).map((path) => ({ label: asLabel(basename(path)), sublabel: path, toolTip: path, click: () => actions.openFile(path) })),
    },
    item('menu:file.startScreen', 'start-screen'),
    separator,
    item('menu:file.save', 'save', 'CmdOrCtrl+S'),
    item('menu:file.saveAs', 'save-as', 'CmdOrCtrl+Shift+S'),
    item('menu:file.export', 'export', 'CmdOrCtrl+E'),
    item('menu:file.exportPicture', 'export-picture', 'CmdOrCtrl+Shift+E'),
    separator,
    { role: 'close', label: t('menu:file.close') },
    ...(mac ? [] : [{ role: 'quit' as const, label: t('menu:file.quit'), accelerator: 'CmdOrCtrl+Q' }]),
  ];
  const edit: MenuItemConstructorOptions[] = [
    item('menu:edit.undo', 'undo', 'CmdOrCtrl+Z'),
    item('menu:edit.redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    item('menu:edit.cut', 'cut', 'CmdOrCtrl+X'),
    item('menu:edit.copy', 'copy', 'CmdOrCtrl+C'),
    item('menu:edit.copyPicture', 'copy-picture', 'CmdOrCtrl+Shift+C'),
    item('menu:edit.paste', 'paste', 'CmdOrCtrl+V'),
    item('menu:edit.delete', 'delete', 'Delete'),
    separator,
    item('menu:edit.selectAll', 'select-all', 'CmdOrCtrl+A'),
  ];
  const languages = settingsSchema.shape.language.options.map((value): MenuItemConstructorOptions => ({
    id: `language-${value}`,
    label: t(`app:language.${value}`),
    type: 'radio',
    checked: language === value,
    click: () => actions.chooseLanguage(value),
  }));
  const view: MenuItemConstructorOptions[] = [
    item('menu:view.zoomIn', 'zoom-in', 'CmdOrCtrl+='),
    item('menu:view.zoomOut', 'zoom-out', 'CmdOrCtrl+-'),
    item('menu:view.zoomFit', 'zoom-fit', 'Shift+1'),
    separator,
    { role: 'togglefullscreen', label: t('menu:view.fullScreen') },
    { label: t('menu:view.language'), submenu: languages },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }, { role: 'reload' as const }]),
  ];
  const help: MenuItemConstructorOptions[] = [
    { label: t('menu:help.showLog'), click: () => actions.showLog() },
    item('menu:help.about', 'about'),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : []),
      { label: t('menu:file.title'), submenu: file },
      { label: t('menu:edit.title'), submenu: edit },
      { label: t('menu:view.title'), submenu: view },
      {
        id: 'windows',
        label: t('menu:window.title'),
        submenu: [
          { role: 'minimize', label: t('menu:window.minimize') },
          separator,
          ...windows.map((window) => ({ label: asLabel(window.getTitle()), click: () => window.focus() })),
        ],
      },
      { label: t('menu:run.title'), submenu: [item('menu:run.train', 'train', 'CmdOrCtrl+Enter')] },
      { label: t('menu:help.title'), submenu: help },
    ]),
  );
}
