/** ⌘ on a Mac, Ctrl elsewhere. */
export const modKey = globalThis.navigator?.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

const named: Readonly<Record<string, string>> = {
  mod: modKey, shift: 'Shift', alt: 'Alt', delete: 'Delete', backspace: '⌫', enter: 'Enter', slash: '/', equal: '+', minus: '−', escape: 'Esc',
  space: 'Space',
};

/** "mod+shift+z" as a person reads it: "Ctrl Shift Z". */
export function keysText(keys: string): string {
  return keys
    .split('+')
    .map((key) => named[key] ?? key.toUpperCase())
    .join(' ');
}
