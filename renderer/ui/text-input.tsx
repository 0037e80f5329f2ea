import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';

/** The frame of every field: 28 px, a border of 3:1, focus in ink. */
export const fieldFrame =
  'flex h-7 min-w-0 items-center rounded-control border border-line-control bg-surface focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus aria-invalid:border-error';

export interface TextInputProps extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'onChange'> {
  /** Accessible name, unless a `FieldRow` or `<label>` gives it. */
  readonly label?: string;
  readonly mono?: boolean;
  readonly onChange?: (value: string) => void;
  readonly type?: 'text' | 'search';
}

export function TextInput({ label, mono, className, onChange, type = 'text', ...rest }: TextInputProps) {
  return (
    <span className={classNames(fieldFrame, 'w-full', className)}>
      <input
        type={type}
        aria-label={label}
        spellCheck={false}
        className={classNames('h-full w-full min-w-0 rounded-control bg-transparent px-2 outline-none', mono && 'mono text-small')}
        onChange={(event) => onChange?.(event.target.value)}
        {...rest}
      />
    </span>
  );
}

export interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'onChange'> {
  readonly label?: string;
  readonly onChange?: (value: string) => void;
}

export function TextArea({ label, className, onChange, ...rest }: TextAreaProps) {
  return (
    <textarea
      aria-label={label}
      spellCheck={false}
      className={classNames(
        'w-full min-w-0 resize-none rounded-control border border-line-control bg-surface px-2 py-1.5 outline-none focus:outline-2 focus:-outline-offset-1 focus:outline-focus',
        className,
      )}
      onChange={(event) => onChange?.(event.target.value)}
      {...rest}
    />
  );
}
