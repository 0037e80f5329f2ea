import { Check } from 'lucide-react';
import { ContextMenu, DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { isFocusFree } from './focus-return.ts';
import { Kbd } from './kbd.tsx';
import { popoverSurface } from './popover-surface.ts';

export type MenuEntry =
  | 'line'
  | {
      readonly label: string;
      readonly keys?: string | undefined;
      readonly icon?: ReactNode;
      readonly onSelect: () => void;
      readonly disabled?: boolean;
      /** For a choice among several: marked. */
      readonly checked?: boolean;
      readonly tone?: 'danger';
    }
  /** A heading over the entries that follow. */
  | { readonly heading: string };

type Entries = readonly MenuEntry[] | (() => readonly MenuEntry[]);

export interface MenuProps {
  readonly label: string;
  readonly trigger: ReactElement;
  /** A function is asked whenever the menu opens. */
  readonly entries: Entries;
  readonly align?: 'start' | 'center' | 'end';
}

export function Menu({ label, trigger, entries, align = 'start' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content aria-label={label} align={align} sideOffset={6} collisionPadding={8} onCloseAutoFocus={(event) => !isFocusFree() && event.preventDefault()} className={classNames(surface, 'max-h-(--radix-dropdown-menu-content-available-height)')}>
          <EntryItems entries={entries} parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuAtProps {
  readonly label: string;
  /** In the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: Entries;
  readonly onClose: () => void;
  /** Takes the focus once it is closed. */
  readonly onCloseFocus: () => void;
}

/** The same entries, open at a place of the window. */
export function MenuAt({ label, at, entries, onClose, onCloseFocus }: MenuAtProps) {
  return (
    <DropdownMenu.Root modal={false} open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (isFocusFree()) onCloseFocus();
          }}
          className={classNames(surface, 'max-h-(--radix-dropdown-menu-content-available-height)')}
        >
          <EntryItems entries={entries} parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface ContextMenuAreaProps {
  readonly label: string;
  /** A function is asked whenever the menu opens. */
  readonly entries: Entries;
  readonly children: ReactElement;
}

/** The same entries on a right click. */
export function ContextMenuArea({ label, entries, children }: ContextMenuAreaProps) {
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content aria-label={label} collisionPadding={8} className={classNames(surface, 'max-h-(--radix-context-menu-content-available-height)')}>
          <EntryItems entries={entries} parts={ContextMenu} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

const surface = classNames(popoverSurface, 'enter min-w-50 overflow-y-auto p-1.5');

type Parts = Pick<typeof DropdownMenu, 'Item' | 'Separator' | 'Label'> | Pick<typeof ContextMenu, 'Item' | 'Separator' | 'Label'>;

function EntryItems({ entries, parts: Part }: { readonly entries: Entries; readonly parts: Parts }) {
  return (typeof entries === 'function' ? entries() : entries).map((entry, index) => {
    if (entry === 'line') return <Part.Separator key={index} className="mx-2 my-1.5 h-px bg-line" />;
    if ('heading' in entry)
      return (
        <Part.Label key={index} className="px-2 pt-1.5 pb-1 text-small text-ink-3">
          {entry.heading}
        </Part.Label>
      );
    return (
      <Part.Item
        key={index}
        disabled={entry.disabled ?? false}
        onSelect={entry.onSelect}
        {...(entry.checked !== undefined && { role: 'menuitemradio', 'aria-checked': entry.checked })}
        className={classNames(
          'flex h-7 items-center gap-2.5 rounded-control px-2 whitespace-nowrap outline-none data-disabled:opacity-45 data-highlighted:bg-hover',
          entry.tone === 'danger' && 'text-error',
        )}
      >
        {entry.icon}
        {entry.label}
        <span className="ml-auto flex items-center gap-2 pl-6">
          {entry.checked && <Check size={14} aria-hidden />}
          {entry.keys && <Kbd tone="bare">{entry.keys}</Kbd>}
        </span>
      </Part.Item>
    );
  });
}
