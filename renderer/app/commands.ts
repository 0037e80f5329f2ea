import type { MenuCommand } from '../../shared/ipc/contract.ts';

/** What a menu, a key or a button can ask for. */
export type Command =
  | MenuCommand
  | 'duplicate' | 'make-group' | 'unpack-group' | 'tidy' | 'add-node' | 'zoom-reset' | 'shortcuts' | 'mode-build' | 'mode-train' | 'mode-generate' | 'toggle-dock';

type Handlers = Partial<Readonly<Record<Command, () => void>>>;

const provided: Handlers[] = [];

/** Offers commands while a part of the window is there; the newest offer of a command wins. Returns what withdraws it. */
export function provideCommands(handlers: Handlers): () => void {
  provided.push(handlers);
  return () => void provided.splice(provided.indexOf(handlers), 1);
}

/** Runs a command; false where nothing offers it now. */
export function runCommand(command: Command): boolean {
  const handler = provided.findLast((handlers) => handlers[command] !== undefined)?.[command];
  handler?.();
  return handler !== undefined;
}

interface Shortcut {
  /** Physical keys, so that they work on any keyboard layout. */
  readonly keys: string;
  readonly command: Command;
  /** Also while a text field has the focus. */
  readonly whileTyping?: boolean;
  /** Only where the drawing has the focus: never while a control elsewhere has it. */
  readonly onCanvas?: boolean;
}

/** The first keys of a command are the ones shown. */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'mod+n', command: 'new', whileTyping: true },
  { keys: 'mod+o', command: 'open', whileTyping: true },
  { keys: 'mod+s', command: 'save', whileTyping: true },
  { keys: 'mod+shift+s', command: 'save-as', whileTyping: true },
  { keys: 'mod+e', command: 'export', whileTyping: true },
  { keys: 'mod+enter', command: 'train', whileTyping: true },
  { keys: 'mod+z', command: 'undo' },
  { keys: 'mod+shift+z', command: 'redo' },
  { keys: 'mod+y', command: 'redo' },
  { keys: 'mod+a', command: 'select-all', onCanvas: true },
  { keys: 'mod+d', command: 'duplicate', onCanvas: true },
  { keys: 'delete', command: 'delete', onCanvas: true },
  { keys: 'backspace', command: 'delete', onCanvas: true },
  { keys: 'slash', command: 'add-node' },
  { keys: 'shift+l', command: 'tidy' },
  { keys: 'shift+1', command: 'zoom-fit' },
  { keys: 'shift+0', command: 'zoom-reset' },
  { keys: 'mod+equal', command: 'zoom-in' },
  { keys: 'mod+minus', command: 'zoom-out' },
  { keys: 'mod+1', command: 'mode-build', whileTyping: true },
  { keys: 'mod+2', command: 'mode-train', whileTyping: true },
  { keys: 'mod+3', command: 'mode-generate', whileTyping: true },
  { keys: 'mod+j', command: 'toggle-dock', whileTyping: true },
  { keys: 'shift+slash', command: 'shortcuts' },
];

export function keysOf(command: Command): string | undefined {
  return shortcuts.find((shortcut) => shortcut.command === command)?.keys;
}
