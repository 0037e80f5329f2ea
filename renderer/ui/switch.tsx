import { Switch as Primitive } from 'radix-ui';

export interface SwitchProps {
  readonly id?: string;
  readonly label?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Switch({ id, label, checked, onChange, disabled = false }: SwitchProps) {
  return (
    <Primitive.Root
      {...(id && { id })}
      aria-label={label}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      className="relative h-4 w-7 shrink-0 rounded-full bg-line-control transition-colors duration-(--t-hover) disabled:opacity-50 data-[state=checked]:bg-ink"
    >
      <Primitive.Thumb className="block size-3 translate-x-0.5 rounded-full bg-surface transition-transform duration-(--t-hover) data-[state=checked]:translate-x-3.5" />
    </Primitive.Root>
  );
}
