import { useHotkeys } from 'react-hotkeys-hook';
import { commandIds, commands, runCommand, type Command } from './commands.ts';

interface Binding {
  readonly keys: string;
  readonly command: Command;
}

const bindings = commandIds.flatMap((command): Binding[] => {
  const { keys = [], byBrowser } = commands[command];
  return byBrowser ? [] : keys.map((each) => ({ keys: each, command }));
});
const chords = [...new Set(bindings.map(({ keys }) => keys))];

/** Keys of the whole window, by their place on the keyboard. Where a key acts is `reaches`, and nothing else. */
export function useShortcuts(): void {
  useHotkeys(chords, (event, { hotkey }) => press(event, hotkey), {
    enableOnFormTags: true,
    enableOnContentEditable: true,
    ignoreEventWhen: isElsewhere,
  });
}

function press(event: KeyboardEvent, chord: string): void {
  const focused = document.activeElement;
  if (chord === 'enter' && isPressed(focused)) return;
  const asked = bindings.filter(({ keys, command }) => keys === chord && reaches(command, focused)).map(({ command }) => command);
  if (asked.length === 0) return;
  event.preventDefault();
  // What is being typed counts before the document is saved or trained.
  if (focused instanceof HTMLElement && isTyping(focused) && !isSettled(focused) && !asked.some((command) => commands[command].keepsWriting)) focused.blur();
  // Two commands may share keys that act in different places, or where only one of them is of use.
  asked.some(runCommand);
}

/** Does a command act, asked for while this has the focus? Where it does not, its keys are those of a text field or of nobody. */
export function reaches(command: Command, focused: Element | null): boolean {
  const { where = 'window' } = commands[command];
  if (where === 'anywhere') return true;
  if (isTyping(focused)) return where === 'settled' && isSettled(focused);
  return where !== 'canvas' || isOnCanvas(focused);
}

/** Is this where node keys may act: the canvas, the outline, or nothing at all? */
export function isOnCanvas(element: Element | null): boolean {
  return !element || element === document.body || element.closest('[data-canvas], [data-outline]') !== null;
}

/** Does it take letters? */
export function isTyping(element: Element | null): boolean {
  return element !== null && element.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]');
}

/** Shows a field only what the document holds? It says so itself. */
function isSettled(element: Element | null): boolean {
  return element?.matches('[data-settled]') ?? false;
}

/** Is it what Enter presses? */
function isPressed(element: Element | null): boolean {
  return element?.matches('button, a[href], summary, [role="button"]') ?? false;
}

/** A dialog, a menu or the list of a choice keeps the keys to itself, also the one that closes it: by then nothing has the focus, as on the canvas. */
export function isElsewhere(event: KeyboardEvent): boolean {
  return event.defaultPrevented || (event.target instanceof Element && event.target.closest('[role="dialog"][data-modal], [role="menu"], [data-radix-popper-content-wrapper] [role="listbox"]') !== null);
}
