import { Tooltip as Primitive } from 'radix-ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export const TooltipProvider = Primitive.Provider;

export interface TooltipProps {
  readonly label: ReactNode;
  /** Keys of the command, e.g. "Ctrl Z". */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** Says nothing now: while its trigger is dragged it would cover the place to drop it. */
  readonly quiet?: boolean;
  readonly children: ReactElement;
}

/** Says what an icon does on hover and focus. Never the only home of a fact. */
export function Tooltip({ label, keys, side = 'bottom', quiet = false, children }: TooltipProps) {
  const [open, setOpen] = useState(false);
  return (
    <Primitive.Root open={open && !quiet} onOpenChange={(next) => setOpen(next && !quiet)}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-small font-medium text-ink-on shadow-2"
        >
          {label}
          {keys && <Kbd tone="inverse">{keys}</Kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
