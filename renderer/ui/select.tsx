import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import { classNames } from './class-names.ts';
import { Math as Tex } from './math.tsx';
import { popoverSurface } from './popover-surface.ts';
import { fieldFrame } from './text-input.tsx';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Mathematics after the label, see `parseMath`. */
  readonly math?: string;
  readonly note?: string;
}

export interface SelectProps<V extends string> {
  readonly id?: string;
  readonly label?: string;
  readonly options: readonly SelectOption<V>[];
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Select<V extends string>({ id, label, options, value, onChange, placeholder, disabled = false, className }: SelectProps<V>) {
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as V)} disabled={disabled}>
      <Primitive.Trigger
        {...(id && { id })}
        aria-label={label}
        data-settled
        className={classNames(fieldFrame, 'w-full gap-1.5 px-2 text-left hover:bg-hover disabled:opacity-50 data-placeholder:text-ink-3', className)}
      >
        <span className="min-w-0 truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <Primitive.Icon className="ml-auto text-ink-3">
          <ChevronDown size={14} aria-hidden />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={classNames(popoverSurface, 'enter max-h-80 min-w-(--radix-select-trigger-width) p-1.5')}
        >
          <Primitive.Viewport>
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                className="flex h-7 items-center gap-2 rounded-control px-2 outline-none data-highlighted:bg-hover"
              >
                <Primitive.ItemText>
                  {option.label}
                  {option.math !== undefined && <Tex tex={option.math} className="pl-1.5" />}
                </Primitive.ItemText>
                {option.note && <span className="text-small text-ink-3">{option.note}</span>}
                <Primitive.ItemIndicator className="ml-auto pl-3">
                  <Check size={14} aria-hidden />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
