import { useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';

interface DraftOptions {
  /** What the document holds. */
  readonly value: string;
  /** Called with what was typed, where that is something else. */
  readonly onCommit: (text: string) => void;
  /** After Enter has committed. */
  readonly onEnter?: (field: HTMLInputElement) => void;
  /** After Escape has taken back what was typed; without it, Escape in a field where there is nothing to take back goes on to what is around it. */
  readonly onEscape?: (field: HTMLInputElement) => void;
}

/**
 * A text that counts on Enter or when its field is left; Escape takes it back. While a syllable is put together, both keys are the keyboard's.
 * The field says of itself that it is settled while it shows only what the document holds: undo is then the document's.
 */
export function useDraft({ value, onCommit, onEnter, onEscape }: DraftOptions) {
  const [draft, setDraft] = useState<string | null>(null);
  // Being left follows the key that ends it before the field is drawn again.
  const latest = useRef<string | null>(null);
  const put = (next: string | null) => {
    latest.current = next;
    setDraft(next);
  };
  const commit = () => {
    const text = latest.current;
    put(null);
    if (text !== null && text !== value) onCommit(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter') {
      commit();
      onEnter?.(event.currentTarget);
      return;
    }
    if (latest.current === null && !onEscape) return;
    event.preventDefault();
    event.stopPropagation();
    put(null);
    onEscape?.(event.currentTarget);
  };
  return {
    /** What is being typed; null while the field shows the value itself. */
    draft,
    put,
    field: {
      value: draft ?? value,
      'data-settled': draft === null || undefined,
      onChange: (event: ChangeEvent<HTMLInputElement>) => put(event.target.value),
      onBlur: commit,
      onKeyDown,
    },
  };
}
