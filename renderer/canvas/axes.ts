import { t } from '../../shared/i18n/index.ts';
import type { Signal } from '../../shared/nodes/kind.ts';
import { formatCount } from '../ui/format.ts';
import type { Axes } from './tensor-shape.ts';

export interface Axis {
  /** As mathematics writes it: B, T, W. */
  readonly letter: string;
  readonly size: string;
  readonly meaning: string;
}

/** What each axis of a signal's tensor is. */
export function axesOf(signal: Signal, { batch, timesteps }: Axes): readonly Axis[] {
  const shared: Axis[] = [
    { letter: 'B', size: formatCount(batch), meaning: t('wiring:axis.batch') },
    { letter: 'T', size: timesteps === null ? '?' : formatCount(timesteps), meaning: t('wiring:axis.timesteps') },
  ];
  if (signal.kind !== 'vector' && signal.kind !== 'logits') {
    const size = signal.size === null ? '?' : formatCount(signal.size);
    return [...shared, { letter: 'V', size, meaning: t(signal.kind === 'symbols' ? 'wiring:axis.symbols' : 'wiring:axis.targets') }];
  }
  const meaning = signal.kind === 'logits' ? t(signal.numbers ? 'wiring:axis.numbers' : 'wiring:axis.scores') : t(signal.oneHot ? 'wiring:axis.oneHot' : 'wiring:axis.width');
  return [...shared, { letter: signal.kind === 'logits' ? 'C' : 'W', size: signal.width === null ? '?' : formatCount(signal.width), meaning }];
}
