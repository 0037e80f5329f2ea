import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';

interface PagerProps {
  /** What the arrows are called: "Previous example". */
  readonly previous: string;
  readonly next: string;
  /** null: there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly size?: 'sm' | 'md';
  /** Between the arrows: where one is. */
  readonly children?: ReactNode;
}

/** From one of several to the next and back. */
export function Pager({ previous, next, onPrevious, onNext, size = 'md', children }: PagerProps) {
  const icon = { size: size === 'sm' ? 14 : 15, 'aria-hidden': true } as const;
  return (
    <span className="flex shrink-0 items-center gap-1">
      <IconButton label={previous} size={size} disabled={!onPrevious} onClick={() => onPrevious?.()}>
        <ChevronLeft {...icon} />
      </IconButton>
      {children}
      <IconButton label={next} size={size} disabled={!onNext} onClick={() => onNext?.()}>
        <ChevronRight {...icon} />
      </IconButton>
    </span>
  );
}
