import { ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import { isLegal, legalise, readNumber, stepNumber, type NumberRule } from './number-draft.ts';
import { fieldFrame } from './text-input.tsx';
import { useDraft } from './use-draft.ts';

export interface NumberInputProps extends NumberRule {
  readonly id?: string;
  /** Accessible name where no label is tied to `id`. */
  readonly label?: string;
  /** null where empty means something, see `placeholder`. */
  readonly value: number | null;
  readonly onCommit: (value: number) => void;
  /** With it the field may be emptied; it says what empty means. */
  readonly placeholder?: string;
  readonly onClear?: () => void;
  /** Where stepping starts while the field is empty. */
  readonly emptyValue?: number;
  readonly unit?: string | undefined;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Free typing; Enter or leaving commits, Escape takes back, arrow keys step at once (Shift: ten steps). */
export function NumberInput(props: NumberInputProps) {
  const { id, label, value, onCommit, placeholder, onClear, emptyValue, unit, disabled, className } = props;
  const commit = (text: string) => {
    const number = readNumber(text);
    if (text.trim() === '') onClear?.();
    else if (number !== null && legalise(number, props) !== value) onCommit(legalise(number, props));
  };
  const { draft, put, field } = useDraft({ value: value === null ? '' : String(value), onCommit: commit });
  const typed = draft === null ? value : readNumber(draft);
  const empty = draft !== null && draft.trim() === '';
  const wrong = draft !== null && !(empty && onClear) && (typed === null || !isLegal(typed, props));

  const step = (direction: 1 | -1, coarse: boolean) => {
    const next = stepNumber(typed ?? emptyValue ?? props.min, direction, props, coarse);
    put(null);
    if (next !== value) onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    field.onKeyDown(event);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1, event.shiftKey);
  };

  return (
    <span
      aria-invalid={wrong || undefined}
      className={classNames(fieldFrame, 'group w-full overflow-hidden', disabled && 'opacity-50', className)}
    >
      <input
        id={id}
        aria-label={label}
        aria-invalid={wrong || undefined}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        placeholder={placeholder}
        {...field}
        onKeyDown={onKeyDown}
        className="h-full w-full min-w-0 bg-transparent px-2 outline-none"
      />
      {unit && <span className="pr-2 text-small whitespace-nowrap text-ink-3">{unit}</span>}
      <span aria-hidden className="grid h-full w-5.5 shrink-0 border-l border-line text-ink-3">
        {([1, -1] as const).map((direction) => (
          <button
            key={direction}
            type="button"
            tabIndex={-1}
            disabled={disabled}
            // Keeps the caret where it is.
            onPointerDown={(event) => event.preventDefault()}
            onClick={(event) => step(direction, event.shiftKey)}
            className="grid place-items-center hover:bg-hover hover:text-ink active:bg-pressed [&+&]:border-t [&+&]:border-line"
          >
            {direction > 0 ? <ChevronUp size={10} /> : <ChevronDown size={10} />}
          </button>
        ))}
      </span>
    </span>
  );
}
