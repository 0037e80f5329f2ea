import { Slider } from 'radix-ui';
import { useId } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { NumberInput } from '../ui/number-input.tsx';

export interface TemperatureProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Where the slider ends; the field takes more. */
const MOST = 2;

export function Temperature({ value, onChange }: TemperatureProps) {
  const id = useId();
  const note = value === 0 ? 'zero' : value < 0.95 ? 'low' : value <= 1.05 ? 'one' : 'high';
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {t('training:generate.temperature')}
      </label>
      <div className="flex items-center gap-3">
        <Slider.Root
          min={0}
          max={MOST}
          step={0.05}
          value={[Math.min(MOST, value)]}
          onValueChange={([next]) => next !== undefined && onChange(Math.round(next * 100) / 100)}
          className="relative flex h-7 flex-1 touch-none items-center"
        >
          <Slider.Track className="relative h-1 w-full rounded-full bg-pressed">
            <Slider.Range className="absolute h-full rounded-full bg-ink" />
          </Slider.Track>
          <Slider.Thumb aria-label={t('training:generate.temperature')} className="block size-3.5 rounded-full border-2 border-ink bg-surface" />
        </Slider.Root>
        <NumberInput id={id} value={value} min={0} max={100} step={0.1} className="max-w-20" onCommit={onChange} />
      </div>
      <p className="text-small text-ink-3">{t(`training:generate.temperatureNote.${note}`)}</p>
    </div>
  );
}
