import { Check, CircleAlert, Clock, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';

export interface NoticeProps {
  readonly tone: 'info' | 'waiting' | 'ok' | 'warning' | 'error';
  readonly title: string;
  readonly text?: ReactNode;
  /** Buttons, the mending one first. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

const icons = { info: Info, waiting: Clock, ok: Check, warning: TriangleAlert, error: CircleAlert };
const colours = { info: 'text-ink-3', waiting: 'text-ink-3', ok: 'text-ok', warning: 'text-warning', error: 'text-error' };

/** What happened, what is safe, and the mend in a button. */
export function Notice({ tone, title, text, actions, className }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className={classNames(
        'grid grid-cols-[16px_1fr] gap-x-3 rounded-card border bg-surface px-4 py-3',
        tone === 'error' ? 'border-error' : 'border-line-strong',
        className,
      )}
    >
      <Icon size={16} aria-hidden className={classNames('mt-0.5', colours[tone])} />
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        {text && <div className="mt-0.5 max-w-170 text-ink-2">{text}</div>}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
