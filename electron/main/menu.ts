import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { basename } from 'node:path';
import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { settingsSchema, type Settings } from '../../shared/ipc/contract.ts';
import { menuKeys, type MenuCommand } from '../../shared/ipc/menu-commands.ts';

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
  /** What would be undone and done again in the window in front; null: nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

const keyNames: Readonly<Record<string, string>> = { mod: 'CmdOrCtrl', equal: '=', minus: '-' };

/** "mod+shift+z" as Electron writes it: "CmdOrCtrl+Shift+Z". */
function acceleratorOf(keys: string): string {
  return keys.split('+').map((key) => keyNames[key] ?? key.charAt(0).toUpperCase() + key.slice(1)).join('+');
}

const longest = 48;

/** One line of a menu. */
function shortened(text: string): string {
  return asLabel(text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
}

/** Hidden until Alt is pressed: the window draws a menu button of its own. */
export function setMenu({ language, recent, windows, undo, redo }: MenuLists, actions: MenuActions): void {
  const item = (label: MessageKey, command: MenuCommand, what: string | null = null): MenuItemConstructorOptions => ({
    id: command,
    label: t(label, what === null ? {} : { what: shortened(what) }),
    ...(menuKeys[command][0] !== undefined && { accelerator: acceleratorOf(menuKeys[command][0]) }),
    // The page gets every key first and handles these by physical key and by focus; the menu only shows them.
    registerAccelerator: false,
    click: (_item, window) => {
      if (window instanceof BrowserWindow) actions.command(window, command);
    },
  });
  const mac = process.platform === 'darwin';

  const file: MenuItemConstructorOptions[] = [
    item('menu:file.new', 'new'),
    { ...item('menu:file.newWindow', 'new-window'), click: () => actions.newWindow() },
    item('menu:file.open', 'open'),
    {
      id: 'open-recent',
      label: t('menu:file.openRecent'),
      enabled: recent.length > 0,
      submenu: recent.slice(0, 10).map((path) => ({ label: asLabel(basename(path)), sublabel: path, toolTip: path, click: () => actions.openFile(path) })),
    },
    item('menu:file.startScreen', 'start-screen'),
    separator,
    item('menu:file.save', 'save'),
    item('menu:file.saveAs', 'save-as'),
    item('menu:file.export', 'export'),
    item('menu:file.exportPicture', 'export-picture'),
    separator,
    { role: 'close', label: t('menu:file.close') },
    ...(mac ? [] : [{ role: 'quit' as const, label: t('menu:file.quit'), accelerator: 'CmdOrCtrl+Q' }]),
  ];
  const edit: MenuItemConstructorOptions[] = [
    item(undo === null ? 'menu:edit.undo' : 'menu:edit.undoNamed', 'undo', undo),
    item(redo === null ? 'menu:edit.redo' : 'menu:edit.redoNamed', 'redo', redo),
    item('menu:edit.history', 'history'),
    separator,
    item('menu:edit.cut', 'cut'),
    item('menu:edit.copy', 'copy'),
    item('menu:edit.copyPicture', 'copy-picture'),
    item('menu:edit.paste', 'paste'),
    item('menu:edit.delete', 'delete'),
    separator,
    item('menu:edit.selectAll', 'select-all'),
  ];
  const languages = settingsSchema.shape.language.options.map((value): MenuItemConstructorOptions => ({
    id: `language-${value}`,
    label: t(`app:language.${value}`),
    type: 'radio',
    checked: language === value,
    click: () => actions.chooseLanguage(value),
  }));
  const view: MenuItemConstructorOptions[] = [
    item('menu:view.commands', 'command-palette'),
    separator,
    item('menu:view.zoomIn', 'zoom-in'),
    item('menu:view.zoomOut', 'zoom-out'),
    item('menu:view.zoomFit', 'zoom-fit'),
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
      { label: t('menu:run.title'), submenu: [item('menu:run.train', 'train')] },
      { label: t('menu:help.title'), submenu: help },
    ]),
  );
}
