import type { ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';

const columns = 'grid-cols-[32px_minmax(0,1.2fr)_minmax(0,1fr)_160px_36px]';

interface DocumentTableProps {
  readonly title: string;
  readonly note?: string;
  /** What the dates are of. */
  readonly dates: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A list of documents on the start screen. */
export function DocumentTable({ title, note, dates, action, children }: DocumentTableProps) {
  return (
    <section aria-label={title} className="mt-6 first:mt-0">
      <div className="flex min-h-6.5 items-baseline gap-2">
        <h2 className="text-title">{title}</h2>
        {note !== undefined && <span className="text-small text-ink-3">{note}</span>}
        <span className="ml-auto self-center">{action}</span>
      </div>
      <div className="mt-2 overflow-hidden rounded-card border border-line">
        <div aria-hidden className={`grid h-7.5 items-center bg-canvas px-3 text-small text-ink-3 ${columns}`}>
          <span />
          <span>{t('app:start.file')}</span>
          <span>{t('app:start.network')}</span>
          <span className="text-right">{dates}</span>
        </div>
        {children}
      </div>
    </section>
  );
}

interface DocumentRowProps {
  readonly picture?: ReactNode;
  readonly name: string;
  readonly title?: string;
  readonly chip?: ReactNode;
  readonly network: string;
  readonly date: string;
  readonly onOpen: () => void;
  /** A button at the end. */
  readonly end: ReactNode;
}

export function DocumentRow({ picture, name, title, chip, network, date, onOpen, end }: DocumentRowProps) {
  return (
    <div className="relative border-t border-line hover:bg-hover">
      <button type="button" title={title} onClick={onOpen} className={`focus-inset grid h-11 w-full items-center px-3 text-left ${columns}`}>
        <span>{picture}</span>
        <span className="flex min-w-0 items-center gap-2 pr-3">
          <span className="truncate font-semibold">{name}</span>
          {chip}
        </span>
        <span className="truncate pr-3 text-ink-2">{network}</span>
        <span className="text-right text-small text-ink-3">{date}</span>
        <span />
      </button>
      <span className="absolute top-2.5 right-2.5">{end}</span>
    </div>
  );
}
