/**
 * What the native menu asks a window for (or, a new window, of itself), each with its keys: physical ones (`mod`: Ctrl, on a Mac ⌘); the first are the ones shown.
 * The window acts on the keys, the menu shows them.
 */
export const menuKeys = {
  'new': ['mod+n'],
  'new-window': ['mod+shift+n'],
  'open': ['mod+o'],
  'save': ['mod+s'],
  'save-as': ['mod+shift+s'],
  'export': ['mod+e'],
  'export-picture': ['mod+shift+e'],
  'copy-picture': ['mod+shift+c'],
  'undo': ['mod+z'],
  'redo': ['mod+shift+z', 'mod+y'],
  'history': ['mod+shift+h'],
  'cut': ['mod+x'],
  'copy': ['mod+c'],
  'paste': ['mod+v'],
  'delete': ['delete', 'backspace'],
  'select-all': ['mod+a'],
  'command-palette': ['mod+k'],
  'zoom-in': ['mod+equal'],
  'zoom-out': ['mod+minus'],
  'zoom-fit': ['shift+1'],
  'train': ['mod+enter'],
  'start-screen': [],
  'about': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MenuCommand = keyof typeof menuKeys;

export const menuCommands = Object.keys(menuKeys) as [MenuCommand, ...MenuCommand[]];
