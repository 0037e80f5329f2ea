import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ChipProps {
  readonly tone?: 'plain' | 'line' | 'role' | 'error' | 'warning';
  readonly children: ReactNode;
}

const tones = {
  plain: 'bg-sunken text-ink-2',
  line: 'border border-line-strong text-ink-2',
  role: 'bg-role-tint text-role font-medium',
  error: 'bg-error-tint text-error font-medium',
  warning: 'bg-warning-tint text-warning font-medium',
};

const shape = 'inline-flex h-5.5 shrink-0 items-center gap-1.25 rounded-chip px-1.75 text-small whitespace-nowrap';

export function Chip({ tone = 'plain', className, children, ...rest }: ChipProps & ComponentPropsWithRef<'span'>) {
  return (
    <span className={classNames(shape, tones[tone], className)} {...rest}>
      {children}
    </span>
  );
}

export function ChipButton({ tone = 'plain', className, children, ...rest }: ChipProps & ComponentPropsWithRef<'button'>) {
  return (
    <button type="button" className={classNames(shape, tones[tone], 'hover:brightness-95 dark:hover:brightness-110', className)} {...rest}>
      {children}
    </button>
  );
}
