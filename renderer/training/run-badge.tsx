import { classNames } from '../ui/class-names.ts';

/** A run's number; filled in the colour of its curve when it is the selected one. */
export function RunBadge({ number, selected }: { readonly number: number; readonly selected: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'grid h-5.5 min-w-5.5 shrink-0 place-items-center rounded-control px-1 text-small font-semibold',
        selected ? 'bg-divergence text-on-role' : 'text-ink-2 ring-[1.5px] ring-line-control ring-inset',
      )}
    >
      {number}
    </span>
  );
}
