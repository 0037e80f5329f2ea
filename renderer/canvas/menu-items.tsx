import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { messageText } from '../../shared/i18n/index.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import type { Role } from '../../shared/nodes/kind.ts';
import { RoleTile } from '../ui/role-tile.tsx';

const itemClass =
  'flex min-h-8 items-center gap-2.5 rounded-control px-2 py-1 data-[selected=true]:bg-hover data-[selected=true]:shadow-[inset_0_0_0_1.5px_var(--ink)] data-[disabled=true]:opacity-100';

/** What marks an entry that cannot be chosen, for the search: it comes after those that can. */
export const refused = 'refused';

/** Entries of the search for nodes under a heading. */
export function MenuGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Command.Group heading={title} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-3">
      {children}
    </Command.Group>
  );
}

interface MenuItemProps {
  /** What is searched. */
  readonly value: string;
  readonly role: Role | null;
  readonly kind: string;
  readonly title: string;
  /** At the right. */
  readonly note?: string;
  /** Why it cannot be chosen. */
  readonly problem?: Message | null;
  readonly onSelect: () => void;
  readonly data?: Readonly<Record<`data-${string}`, string>>;
}

export function MenuItem({ value, role, kind, title, note, problem, onSelect, data }: MenuItemProps) {
  return (
    <Command.Item value={value} disabled={problem != null} {...(problem && { keywords: [refused] })} onSelect={onSelect} className={itemClass} {...data}>
      <RoleTile role={role} kind={kind} look="tint" />
      <span className={problem ? 'min-w-0 text-ink-2' : 'min-w-0 shrink-0 max-w-[70%] truncate'}>
        {title}
        {problem && <span className="block text-small text-ink-3">{messageText(problem)}</span>}
      </span>
      {note && <span className="ml-auto truncate text-small text-ink-3">{note}</span>}
    </Command.Item>
  );
}
