import { menuKeys, type MenuCommand } from '../../shared/ipc/menu-commands.ts';
import { selectSubjects } from '../state/focus-store.ts';
import {
  canBeFollowed, canRedo, canUndo, hasContent, hasDocument, hasHistory, hasHold, hasInstance, hasItems, hasNodes, hasOne, hasOneNode, hasSelection, hasSubjectNode,
  hasSubjectWires, hasThree, hasTwo, hasUnusedGroup, isInGroup, type Condition,
} from './command-conditions.ts';

/** In the order in which they are listed. */
export const categories = ['file', 'edit', 'draw', 'view', 'run', 'help'] as const;
export type Category = (typeof categories)[number];

interface CommandEntry {
  readonly category: Category;
  /** Physical keys (`mod`: Ctrl, on a Mac ⌘), so that they work on any keyboard layout; the first are the ones shown. */
  readonly keys?: readonly string[];
  /**
   * Where the keys act: `anywhere` even while a text field has the focus, `settled` there only while nothing in it is uncommitted, `window`
   * not there, `canvas` only on the drawing.
   */
  readonly where?: 'anywhere' | 'settled' | 'window' | 'canvas';
  /** What must hold, besides that something offers the command now. */
  readonly when?: Condition;
  /** Words of English by which it is found, besides its names. */
  readonly words?: string;
  /** What is being written goes on afterwards: its field is not left first. */
  readonly keepsWriting?: true;
  /** The browser's own event answers to the keys. */
  readonly byBrowser?: true;
}

/**
 * Everything that can be asked for: a line here, a handler through `provideCommands`, a text `app:command.<id>`. Menus, keys, tooltips,
 * the command palette and the shortcut sheet are made from it.
 */
