import { useHotkeys } from 'react-hotkeys-hook';
import { runCommand, shortcuts } from './commands.ts';

const everywhere = shortcuts.filter(({ whileTyping }) => whileTyping);
const elsewhere = shortcuts.filter(({ whileTyping }) => !whileTyping);

/** Keys of the whole window, by their place on the keyboard. */
export function useShortcuts(): void {
  useHotkeys(everywhere.map(({ keys }) => keys), (event, { hotkey }) => press(event, hotkey), {
    enableOnFormTags: true,
    ignoreEventWhen: isElsewhere,
  });
  useHotkeys(elsewhere.map(({ keys }) => keys), (event, { hotkey }) => press(event, hotkey), {
    // Not the tags above: a slider or a switch may have the focus while Ctrl Z undoes.
    enableOnFormTags: ['slider', 'radio', 'menuitem', 'option'],
    ignoreEventWhen: isElsewhere,
  });
}

function press(event: KeyboardEvent, hotkey: string): void {
  const shortcut = shortcuts.find(({ keys }) => keys === hotkey);
  if (!shortcut || (shortcut.onCanvas && !isOnCanvas(document.activeElement))) return;
  event.preventDefault();
  // What is being typed counts before the document is saved or trained.
  if (shortcut.whileTyping && document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur();
  runCommand(shortcut.command);
}

/** Is this where node keys may act: the canvas, or nothing at all? */
export function isOnCanvas(element: Element | null): boolean {
  return !element || element === document.body || element.closest('[data-canvas]') !== null;
}

export function isTyping(element: Element | null): boolean {
  return element !== null && element.matches('input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]');
}

/** A dialog or a menu keeps the keys to itself. */
function isElsewhere(event: KeyboardEvent): boolean {
  return event.defaultPrevented || (event.target instanceof Element && event.target.closest('[role="dialog"][data-modal], [role="menu"]') !== null);
}
