import { Command } from 'cmdk';
import { Check, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { recentList } from '../state/recent-list.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { classNames } from '../ui/class-names.ts';
import { focusReturn } from '../ui/focus-return.ts';
import { Kbd } from '../ui/kbd.tsx';
import { popoverSurface } from '../ui/popover-surface.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { commandItems } from './command-items.ts';
import { findItems, type FoundSection } from './find-items.ts';
import { addItems, goItems } from './node-items.ts';
import type { PaletteItem } from './palette-item.ts';
import { useFileItems } from './use-file-items.ts';
import { useTextMemo } from '../ui/use-text-memo.ts';

const useLately = recentList('unroll.recent-commands', 6);

/** Everything that can be done, by its name. */
export function CommandPalette() {
  const open = useUiStore((state) => state.dialog === 'commands');
  return open && <OpenPalette />;
}

const close = () => setUi({ dialog: null });

function OpenPalette() {
  const [giveBack] = useState(focusReturn);
  // Done once the focus is back: what is chosen may take it, or act on what has it.
  const chosen = useRef<PaletteItem | null>(null);
  const choose = (item: PaletteItem) => {
    chosen.current = item;
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    close();
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Content
          data-modal
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          // The first of these ends the composition of a syllable.
          onEscapeKeyDown={(event) => event.isComposing && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveBack();
            if (!chosen.current) return;
            if (chosen.current.isKept) useLately.getState().use(chosen.current.id);
            chosen.current.run();
          }}
          className={classNames(popoverSurface, 'enter fixed top-[12vh] left-1/2 flex max-h-[min(560px,72vh)] w-160 max-w-[92vw] -translate-x-1/2 flex-col')}
        >
          <Dialog.Title className="sr-only">{t('palette:title')}</Dialog.Title>
          <Palette onChoose={choose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onChoose }: { readonly onChoose: (item: PaletteItem) => void }) {
  const [query, setQuery] = useState('');
  const here = useTextMemo(() => [...commandItems(), ...addItems(), ...goItems()], []);
  const files = useFileItems();
  const lately = useLately((state) => state.ids);
  const sections = useMemo(() => findItems([...here, ...files], query, lately), [here, files, query, lately]);
  const list = useRef<HTMLDivElement>(null);
  return (
    <Command label={t('palette:title')} loop shouldFilter={false} vimBindings={false} className="flex min-h-0 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={(next) => {
            setQuery(next);
            list.current?.scrollTo({ top: 0 });
          }}
          placeholder={t('palette:placeholder')}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <Command.List ref={list} label={t('palette:list')} className="min-h-0 overflow-y-auto p-1.5">
        <Command.Empty className="px-2.5 py-4 text-ink-2">{t('palette:nothing', { query })}</Command.Empty>
        {sections.map((section) => (
          <Section key={section.section ?? 'found'} {...section} onChoose={onChoose} />
        ))}
      </Command.List>
      <Announcement sections={sections} query={query} />
    </Command>
  );
}

interface SectionProps extends FoundSection {
  readonly onChoose: (item: PaletteItem) => void;
}

function Section({ section, items, onChoose }: SectionProps) {
  const rows = items.map((item) => <Row key={item.id} item={item} isFound={section === null || section === 'lately'} onChoose={onChoose} />);
  if (section === null) return rows;
  return (
    <Command.Group
      heading={titleOf(section)}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-3"
    >
      {rows}
    </Command.Group>
  );
}

function titleOf(section: NonNullable<FoundSection['section']>): string {
  switch (section) {
    case 'lately':
    case 'add':
    case 'go':
    case 'templates':
    case 'files':
      return t(`palette:sections.${section}`);
    default:
      return t(`app:category.${section}`);
  }
}

interface RowProps {
  readonly item: PaletteItem;
  /** It stands under no heading of its kind, and says itself what it is. */
  readonly isFound: boolean;
  readonly onChoose: (item: PaletteItem) => void;
}

function Row({ item, isFound, onChoose }: RowProps) {
  const { id, section, label, note, keys, isChosen, reason } = item;
  return (
    <Command.Item
      value={id}
      disabled={reason !== undefined}
      onSelect={() => onChoose(item)}
      className="flex h-8 items-center gap-2.5 rounded-control px-2.5 data-[disabled=true]:text-ink-3 data-[selected=true]:bg-hover data-[selected=true]:shadow-[inset_0_0_0_1.5px_var(--ink)]"
    >
      <Picture of={item.picture} />
      <span className="max-w-80 shrink-0 truncate">{label}</span>
      {isChosen && <Check size={14} aria-label={t('palette:chosen')} className="shrink-0" />}
      <span className="ml-auto min-w-0 truncate text-small text-ink-3">{reason ?? (note || (isFound ? titleOf(section) : ''))}</span>
      {keys && reason === undefined && <Kbd>{keys}</Kbd>}
    </Command.Item>
  );
}

function Picture({ of }: { readonly of: PaletteItem['picture'] }) {
  const Icon = 'kind' in of ? null : of;
  return (
    <span className="grid size-5 shrink-0 place-items-center text-ink-3">
      {Icon ? <Icon size={15} aria-hidden /> : 'kind' in of && <RoleTile role={of.role} kind={of.kind} look="tint" />}
    </span>
  );
}

/** For those who hear the list: how much there is, and why what stands first can do nothing now. */
function Announcement({ sections, query }: { readonly sections: readonly FoundSection[]; readonly query: string }) {
  const items = sections.flatMap((section) => section.items);
  const [first] = items;
  const words = first?.reason === undefined ? t('palette:found', { count: items.length }) : t('palette:foundDisabled', { label: first.label, reason: first.reason });
  return (
    <p role="status" className="sr-only">
      {query.trim() && (first ? words : t('palette:nothing', { query }))}
    </p>
  );
}