const table = {
  'new': { category: 'file', keys: menuKeys.new, where: 'anywhere', words: 'document file' },
  'new-window': { category: 'file', keys: menuKeys['new-window'], where: 'anywhere' },
  'open': { category: 'file', keys: menuKeys.open, where: 'anywhere', words: 'document file load' },
  'save': { category: 'file', keys: menuKeys.save, where: 'anywhere', when: hasDocument },
  'save-as': { category: 'file', keys: menuKeys['save-as'], where: 'anywhere', when: hasDocument, words: 'copy' },
  'export': { category: 'file', keys: menuKeys.export, where: 'anywhere', when: hasDocument, words: 'keras saved model' },
  'export-picture': { category: 'file', keys: menuKeys['export-picture'], where: 'anywhere', when: hasContent, words: 'image svg png slide screenshot' },
  'copy-picture': { category: 'edit', keys: menuKeys['copy-picture'], when: hasContent, words: 'image png clipboard slide screenshot' },
  'start-screen': { category: 'file', when: hasDocument, words: 'home close templates recent' },

  'undo': { category: 'edit', keys: menuKeys.undo, where: 'settled', when: canUndo, words: 'back' },
  'redo': { category: 'edit', keys: menuKeys.redo, where: 'settled', when: canRedo, words: 'again' },
  'history': { category: 'edit', keys: menuKeys.history, when: hasHistory, words: 'undo list steps back states' },
  'cut': { category: 'edit', keys: menuKeys.cut, where: 'canvas', when: hasItems, byBrowser: true },
  'copy': { category: 'edit', keys: menuKeys.copy, where: 'canvas', when: hasItems, byBrowser: true },
  'paste': { category: 'edit', keys: menuKeys.paste, where: 'canvas', when: hasDocument, byBrowser: true, words: 'insert' },
  'duplicate': { category: 'edit', keys: ['mod+d'], where: 'canvas', when: hasItems, words: 'clone copy' },
  'delete': { category: 'edit', keys: menuKeys.delete, where: 'canvas', when: hasSelection, words: 'remove erase' },
  'delete-keep': { category: 'edit', when: hasNodes, words: 'remove heal reconnect bypass' },
  'select-all': { category: 'edit', keys: menuKeys['select-all'], where: 'canvas', when: hasContent },
  'let-go': { category: 'edit', keys: ['escape'], where: 'canvas', when: hasHold, words: 'unselect deselect none back' },

  'add-node': { category: 'draw', keys: ['slash'], when: hasDocument, words: 'insert new layer search' },
  'insert-after': { category: 'draw', keys: ['i'], where: 'canvas', when: canBeFollowed, words: 'add append behind between layer next' },
  'make-group': { category: 'draw', keys: ['mod+g'], where: 'canvas', when: hasNodes, words: 'subgraph collapse' },
  'unpack-group': { category: 'draw', keys: ['mod+shift+g'], where: 'canvas', when: hasInstance, words: 'ungroup subgraph detach' },
  'connect': { category: 'draw', keys: ['c'], where: 'canvas', when: hasSubjectNode, words: 'wire link to port edge' },
  'walk-wires': { category: 'draw', keys: ['w'], where: 'canvas', when: hasSubjectWires, words: 'edge step through next' },
  'open-group': { category: 'draw', keys: ['enter'], where: 'canvas', when: hasInstance, words: 'enter edit subgraph inside' },
  'edit-fields': { category: 'draw', keys: ['enter'], where: 'canvas', when: hasOne, words: 'inspector parameters settings properties' },
  'leave-group': { category: 'draw', keys: ['escape'], where: 'canvas', when: isInGroup, words: 'close exit up subgraph back' },
  'separate-group': { category: 'draw', when: hasInstance, words: 'detach unlink subgraph definition' },
  'delete-unused-groups': { category: 'draw', when: hasUnusedGroup, words: 'clean purge definitions subgraph' },
  'take-out': { category: 'draw', when: hasNodes, words: 'unplug detach bypass disconnect heal' },
  'add-note': { category: 'draw', keys: ['n'], where: 'canvas', when: hasDocument, words: 'comment text sticky annotation' },
  'rename': { category: 'draw', keys: ['f2'], where: 'canvas', when: hasOneNode, words: 'name title' },
  'collapse': { category: 'draw', keys: ['alt+c'], where: 'canvas', when: hasNodes, words: 'fold minimize expand open' },
  'pin': { category: 'draw', keys: ['p'], where: 'canvas', when: hasNodes, words: 'lock keep place unpin' },
  'tidy': { category: 'draw', keys: ['shift+l'], when: hasContent, words: 'arrange layout auto align' },
  'align-left': { category: 'draw', keys: ['alt+a'], where: 'canvas', when: hasTwo, words: 'arrange line' },
  'align-centre': { category: 'draw', keys: ['alt+h'], where: 'canvas', when: hasTwo, words: 'arrange line center' },
  'align-right': { category: 'draw', keys: ['alt+d'], where: 'canvas', when: hasTwo, words: 'arrange line' },
  'align-top': { category: 'draw', keys: ['alt+w'], where: 'canvas', when: hasTwo, words: 'arrange line' },
  'align-middle': { category: 'draw', keys: ['alt+v'], where: 'canvas', when: hasTwo, words: 'arrange line center' },
  'align-bottom': { category: 'draw', keys: ['alt+s'], where: 'canvas', when: hasTwo, words: 'arrange line' },
  'distribute-across': { category: 'draw', keys: ['alt+shift+h'], where: 'canvas', when: hasThree, words: 'space gap horizontal distribute' },
  'distribute-down': { category: 'draw', keys: ['alt+shift+v'], where: 'canvas', when: hasThree, words: 'space gap vertical distribute' },

  'command-palette': { category: 'view', keys: menuKeys['command-palette'], where: 'anywhere', keepsWriting: true, words: 'actions search everything quick' },
  'mode-build': { category: 'view', keys: ['mod+1'], where: 'anywhere', when: hasDocument, words: 'draw edit' },
  'mode-train': { category: 'view', keys: ['mod+2'], where: 'anywhere', when: hasDocument, words: 'runs loss' },
  'mode-microscope': { category: 'view', keys: ['mod+3'], where: 'anywhere', when: hasDocument, words: 'states gates gradients symbols probe inspect look inside' },
  'mode-generate': { category: 'view', keys: ['mod+4'], where: 'anywhere', when: hasDocument, words: 'write answer ask forecast' },
  'unroll': { category: 'view', keys: ['u'], when: hasContent, words: 'fold time timesteps unfold' },
  'toggle-dock': { category: 'view', keys: ['mod+j'], where: 'anywhere', when: hasDocument, words: 'panel data weights compiler problems' },
  'toggle-minimap': { category: 'view', when: hasDocument, words: 'overview' },
  'zoom-in': { category: 'view', keys: menuKeys['zoom-in'], when: hasDocument, words: 'larger' },
  'zoom-out': { category: 'view', keys: menuKeys['zoom-out'], when: hasDocument, words: 'smaller' },
  'zoom-fit': { category: 'view', keys: menuKeys['zoom-fit'], when: hasContent, words: 'all centre center' },
  'zoom-selection': { category: 'view', keys: ['shift+2'], when: hasItems, words: 'focus frame' },
  'zoom-reset': { category: 'view', keys: ['shift+0'], when: hasDocument, words: 'actual size' },
  'next-region': { category: 'view', keys: ['f6'], where: 'anywhere', words: 'focus panel region pane' },
  'previous-region': { category: 'view', keys: ['shift+f6'], where: 'anywhere', words: 'focus panel region pane' },
  'context-menu': { category: 'view', keys: ['shift+f10', 'contextmenu'], words: 'right click' },
  'theme-system': { category: 'view', words: 'appearance colours colors' },
  'theme-light': { category: 'view', words: 'appearance colours colors bright' },
  'theme-dark': { category: 'view', words: 'appearance colours colors night' },
  'language-system': { category: 'view', words: 'locale' },
  'language-en': { category: 'view', words: 'locale' },
  'language-ko': { category: 'view', words: 'locale korean hangul' },

  'train': { category: 'run', keys: menuKeys.train, where: 'anywhere', when: hasDocument, words: 'start learn fit' },

  'shortcuts': { category: 'help', keys: ['shift+slash'], words: 'keyboard keys' },
  'ideas': { category: 'help', words: 'lecture theory learn explain' },
  'show-log': { category: 'help', words: 'errors' },
  'about': { category: 'help', words: 'version device' },
} as const satisfies Readonly<Record<string, CommandEntry>> & Readonly<Record<MenuCommand, CommandEntry>>;

