import { useMemo } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { VectorStrip } from '../../heat/vector-strip.tsx';
import { texOf } from '../../microscope/states/memories.ts';
import { endsOf, rowName, scaleOf } from '../../microscope/states/row-text.ts';
import { formatNumber } from '../../ui/format.ts';
import { Math as Tex } from '../../ui/math.tsx';
import type { Inside } from './use-why.ts';

/** Units of one row that are told by number. */
const TOLD = 2;

/** Gates and states at the timestep before the symbol, a strip each: all units, and those that stand out. */
export function InsideStrips({ inside }: { readonly inside: readonly Inside[] }) {
  if (inside.length === 0) return <p className="text-ink-2">{t('why:inside.none')}</p>;
  return (
    <ul className="flex flex-col gap-2.5">
      {inside.map(({ title, row, values }) => (
        <li key={row.name} className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-x-2">
            <Tex tex={texOf(row)} />
            <span>{rowName(row)}</span>
            <span className="truncate text-small text-ink-2">{title}</span>
            <span className="ml-auto">
              <Legend row={row} values={values} />
            </span>
          </p>
          <Strip row={row} values={values} />
          <p className="text-small text-ink-2">{standingOut(values, row.isGate)}</p>
        </li>
      ))}
    </ul>
  );
}

function Legend({ row, values }: Pick<Inside, 'row' | 'values'>) {
  const scale = scaleOf(row, values, false);
  return <RampLegend scale={scale} {...endsOf(row, scale, false)} short />;
}

function Strip({ row, values }: Pick<Inside, 'row' | 'values'>) {
  const scale = useMemo(() => scaleOf(row, values, false), [row, values]);
  return <VectorStrip values={values} scale={scale} className="h-3.5 rounded-[3px]" />;
}

function standingOut(values: Float32Array, isGate: boolean): string {
  const order = Array.from(values.keys()).sort((a, b) => (values[b] as number) - (values[a] as number));
  const named = (units: readonly number[]): string => units.map((unit) => t('why:inside.unit', { unit: unit + 1, value: formatNumber(values[unit] ?? NaN) })).join(', ');
  const count = Math.min(TOLD, Math.ceil(values.length / 2));
  return t(isGate ? 'why:inside.gate' : 'why:inside.state', { high: named(order.slice(0, count)), low: named(order.slice(-count).reverse()) });
}
