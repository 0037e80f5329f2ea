import { classNames } from './class-names.ts';

/** A key or chord, as "Ctrl Z". */
export function Kbd({ children, tone = 'paper' }: { readonly children: string; readonly tone?: 'paper' | 'inverse' | 'bare' }) {
  return (
    <kbd
      className={classNames(
        'shrink-0 rounded-chip px-1 font-sans text-micro font-medium whitespace-nowrap',
        tone === 'paper' && 'border border-line bg-surface text-ink-3',
        tone === 'inverse' && 'text-ink-on/80',
        tone === 'bare' && 'text-current opacity-70',
      )}
    >
      {children}
    </kbd>
  );
}
