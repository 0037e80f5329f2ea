import { useSyncExternalStore } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { followConditions } from './command-conditions.ts';
import { followOffers, isEnabled, keysOf, runCommand, type Command } from './commands.ts';
import { keysText } from './keys.ts';

/** A command as a menu, a button or a tooltip shows it. */
export interface ShownCommand {
  readonly label: string;
  /** "Ctrl Z" */
  readonly keys: string | undefined;
  readonly disabled: boolean;
  readonly onSelect: () => void;
}

/** For lists that are drawn anew whenever they open. */
export function commandEntry(command: Command): ShownCommand {
  const keys = keysOf(command);
  return { label: t(`app:command.${command}`), keys: keys && keysText(keys), disabled: !isEnabled(command), onSelect: () => void runCommand(command) };
}

export function commandEntries(...list: readonly Command[]): ShownCommand[] {
  return list.map(commandEntry);
}

/** For what stays on the screen: drawn again when the command begins or ceases to be of use. */
export function useCommand(command: Command): ShownCommand {
  useSyncExternalStore(follow, () => isEnabled(command));
  return commandEntry(command);
}

function follow(changed: () => void): () => void {
  const stops = [followConditions(changed), followOffers(changed)];
  return () => stops.forEach((stop) => stop());
}
