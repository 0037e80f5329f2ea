import { Paintbrush } from 'lucide-react';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { Math as Tex } from '../ui/math.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { counted, presetChoice, schedules, type Direction, type Schedule } from './weights-model.ts';

interface ScheduleChoiceProps {
  readonly choice: TimestepWeights;
  readonly lengths: readonly number[];
  readonly length: number;
  readonly onChange: (choice: TimestepWeights) => void;
}

/** The presets of w_t, and what the chosen one has to be told. */
export function ScheduleChoice({ choice, lengths, length, onChange }: ScheduleChoiceProps) {
  return (
    <>
      <Segmented
        label={t('app:weights.schedules')}
        size="sm"
        wraps
        value={choice.schedule}
        onChange={(schedule: Schedule) => onChange(presetChoice(schedule, choice, lengths, length))}
        options={schedules.map((schedule) => ({
          value: schedule,
          label:
            schedule === 'custom' ? (
              <>
                <Paintbrush size={12} aria-hidden />
                {t('app:weights.schedule.custom')}
              </>
            ) : (
              t(`app:weights.schedule.${schedule}`)
            ),
        }))}
      />
      <ScheduleNumbers choice={choice} length={length} onChange={onChange} />
    </>
  );
}

/** What a schedule has to be told: its k, its shape, the end it counts from. */
function ScheduleNumbers({ choice, length, onChange }: Omit<ScheduleChoiceProps, 'lengths'>) {
  switch (choice.schedule) {
    case 'every':
    case 'first':
    case 'last':
      return (
        <label className="flex items-center gap-2 text-small text-ink-2">
          <Tex tex="k" />
          <NumberInput className="w-20" integer min={1} max={10_000} value={choice.k} label={t('app:weights.k')} onCommit={(k) => onChange({ ...choice, k })} />
        </label>
      );
    case 'ramp':
      return (
        <Segmented
          label={t('app:weights.shape')}
          size="sm"
          value={choice.shape}
          onChange={(shape) => onChange({ ...choice, shape })}
          options={(['linear', 'exponential'] as const).map((shape) => ({ value: shape, label: t(`app:weights.${shape}`) }))}
        />
      );
    case 'custom':
      return (
        <div className="flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2">
          {t('app:weights.from')}
          <Segmented
            label={t('app:weights.countedFrom')}
            size="sm"
            value={choice.from}
            onChange={(from: Direction) => onChange(counted(choice, from, length))}
            options={(['start', 'end'] as const).map((from) => ({ value: from, label: t(`app:weights.${from}`) }))}
          />
        </div>
      );
    default:
      return null;
  }
}
