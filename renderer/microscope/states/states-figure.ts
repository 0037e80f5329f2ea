import { t as text } from '../../../shared/i18n/index.ts';
import { toCsv, type NamedColumn } from '../../figure/csv.ts';
import type { Figure } from '../../figure/export-figure.ts';
import { heatSvg, type HeatFigurePart } from '../../heat/heat-figure.ts';
import { formatNumber } from '../../ui/format.ts';
import { columnOf, rearranged, valueAt } from './arrange.ts';
import { texOf, type Row } from './memories.ts';
import { endsOf, rowName, scaleOf } from './row-text.ts';
import type { StatesSeen } from './use-states.ts';

/** All units as a figure. The table has a line for every timestep and unit, in the order of the drawing. */
export function mapsFigure(seen: StatesSeen, order: readonly number[], whose: string): Figure {
  const { rows, sequence, memory, shown } = seen;
  const isDifference = shown === 'difference';
  return {
    name: `${memory.title} ${text('states:figure.maps')}`,
    svg: () =>
      heatSvg({
        title: text('states:figure.title', { title: memory.title, count: rows[0]?.units ?? 0 }),
        note: noteOf(seen, whose),
        symbols: sequence.symbols,
        parts: partsOf(seen, (row) => {
          const tensor = seen.tensors[row.name];
          const data = tensor ? rearranged(tensor, order) : new Float32Array();
          const scale = scaleOf(row, data, isDifference);
          return { as: 'cells', picture: { data, rows: row.units, timesteps: sequence.length, scale }, ...endsOf(row, scale, isDifference) };
        }),
      }),
    csv: () => {
      const units = Array.from({ length: rows[0]?.units ?? 0 }, (_, unit) => unit);
      return toCsv(
        ['t', 'symbol', 'unit', ...rows.map(columnOfRow)],
        timesOf(seen).flatMap((t) => units.map((unit) => [t, sequence.symbols?.[t - 1], unit + 1, ...rows.map((row) => numberAt(seen, row, t, unit))])),
      );
    },
  };
}

/** One unit as a figure, as it is seen: gates as cells, states as bars. */
export function unitFigure(seen: StatesSeen, whose: string): Figure {
  const { rows, sequence, memory, unit, shown } = seen;
  const isDifference = shown === 'difference';
  return {
    name: `${memory.title} ${text('states:unit.name', { unit: unit + 1 })}`,
    svg: () =>
      heatSvg({
        title: `${memory.title}, ${text('states:unit.name', { unit: unit + 1 })}`,
        note: noteOf(seen, whose),
        symbols: sequence.symbols,
        parts: partsOf(seen, (row) => {
          const tensor = seen.tensors[row.name];
          const data = tensor ? columnOf(tensor, unit) : new Float32Array();
          const ends = barEnds(data);
          const picture = { data, rows: 1, timesteps: sequence.length };
          if (!isBars(row, isDifference)) return { as: 'cells', picture: { ...picture, scale: scaleOf(row, data, isDifference) }, ...endsOf(row, scaleOf(row, data, isDifference), isDifference) };
          return { as: 'bars', picture: { ...picture, scale: { ramp: 'state', ...ends } }, low: formatNumber(ends.low), high: formatNumber(ends.high) };
        }),
      }),
    csv: () => toCsv(['t', 'symbol', ...rows.map(columnOfRow)], timesOf(seen).map((t) => [t, sequence.symbols?.[t - 1], ...rows.map((row) => numberAt(seen, row, t, unit))])),
  };
}

/** States are bars from 0; gates, which are never below it, are cells. */
export function isBars(row: Row, isDifference: boolean): boolean {
  return isDifference || !row.isGate;
}

/** From where to where bars reach, 0 included. */
export function barEnds(data: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (let index = 0; index < data.length; index++) {
    low = Math.min(low, data[index] ?? 0);
    high = Math.max(high, data[index] ?? 0);
  }
  return { low, high };
}

function partsOf({ rows }: StatesSeen, make: (row: Row) => Omit<HeatFigurePart, 'label' | 'math'>): HeatFigurePart[] {
  return rows.map((row) => ({ label: rowName(row), math: texOf(row), ...make(row) }));
}

/** A gate or state by its letter, as a probe names it. */
function columnOfRow(row: Row): NamedColumn {
  return { called: row.direction ? `${row.direction}_${row.letter}` : row.letter };
}

function numberAt({ tensors }: StatesSeen, { name }: Row, t: number, unit: number): number | null {
  const tensor = tensors[name];
  return tensor ? valueAt(tensor, t, unit) : null;
}

function timesOf({ sequence }: StatesSeen): number[] {
  return Array.from({ length: sequence.length }, (_, index) => index + 1);
}

function noteOf({ holds, shown }: StatesSeen, whose: string): string {
  if (shown === 'free') return whose;
  const held = holds.map(({ state, unit, value }) => `${state} ${unit + 1} = ${formatNumber(value)}`).join(', ');
  return `${whose} · ${text(`states:shown.${shown}`)} (${held})`;
}

