import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';

/** Whose names and order of keys are shown. */
export type KeySystem = 'mac' | 'other';

export const thisSystem: KeySystem = globalThis.navigator?.platform.startsWith('Mac') ? 'mac' : 'other';

const marks: Readonly<Record<string, string>> = {
  delete: 'Delete', backspace: '⌫', enter: 'Enter', slash: '/', equal: '+', minus: '−', tab: 'Tab',
  home: 'Home', end: 'End', space: 'Space', escape: 'Esc',
};

/** Keys and what a mouse does that have a name in each language. */
const named: Readonly<Record<string, MessageKey>> = {
  'drag': 'keyboard:key.drag',
  'click': 'keyboard:key.click',
  'double-click': 'keyboard:key.doubleClick',
  'right-click': 'keyboard:key.rightClick',
  'wheel': 'keyboard:key.wheel',
  'port-drag': 'keyboard:key.portDrag',
  'wire-end-drag': 'keyboard:key.wireEndDrag',
  'arrows': 'keyboard:key.arrows',
  'up-down': 'keyboard:key.upDown',
  'left-right': 'keyboard:key.leftRight',
  'digits': 'keyboard:key.digits',
  'contextmenu': 'keyboard:key.menu',
};

/** In the order in which a Mac's menus write them. */
const macOrder = ['alt', 'shift', 'mod'];
const macMarks: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↩', delete: '⌦' };
const otherMarks: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

/** "mod+shift+z" as a person reads it: "Ctrl Shift Z", on a Mac "⇧⌘Z". */
export function keysText(keys: string, system: KeySystem = thisSystem): string {
  const parts = keys.split('+');
  if (system === 'other') return parts.map((key) => otherMarks[key] ?? nameOf(key)).join(' ');
  const held = macOrder.filter((key) => parts.includes(key)).map((key) => macMarks[key]).join('');
  const rest = parts.filter((key) => !macOrder.includes(key)).map((key) => macMarks[key] ?? nameOf(key));
  // A word stands apart from the marks.
  return rest.length > 0 && held !== '' && (rest[0]?.length ?? 0) > 2 ? `${held} ${rest.join(' ')}` : held + rest.join(' ');
}

function nameOf(key: string): string {
  const name = named[key];
  return marks[key] ?? (name ? t(name) : key.toUpperCase());
}
