import { t as text } from '../../../shared/i18n/index.ts';
import { gateScale, stateScale, type HeatScale } from '../../heat/heat-scale.ts';
import { formatNumber } from '../../ui/format.ts';
import { nameKey, type Row } from './memories.ts';

/** "input gate", "hidden state, from the end". */
export function rowName(row: Row): string {
  const name = text(nameKey(row));
  return row.direction ? text('states:directed', { name, direction: text(`states:from.${row.direction}`) }) : name;
}

/** "forget gate f_t", for labels that are read out. */
export function rowTitle(row: Row): string {
  return `${rowName(row)} ${row.letter === 'out' ? 'y' : row.letter}_t`;
}

/** Gates lie between 0 and 1; states as far as they go, ±1 at least; differences are as states. */
export function scaleOf(row: Row, data: ArrayLike<number>, isDifference: boolean): HeatScale {
  return row.isGate && !isDifference ? gateScale : stateScale(data);
}

/** The ends of a scale: "closed 0", "1 open"; "−1", "1". */
export function endsOf(row: Row, scale: HeatScale, isDifference: boolean): { readonly low: string; readonly high: string } {
  if (row.isGate && !isDifference) return { low: text('states:closed'), high: text('states:open') };
  return { low: formatNumber(scale.low), high: formatNumber(scale.high) };
}
