import { useMemo, useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { HeatMap } from '../../heat/heat-map.tsx';
import { gateScale } from '../../heat/heat-scale.ts';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { TimeAxis } from '../../heat/time-axis.tsx';
import { setSubject } from '../../probe/subject-store.ts';
import { formatNumber } from '../../ui/format.ts';
import { Math as Tex } from '../../ui/math.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import { byVariation, rearranged, valueAt } from './arrange.ts';
import { texOf, type Row } from './memories.ts';
import { endsOf, rowName, rowTitle, scaleOf } from './row-text.ts';
import { mapsFigure } from './states-figure.ts';
import { setStates, useStatesStore } from './states-store.ts';
import type { StatesSeen } from './use-states.ts';

interface MemoryMapsProps {
  readonly seen: StatesSeen;
  readonly t: number;
  /** Of what, for a figure that leaves the app. */
  readonly whose: string;
}

interface Cell {
  readonly row: Row;
  readonly unit: number;
  readonly t: number;
}

/** Every gate and state of one node, all units over time; a press picks the unit and the timestep. */
export function MemoryMaps({ seen, t, whose }: MemoryMapsProps) {
  const { memories, memory, rows, main, sequence, tensors, shown, held } = seen;
  const sorting = useStatesStore((state) => state.order);
  const [hovered, setHovered] = useState<Cell | null>(null);
  // The same order in every map, and the same with units held: rows of one unit stay on one line.
  const free = sequence.tensors[main.name];
  const order = useMemo(() => (sorting === 'varying' && free ? byVariation(free) : Array.from({ length: main.units }, (_, unit) => unit)), [sorting, free, main.units]);
  const hasGates = rows.some(({ isGate }) => isGate);
  return (
    <section aria-label={text('states:overview')} className="flex min-w-0 flex-col">
      <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1.5">
        <h2>{text('states:overview')}</h2>
        {memories.length > 1 ? (
          <Select className="w-40!" label={text('states:memory')} options={memories.map(({ node, title }) => ({ value: node, label: title }))} value={memory.node} onChange={(node) => setStates({ node })} />
        ) : (
          <span className="text-ink-2">{memory.title}</span>
        )}
        <Segmented
          size="sm"
          label={text('states:order.label')}
          value={sorting}
          onChange={(next) => setStates({ order: next })}
          options={(['drawn', 'varying'] as const).map((value) => ({ value, label: text(`states:order.${value}`) }))}
        />
        <span className="ml-auto flex items-center gap-2">
          {hasGates && shown !== 'difference' && <RampLegend scale={gateScale} low={text('states:closed')} high={text('states:open')} />}
          <FigureMenu label={text('states:figure.maps')} figure={mapsFigure(seen, order, whose)} />
        </span>
      </header>
      <div className="max-h-[max(500px,62vh)] min-h-0 overflow-y-auto">
        <div className="grid grid-cols-[116px_minmax(0,1fr)] gap-x-3 gap-y-2 px-4 pt-1">
          {rows.map((row) => (
            <MapRow key={row.name} seen={seen} row={row} order={order} t={t} onHover={setHovered} />
          ))}
          {/* Under the pictures, however far they are scrolled. */}
          <div className="sticky bottom-0 z-10 col-span-2 grid grid-cols-subgrid bg-surface pb-1">
            <TimeAxis className="col-start-2 min-w-0" timesteps={sequence.length} symbols={sequence.symbols} t={t} onT={(next) => setSubject({ t: next })} />
          </div>
        </div>
      </div>
      <div className="flex min-h-9 items-center gap-3 px-4 pb-2">
        <p className="min-w-0 flex-1 truncate text-small text-ink-2" aria-hidden>
          {hovered ? readout(hovered) : text('states:hint')}
        </p>
        {held && <ShownChoice />}
      </div>
    </section>
  );

  function readout({ row, unit, t: at }: Cell): string {
    const tensor = tensors[row.name];
    const symbol = sequence.symbols?.[at - 1];
    const args = { unit: unit + 1, t: at, name: rowTitle(row), value: tensor ? formatNumber(valueAt(tensor, at, unit)) : '' };
    return symbol === undefined ? text('states:cell', args) : text('states:cellSymbol', { ...args, symbol: visibleSymbol(symbol) });
  }
}

function ShownChoice() {
  const shown = useStatesStore((state) => state.shown);
  return (
    <Segmented
      size="sm"
      label={text('states:shown.label')}
      value={shown}
      onChange={(next) => setStates({ shown: next })}
      options={(['held', 'free', 'difference'] as const).map((value) => ({ value, label: text(`states:shown.${value}`) }))}
    />
  );
}

/** Pixels of a map: every unit has two at least, and few small maps fill their place. */
function heightOf(units: number, maps: number): number {
  return Math.max(maps <= 3 ? 120 : 56, units * 2);
}

interface MapRowProps {
  readonly seen: StatesSeen;
  readonly row: Row;
  readonly order: readonly number[];
  readonly t: number;
  readonly onHover: (cell: Cell | null) => void;
}

function MapRow({ seen: { rows, tensors, unit, sequence, shown }, row, order, t, onHover }: MapRowProps) {
  const tensor = tensors[row.name];
  const data = useMemo(() => (tensor ? rearranged(tensor, order) : new Float32Array()), [tensor, order]);
  const isDifference = shown === 'difference';
  const scale = useMemo(() => scaleOf(row, data, isDifference), [row, data, isDifference]);
  if (!tensor) return null;
  const { low, high } = endsOf(row, scale, isDifference);
  const label = text('states:map', { name: rowTitle(row), units: row.units, timesteps: sequence.length, unit: unit + 1, t, value: formatNumber(valueAt(tensor, t, unit)) });
  return (
    <>
      <div className="flex flex-col justify-start gap-0.5 pt-0.5">
        <span className="flex items-baseline gap-1.5">
          <Tex tex={texOf(row)} className="text-[14px]" />
          <span className="text-small text-ink-2">{rowName(row)}</span>
        </span>
        {(!row.isGate || isDifference) && <RampLegend short scale={scale} low={low} high={high} />}
      </div>
      <div style={{ height: heightOf(row.units, rows.length) }}>
        <HeatMap
          className="h-full"
          label={label}
          data={data}
          timesteps={sequence.length}
          rows={row.units}
          scale={scale}
          t={t}
          onT={(next) => setSubject({ t: next })}
          row={order.indexOf(unit)}
          onRow={(next) => setStates({ unit: order[next] ?? next })}
          onHover={(cell) => onHover(cell && { row, unit: order[cell.row] ?? cell.row, t: cell.t })}
        />
      </div>
    </>
  );
}
