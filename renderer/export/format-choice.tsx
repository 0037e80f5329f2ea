import { RadioGroup } from 'radix-ui';
import { t } from '../../shared/i18n/index.ts';
import { exportFormats, type ExportFormat } from '../../shared/ipc/contract.ts';

export interface FormatChoiceProps {
  readonly value: ExportFormat;
  readonly disabled: boolean;
  readonly onChange: (format: ExportFormat) => void;
}

/** Each format with a line of what loads it. */
export function FormatChoice({ value, disabled, onChange }: FormatChoiceProps) {
  return (
    <RadioGroup.Root
      aria-label={t('training:export.format')}
      value={value}
      disabled={disabled}
      onValueChange={(next) => onChange(next as ExportFormat)}
      className="grid grid-cols-2 gap-3"
    >
      {exportFormats.map((format) => (
        <RadioGroup.Item
          key={format}
          value={format}
          className="grid grid-cols-[16px_1fr] gap-x-2.5 rounded-card border border-line-strong bg-surface px-3.5 py-3 text-left hover:bg-hover disabled:opacity-60 data-[state=checked]:border-ink data-[state=checked]:ring-1 data-[state=checked]:ring-ink"
        >
          <span aria-hidden className="mt-0.5 grid size-4 place-items-center rounded-full border-[1.5px] border-line-control">
            <RadioGroup.Indicator className="size-2 rounded-full bg-ink" />
          </span>
          <span>
            <span className="block font-semibold">{t(`training:export.formats.${format}.title`)}</span>
            <span className="mt-0.5 block text-small text-ink-2">{t(`training:export.formats.${format}.text`)}</span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
