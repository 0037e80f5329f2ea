import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface PanelHeaderProps {
  readonly title: ReactNode;
  /** Quiet text after the title, or a line under it with `stacked`. */
  readonly note?: ReactNode;
  /** A role tile or icon before the title. */
  readonly start?: ReactNode;
  /** Actions at the right. */
  readonly end?: ReactNode;
  readonly stacked?: boolean;
  readonly line?: boolean;
}

export function PanelHeader({ title, note, start, end, stacked, line }: PanelHeaderProps) {
  return (
    <header
      className={classNames(
        'flex shrink-0 items-center pr-3 pl-4',
        stacked ? 'min-h-13 gap-2.5 py-1.5' : 'h-9 gap-2',
        line && 'border-b border-line',
      )}
    >
      {start}
      <div className={classNames('min-w-0', stacked ? '' : 'flex items-baseline gap-2')}>
        <h2 className="truncate">{title}</h2>
        {note && <div className="truncate text-small text-ink-3">{note}</div>}
      </div>
      {end && <div className="ml-auto flex items-center gap-1">{end}</div>}
    </header>
  );
}

export interface SectionProps {
  readonly title?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of a side panel with a line under it. */
export function Section({ title, end, children, className }: SectionProps) {
  return (
    <section className={classNames('border-b border-line px-4 py-3', className)}>
      {(title ?? end) && (
        <div className="mb-2 flex min-h-5 items-center gap-2">
          {title && <h3>{title}</h3>}
          {end && <div className="ml-auto flex items-center gap-1">{end}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
