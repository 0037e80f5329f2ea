import { Dialog as Primitive } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { focusReturn } from './focus-return.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the one to press by default last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** Modal, and so only for what undo cannot mend. Once it is closed the focus is where it was before. */
export function Dialog({ open, onClose, title, description, children, actions, wide }: DialogProps) {
  const giveBack = useRef<(() => void) | null>(null);
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Primitive.Content
          data-modal
          onOpenAutoFocus={() => void (giveBack.current = focusReturn())}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveBack.current?.();
          }}
          {...(description === undefined && { 'aria-describedby': undefined })}
          className={`enter fixed top-1/2 left-1/2 z-50 flex max-h-[85vh] max-w-[92vw] -translate-1/2 flex-col rounded-popover border border-line-strong bg-raised p-5 shadow-3 outline-none ${wide ? 'w-170' : 'w-110'}`}
        >
          <Primitive.Title className="text-title font-semibold">{title}</Primitive.Title>
          {description !== undefined && <Primitive.Description className="mt-1.5 text-ink-2">{description}</Primitive.Description>}
          {children && <div className="-mx-1.5 mt-3 -mb-1.5 min-h-0 overflow-auto p-1.5">{children}</div>}
          {actions && <div className="mt-5 flex justify-end gap-2">{actions}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
