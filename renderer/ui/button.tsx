import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type'> {
  /** `primary` is ink and there is one a view. */
  readonly look?: 'default' | 'primary' | 'quiet' | 'danger';
  /** `sm` sits inside cards and toasts, `lg` on the start screen and the run bar. */
  readonly size?: 'sm' | 'md' | 'lg';
  readonly type?: 'button' | 'submit';
}

const looks = {
  default: 'border-line-strong bg-raised text-ink shadow-1 hover:bg-hover active:bg-pressed',
  primary:
    'border-ink bg-ink text-ink-on shadow-1 hover:bg-ink/88 active:bg-ink/80 aria-disabled:border-pressed aria-disabled:bg-pressed aria-disabled:text-ink-2 aria-disabled:shadow-none disabled:border-pressed disabled:bg-pressed disabled:text-ink-2 disabled:shadow-none',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed',
  danger: 'border-line-strong bg-raised text-error shadow-1 hover:bg-error-tint active:bg-error-tint',
};

const sizes = { sm: 'h-6.5 px-2 gap-1.5', md: 'h-7 px-2.5 gap-1.5', lg: 'h-9 px-3.5 gap-2.5' };

export function Button({ look = 'default', size = 'md', type = 'button', className, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-control border font-medium whitespace-nowrap transition-colors duration-(--t-hover)',
        look !== 'primary' && 'disabled:pointer-events-none disabled:opacity-55 aria-disabled:opacity-55',
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
    />
  );
}

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type' | 'aria-label'> {
  /** Accessible name and tooltip. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly size?: 'sm' | 'md';
  readonly pressed?: boolean;
  /** Left out of pictures of what it stands in, unless it is told to be drawn. */
  readonly 'data-not-drawn'?: boolean;
  readonly children: ReactNode;
}

/** A 28 px square (24 px small) with an icon and a tooltip. */
export function IconButton({ label, keys, side, size = 'md', pressed, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} {...(side && { side })}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        data-not-drawn
        className={classNames(
          'grid shrink-0 place-items-center rounded-control text-ink-2 transition-colors duration-(--t-hover)',
          'hover:bg-hover hover:text-ink active:bg-pressed disabled:pointer-events-none disabled:opacity-45 aria-pressed:bg-pressed aria-pressed:text-ink',
          size === 'md' ? 'size-7' : 'size-6',
          className,
        )}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
