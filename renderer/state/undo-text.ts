import { inSentence, messageText, t } from '../../shared/i18n/index.ts';
import type { EditLabel } from '../../shared/i18n/messages.ts';
import type { DocumentState } from './document-store.ts';

/** What undo would take back, and redo do again, as it is said after those words; null: nothing. */
export function undoNames({ history: { entries, position } }: Pick<DocumentState, 'history'>): { readonly undo: string | null; readonly redo: string | null } {
  const name = (label: EditLabel | undefined) => (label ? inSentence(messageText(label)) : null);
  return { undo: name(entries[position - 1]?.label), redo: name(entries[position]?.label) };
}

/** "Undo add LSTM". */
export function undoText(which: 'undo' | 'redo', what: string | null): string {
  return what === null ? t(`app:command.${which}`) : t(`history:${which}`, { what });
}
