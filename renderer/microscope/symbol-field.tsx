import { useLayoutEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { TextInput } from '../ui/text-input.tsx';
import type { Marks } from './symbol-marks.ts';

interface SymbolFieldProps {
  readonly id: string;
  readonly value: string;
  readonly marks: Marks;
  readonly describedBy: string;
  readonly className?: string;
  readonly onChange: (value: string) => void;
}

/** A text on one line whose spaces and line ends can be seen, typed (Enter) and pasted. */
export function SymbolField({ id, value, marks, describedBy, className, onChange }: SymbolFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // What is typed is shown with signs: React then puts the caret at the end, so it is put back.
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  /** As the browser would, but line ends stay. */
  const insert = (text: string) => {
    const field = input.current;
    if (!field) return;
    const [from, to] = [field.selectionStart ?? value.length, field.selectionEnd ?? value.length];
    const shown = marks.show(text);
    caret.current = from + shown.length;
    onChange(marks.read(field.value.slice(0, from) + shown + field.value.slice(to)));
  };
  return (
    <TextInput
      ref={input}
      id={id}
      mono
      className={className}
      aria-describedby={describedBy}
      value={marks.show(value)}
      onChange={(shown) => {
        caret.current = input.current?.selectionStart ?? null;
        onChange(marks.read(shown));
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        insert('\n');
      }}
      onPaste={(event: ClipboardEvent) => {
        event.preventDefault();
        insert(event.clipboardData.getData('text/plain'));
      }}
      onCopy={(event: ClipboardEvent) => copyMeant(event, marks)}
    />
  );
}

/** What leaves the field is the text, not its signs. */
function copyMeant(event: ClipboardEvent, marks: Marks): void {
  const field = event.currentTarget as HTMLInputElement;
  event.preventDefault();
  event.clipboardData.setData('text/plain', marks.read(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)));
}
