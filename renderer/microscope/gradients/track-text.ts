import { t as text } from '../../../shared/i18n/index.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { isReached } from './norms.ts';
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
  return rows === units ? text('gradients:units', { count: units }) : text('gradients:bands', { count: units, bands: rows });
}

/** "Run 3, step 1,200": whose weights, and of when. */
export function weightsText({ network, weights }: Gradients): string {
  if (!weights || weights.from === 'initial') return network.name;
  return text('gradients:atStep', { name: network.name, step: formatCount(weights.step) });
}

/** The norm at t; null where nothing can flow, 0 where a gradient vanished. */
export function normAt({ norms, memory }: Track, t: number): number | null {
  return isReached(norms, t - 1, memory.backward) ? (norms[t - 1] ?? null) : null;
}

/** The same in words. */
export function normText(track: Track, t: number): string {
  const norm = normAt(track, t);
  // Of a network whose weights are not numbers any more it is none either.
  return norm !== null && Number.isNaN(norm) ? formatNumber(norm) : reachText(norm ?? Number.NaN);
}

/** A gradient in words; NaN: nothing can flow there. */
export function reachText(norm: number): string {
  if (Number.isNaN(norm)) return text('gradients:nothing');
  return norm === 0 ? text('gradients:vanished') : formatNumber(norm);
}
