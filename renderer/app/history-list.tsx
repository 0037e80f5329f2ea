import { Check, History } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { messageText, t } from '../../shared/i18n/index.ts';
import { useDocumentStore, walkTo } from '../state/document-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { focusReturn } from '../ui/focus-return.ts';
import { popoverSurface } from '../ui/popover-surface.ts';
import { useCommand } from './command-entry.ts';

/** What was done to the document, newest first, at the buttons that undo it. */
export function HistoryList() {
  const open = useUiStore((state) => state.historyOpen);
  const { label, keys, disabled } = useCommand('history');
  // Of another document it is not shown before somebody asks again.
  useEffect(() => {
    if (disabled) setUi({ historyOpen: false });
  }, [disabled]);
  return (
    <Popover.Root open={open && !disabled} onOpenChange={(next) => setUi({ historyOpen: next })}>
      <Popover.Trigger asChild>
        <IconButton label={label} keys={keys} disabled={disabled}>
          <History size={15} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      {open && !disabled && <OpenList />}
    </Popover.Root>
  );
}

function OpenList() {
  const [giveBack] = useState(focusReturn);
  const { entries, position, saved } = useDocumentStore((state) => state.history);
  const hasFile = useDocumentStore((state) => state.path !== null);
  const list = useRef<HTMLOListElement>(null);
  const states = Array.from({ length: entries.length + 1 }, (_, index) => entries.length - index);
  return (
    <Popover.Portal>
      <Popover.Content
        align="start"
        sideOffset={6}
        collisionPadding={8}
        aria-label={t('history:title')}
        className={classNames(popoverSurface, 'enter flex max-h-[min(480px,70vh)] w-76 flex-col')}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          giveBack();
        }}
      >
        <p className="border-b border-line px-3.5 py-2.5 text-small text-ink-2">{t('history:hint')}</p>
        <ol ref={list} aria-label={t('history:title')} onKeyDown={moveFocus} className="min-h-0 overflow-y-auto p-1.5">
          {states.map((state) => {
            const entry = entries[state - 1];
            return (
              <State
                key={state}
                label={entry ? messageText(entry.label) : t('history:beginning')}
                isNow={state === position}
                isUndone={state > position}
                isSaved={hasFile && state === saved}
                onSelect={() => walkTo(state)}
              />
            );
          })}
        </ol>
      </Popover.Content>
    </Popover.Portal>
  );
}

interface StateProps {
  readonly label: string;
  readonly isNow: boolean;
  readonly isUndone: boolean;
  readonly isSaved: boolean;
  readonly onSelect: () => void;
}

function State({ label, isNow, isUndone, isSaved, onSelect }: StateProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isNow ? 'step' : undefined}
        onClick={onSelect}
        className={classNames(
          'focus-inset flex h-7 w-full items-center gap-2 rounded-control px-2 text-left hover:bg-hover active:bg-pressed',
          isNow && 'bg-hover font-medium',
          isUndone && 'text-ink-3',
        )}
      >
        <span className="grid size-4 shrink-0 place-items-center">{isNow && <Check size={14} aria-hidden />}</span>
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {isUndone && <span className="sr-only">{t('history:undone')}</span>}
        {isSaved && <span className="shrink-0 text-small font-normal text-ink-3">{t('history:saved')}</span>}
      </button>
    </li>
  );
}

/** Up and down through the list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const now = rows.findIndex((row) => row === document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}
