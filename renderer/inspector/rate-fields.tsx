import { rateScheduleSchema, type RateSchedule, type Training } from '../../shared/document/schema.ts';
import { hasConstantRate } from '../../shared/document/learning-rate.ts';
import { t } from '../../shared/i18n/index.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Select } from '../ui/select.tsx';
import { RateLine } from './rate-line.tsx';
import type { SettingName } from './setting-name.ts';

interface RateFieldsProps {
  readonly training: Training;
  readonly onSet: (name: SettingName, change: Partial<Training>) => void;
}

const shapes = ['constant', 'step', 'cosine'] as const;

/** How the learning rate goes over the steps: its warm-up, its schedule, and a picture of both. */
export function RateFields({ training, onSet }: RateFieldsProps) {
  const { rateSchedule, warmUp } = training;
  const set = (next: RateSchedule) => onSet('rateSchedule', { rateSchedule: next });
  const choose = (shape: RateSchedule['shape']) => {
    if (shape !== rateSchedule.shape) set(rateScheduleSchema.parse({ shape }));
  };
  return (
    <>
      <FieldRow label={t('app:settings.rateSchedule')}>
        {(id) => <Select id={id} value={rateSchedule.shape} onChange={choose} options={shapes.map((shape) => ({ value: shape, label: t(`app:settings.rateSchedules.${shape}`) }))} />}
      </FieldRow>
      {rateSchedule.shape === 'step' && (
        <>
          <FieldRow label={t('app:settings.rateEvery')}>
            {(id) => <NumberInput id={id} integer min={1} max={10_000_000} step={50} value={rateSchedule.every} unit={t('app:settings.stepsUnit')} onCommit={(every) => set({ ...rateSchedule, every })} />}
          </FieldRow>
          <FieldRow label={t('app:settings.rateFactor')}>
            {(id) => <NumberInput id={id} min={1e-6} max={1} step={0.05} value={rateSchedule.factor} onCommit={(factor) => set({ ...rateSchedule, factor })} />}
          </FieldRow>
        </>
      )}
      {rateSchedule.shape === 'cosine' && (
        <FieldRow label={t('app:settings.rateFinal')} note={t('app:settings.rateFinalNote')}>
          {(id) => <NumberInput id={id} min={0} max={1} step={0.05} value={rateSchedule.final} onCommit={(final) => set({ ...rateSchedule, final })} />}
        </FieldRow>
      )}
      <FieldRow label={t('app:settings.warmUp')}>
        {(id) => <NumberInput id={id} integer min={0} max={10_000_000} step={10} value={warmUp} unit={t('app:settings.stepsUnit')} onCommit={(steps) => onSet('warmUp', { warmUp: steps })} />}
      </FieldRow>
      {!hasConstantRate(training) && <RateLine training={training} />}
    </>
  );
}