/** What a menu, a key or a button can ask for. */
export type Command = keyof typeof table;

export const commands: Readonly<Record<Command, CommandEntry>> = table;

/** All of them, in the order of the table. */
export const commandIds = Object.keys(table) as readonly Command[];

type Handlers = Partial<Readonly<Record<Command, () => void>>>;

const provided: Handlers[] = [];
const followers = new Set<() => void>();

/** Offers commands while a part of the window is there; the newest offer of a command wins. Returns what withdraws it. */
export function provideCommands(handlers: Handlers): () => void {
  provided.push(handlers);
  followers.forEach((follow) => follow());
  return () => {
    provided.splice(provided.indexOf(handlers), 1);
    followers.forEach((follow) => follow());
  };
}

/** Calls back whenever something is offered or withdrawn. Returns what stops it. */
export function followOffers(changed: () => void): () => void {
  followers.add(changed);
  return () => void followers.delete(changed);
}

function handlerOf(command: Command): (() => void) | undefined {
  return provided.findLast((handlers) => handlers[command] !== undefined)?.[command];
}

/** Does anything in the window offer it now? */
export function isOffered(command: Command): boolean {
  return handlerOf(command) !== undefined;
}

/** Would it do something now? */
export function isEnabled(command: Command): boolean {
  return isOffered(command) && (commands[command].when?.holds() ?? true);
}

/**
 * Runs a command; false where nothing offers it now, or where what it needs is not there. What it is about is selected first: that may be
 * what the keyboard is on.
 */
export function runCommand(command: Command): boolean {
  if (!isEnabled(command)) return false;
  if (commands[command].when?.ofSubjects) selectSubjects();
  handlerOf(command)?.();
  return true;
}

/** The keys that are shown for it. */
export function keysOf(command: Command): string | undefined {
  return commands[command].keys?.[0];
}
