import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface SegmentedOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly disabled?: boolean;
  /** Accessible name where the label is an icon. */
  readonly name?: string;
}

export interface SegmentedProps<V extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly SegmentedOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly size?: 'sm' | 'md';
  /** Options share the whole width. */
  readonly wide?: boolean;
  /** Options go on in a second line where there is little room. */
  readonly wraps?: boolean;
}

/** One of a few, all visible; arrow keys move. */
export function Segmented<V extends string>({ label, options, value, onChange, size = 'md', wide, wraps }: SegmentedProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as V)}
      className={classNames('gap-0.5 rounded-node border border-line bg-sunken p-0.5', wide ? 'flex w-full' : 'inline-flex', wraps && 'flex-wrap')}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          aria-label={option.name}
          className={classNames(
            'inline-flex items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap text-ink-2 transition-colors duration-(--t-hover) hover:text-ink disabled:opacity-50',
            'data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line-strong),var(--elevation-1)]',
            size === 'md' ? 'h-6' : 'h-5.5 text-small',
            wide ? 'min-w-0 flex-1 px-1.5' : size === 'md' ? 'px-2.5' : 'px-2',
          )}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
