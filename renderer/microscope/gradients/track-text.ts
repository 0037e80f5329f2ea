import { t } from '../../../shared/i18n/index.ts';
import { formatCount } from '../../ui/format.ts';
import type { Gradients, Track } from './use-gradients.ts';

/** "LSTM, Run 3": whose gradient, in a chart and in files. */
export function trackName({ memory, network }: Track): string {
  return `${memory.title}, ${network.name}`;
}

/** "3 LSTM before": the same in few letters. */
export function shortName({ memory, network: { number, mark } }: Track): string {
  return [number, memory.title, mark].filter((part) => part !== null && part !== '').join(' ');
}

/** "128 units in 64 bands". */
export function unitsText(units: number, rows: number): string {
  return rows === units ? t('gradients:units', { count: units }) : t('gradients:bands', { count: units, bands: rows });
}

/** "Run 3, step 1,200": whose weights, and of when. */
export function weightsText({ network, weights }: Gradients): string {
  if (!weights || weights.from === 'initial') return network.name;
  return t('gradients:atStep', { name: network.name, step: formatCount(weights.step) });
}

/** The norm at t; null where nothing flows there. */
export function normAt({ norms }: Track, t: number): number | null {
  return norms[t - 1] || null;
}
