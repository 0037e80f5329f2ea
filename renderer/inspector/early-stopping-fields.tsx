import { earlyStoppingSchema, type EarlyStopping, type Training } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Switch } from '../ui/switch.tsx';
import type { SettingName } from './setting-name.ts';

interface EarlyStoppingFieldsProps {
  readonly training: Training;
  /** Is a part of the data kept for validation? */
  readonly validates: boolean;
  /** Of the loss. */
  readonly unit: string;
  readonly onSet: (name: SettingName, change: Partial<Training>) => void;
}

/** Ending a run that does not improve any more. */
export function EarlyStoppingFields({ training, validates, unit, onSet }: EarlyStoppingFieldsProps) {
  const { earlyStopping } = training;
  const set = (next: EarlyStopping | null) => onSet('earlyStopping', { earlyStopping: next });
  return (
    <>
      <FieldRow label={t('app:settings.earlyStopping')} note={earlyStopping && t(validates ? 'app:settings.watchesValidation' : 'app:settings.watchesTraining')}>
        {(id) => <Switch id={id} checked={earlyStopping !== null} onChange={(on) => set(on ? earlyStoppingSchema.parse({}) : null)} />}
      </FieldRow>
      {earlyStopping && (
        <>
          <FieldRow label={t('app:settings.patience')}>
            {(id) => <NumberInput id={id} integer min={1} max={10_000} value={earlyStopping.patience} unit={t(`app:settings.patienceUnit.${validates ? 'validations' : 'checks'}`)} onCommit={(patience) => set({ ...earlyStopping, patience })} />}
          </FieldRow>
          <FieldRow label={t('app:settings.minImprovement')}>
            {(id) => <NumberInput id={id} min={0} max={1000} step={0.01} value={earlyStopping.minImprovement} unit={unit} onCommit={(minImprovement) => set({ ...earlyStopping, minImprovement })} />}
          </FieldRow>
          <FieldRow label={t('app:settings.restoreBest')} note={t('app:settings.restoreBestNote')}>
            {(id) => <Switch id={id} checked={earlyStopping.restoreBest} onChange={(restoreBest) => set({ ...earlyStopping, restoreBest })} />}
          </FieldRow>
        </>
      )}
    </>
  );
}
