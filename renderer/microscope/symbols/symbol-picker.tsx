import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { popoverSurface } from '../../ui/popover-surface.ts';
import { visibleSymbol } from '../../ui/symbol.ts';

interface SymbolPickerProps {
  /** What is chosen for: the button's name. */
  readonly label: string;
  readonly symbols: readonly string[];
  /** Indices, the most frequent first. */
  readonly order: readonly number[];
  readonly onPick: (index: number) => void;
  /** What the button shows. */
  readonly children: ReactNode;
  readonly className?: string;
}

const SHOWN = 60;

/** One symbol out of a vocabulary of any size, found by typing. */
export function SymbolPicker({ label, symbols, order, onPick, children, className }: SymbolPickerProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const pick = (index: number) => {
    setOpen(false);
    setQuery('');
    onPick(index);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={label}
        className={classNames('inline-flex h-7 min-w-0 items-center gap-1.5 rounded-control border border-line-strong bg-raised px-2 font-medium shadow-1 hover:bg-hover', className)}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="start" sideOffset={4} collisionPadding={8} aria-label={label} className={classNames(popoverSurface, 'enter w-56')}>
          <Command label={label} loop shouldFilter={false} className="flex flex-col">
            <div className="m-1.5 flex h-7 items-center gap-2 rounded-control border-2 border-ink px-2">
              <Search size={13} aria-hidden className="text-ink-3" />
              <Command.Input autoFocus value={query} onValueChange={setQuery} placeholder={t('symbols:search')} className="mono h-full min-w-0 flex-1 bg-transparent text-small outline-none" />
            </div>
            <Command.List className="max-h-64 overflow-y-auto px-1.5 pb-1.5">
              <Command.Empty className="px-2 py-2 text-ink-2">{t('symbols:noneFound')}</Command.Empty>
              {matching(symbols, order, query).map((index) => (
                <Command.Item key={index} value={String(index)} onSelect={() => pick(index)} className="mono flex h-7 items-center rounded-control px-2 outline-none data-[selected=true]:bg-hover">
                  {visibleSymbol(symbols[index] ?? '')}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The symbol itself first, then what begins with it, then what holds it. */
function matching(symbols: readonly string[], order: readonly number[], query: string): number[] {
  const wanted = query.toLowerCase();
  if (wanted === '') return order.slice(0, SHOWN);
  const score = (index: number): number => {
    const symbol = symbols[index] ?? '';
    const names = [symbol.toLowerCase(), visibleSymbol(symbol).toLowerCase()];
    if (symbol === query) return 0;
    if (names.includes(wanted)) return 1;
    return names.some((name) => name.startsWith(wanted)) ? 2 : names.some((name) => name.includes(wanted)) ? 3 : 4;
  };
  return order
    .map((index) => ({ index, score: score(index) }))
    .filter(({ score: at }) => at < 4)
    .sort((a, b) => a.score - b.score)
    .slice(0, SHOWN)
    .map(({ index }) => index);
}
