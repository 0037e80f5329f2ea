import { ChevronRight } from 'lucide-react';
import { optimizerSchema, type Optimizer, type Training } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Select } from '../ui/select.tsx';
import { RateFields } from './rate-fields.tsx';
import type { SettingName } from './setting-name.ts';

interface OptimizerFieldsProps {
  readonly training: Training;
  readonly onSet: (name: SettingName, change: Partial<Training>) => void;
}

const names = ['adam', 'rmsprop', 'sgd'] as const;
/** Learning rates that usually work, put in when the optimizer is changed. */
const usualRate = { adam: 0.002, rmsprop: 0.002, sgd: 0.1 } as const;

/** The optimizer with its own numbers, and the learning rate over the steps. */
export function OptimizerFields({ training, onSet }: OptimizerFieldsProps) {
  const { optimizer, learningRate } = training;
  const choose = (name: Optimizer['name']) => {
    if (name !== optimizer.name) onSet('optimizer', { optimizer: optimizerSchema.parse({ name }), learningRate: usualRate[name] });
  };
  return (
    <>
      <FieldRow label={t('app:settings.optimizer')}>
        {(id) => <Select id={id} value={optimizer.name} onChange={choose} options={names.map((name) => ({ value: name, label: t(`app:settings.optimizers.${name}`) }))} />}
      </FieldRow>
      <FieldRow label={t('app:settings.learningRate')}>
        {(id) => <NumberInput id={id} min={1e-9} max={1e12} step="log" value={learningRate} onCommit={(rate) => onSet('learningRate', { learningRate: rate })} />}
      </FieldRow>
      <RateFields training={training} onSet={onSet} />
      <details className="group/more">
        <summary className="flex h-7 list-none items-center gap-1 rounded-control text-small text-ink-2 hover:text-ink">
          <ChevronRight size={13} aria-hidden className="transition-transform duration-(--t-move) group-open/more:rotate-90" />
          {t('app:settings.ownNumbers', { optimizer: t(`app:settings.optimizers.${optimizer.name}`) })}
        </summary>
        <div className="flex flex-col gap-1.5 pt-1 pb-1.5">
          {Object.entries(optimizer).map(([name, value]) => {
            if (!isNumberName(name) || typeof value !== 'number') return null;
            const isTiny = name === 'epsilon';
            return (
              <FieldRow key={name} label={t(`app:settings.${name}`)}>
                {(id) => (
                  <NumberInput
                    id={id}
                    min={isTiny ? 1e-12 : 0}
                    max={1}
                    step={isTiny ? 'log' : 0.01}
                    value={value}
                    onCommit={(next) => onSet('optimizer', { optimizer: optimizerSchema.parse({ ...optimizer, [name]: next }) })}
                  />
                )}
              </FieldRow>
            );
          })}
        </div>
      </details>
    </>
  );
}

function isNumberName(name: string): name is 'beta1' | 'beta2' | 'rho' | 'momentum' | 'epsilon' {
  return ['beta1', 'beta2', 'rho', 'momentum', 'epsilon'].includes(name);
}
