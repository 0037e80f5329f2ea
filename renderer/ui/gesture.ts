import type { MessageKey } from '../../shared/i18n/messages.ts';

/** What a mouse or keys do in one place, for the sheet: told beside the code that does it. */
export interface Gesture {
  /** As in the table of commands, and with what a mouse does as a key: "alt+drag". */
  readonly keys: readonly string[];
  readonly does: MessageKey;
}
