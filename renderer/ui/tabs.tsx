import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Tab<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  /** A number beside the label; 0 is not shown. */
  readonly count?: number;
  readonly countTone?: 'ink' | 'error' | 'warning';
}

export interface TabsProps<V extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** At the right end of the row of tabs. */
  readonly end?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

const tones = { ink: 'bg-sunken text-ink-2', error: 'bg-error text-on-role', warning: 'bg-warning text-on-role' };

/** Underlined tabs over panels; the panels are `TabPanel`s among the children. */
export function Tabs<V extends string>({ label, tabs, value, onChange, end, className, children }: TabsProps<V>) {
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className={classNames('flex min-h-0 flex-col', className)}
    >
      <div className="flex h-9 shrink-0 items-stretch border-b border-line pr-2 pl-4">
        <Primitive.List aria-label={label} className="flex items-stretch gap-4">
          {tabs.map((tab) => (
            <Primitive.Trigger
              key={tab.value}
              value={tab.value}
              className="focus-inset relative -mx-2 inline-flex items-center gap-1.5 rounded-chip px-2 font-medium whitespace-nowrap text-ink-2 after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-ink"
            >
              {tab.label}
              {tab.count ? <Count value={tab.count} tone={tab.countTone ?? 'ink'} /> : null}
            </Primitive.Trigger>
          ))}
        </Primitive.List>
        {end && <div className="ml-auto flex items-center gap-1">{end}</div>}
      </div>
      {children}
    </Primitive.Root>
  );
}

export function Count({ value, tone = 'ink' }: { readonly value: number; readonly tone?: keyof typeof tones }) {
  return (
    <span className={classNames('inline-grid h-4 min-w-4 place-items-center rounded-full px-1 text-micro font-semibold', tones[tone])}>
      {value}
    </span>
  );
}

export function TabPanel({ value, className, children }: { readonly value: string; readonly className?: string; readonly children: ReactNode }) {
  return (
    <Primitive.Content value={value} className={classNames('focus-inset min-h-0 flex-1', className)}>
      {children}
    </Primitive.Content>
  );
}
