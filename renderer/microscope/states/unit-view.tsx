import { useMemo } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { HeatMap } from '../../heat/heat-map.tsx';
import { gateScale } from '../../heat/heat-scale.ts';
import { TimeAxis } from '../../heat/time-axis.tsx';
import { setSubject } from '../../probe/subject-store.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { formatNumber } from '../../ui/format.ts';
import { Math as Tex } from '../../ui/math.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Pager } from '../../ui/pager.tsx';
import { saidOf } from './corpus-findings.tsx';
import { corpusKey, corpusOf, useCorpusStore } from './corpus-store.ts';
import { columnOf, valueAt } from './arrange.ts';
import { texOf, type Row } from './memories.ts';
import { rowName, rowTitle } from './row-text.ts';
import { barEnds, isBars, unitFigure } from './states-figure.ts';
import { setStates } from './states-store.ts';
import { UnitBars } from './unit-bars.tsx';
import type { StatesSeen } from './use-states.ts';

interface UnitViewProps {
  readonly subject: Subject;
  readonly seen: StatesSeen;
  readonly t: number;
  readonly whose: string;
}

/** One unit: how open its gates are, and what it holds and shows, timestep by timestep. */
export function UnitView({ subject, seen, t, whose }: UnitViewProps) {
  const { rows, main, unit, sequence } = seen;
  const corpus = corpusOf(useCorpusStore((state) => state.run), seen.memory.node, rows);
  // What was measured with other weights is told below, where it says so.
  const follows = corpus?.key === corpusKey(subject, seen.memory.node) ? saidOf(corpus.findings, rows, unit) : '';
  const go = (to: number) => setStates({ unit: Math.min(main.units - 1, Math.max(0, to)) });
  return (
    <section aria-label={text('states:unit.label')} className="flex min-w-0 flex-col">
      <header className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1.5 px-4 py-1.5">
        <h2 className="mr-1">{text('states:unit.label')}</h2>
        <Pager
          previous={text('states:unit.previous')}
          next={text('states:unit.next')}
          onPrevious={unit === 0 ? null : () => go(unit - 1)}
          onNext={unit === main.units - 1 ? null : () => go(unit + 1)}
        >
          <NumberInput label={text('states:unit.number')} className="w-20!" integer min={1} max={main.units} value={unit + 1} onCommit={(next) => go(next - 1)} />
        </Pager>
        <span className="text-ink-2">{text('states:unit.of', { units: main.units })}</span>
        <span className="ml-auto">
          <FigureMenu label={text('states:figure.unit')} figure={unitFigure(seen, whose)} />
        </span>
      </header>
      <div className="grid grid-cols-[116px_minmax(0,1fr)_84px] items-center gap-x-3 gap-y-1.5 px-4 pt-1 pb-2">
        {rows.map((row) => (
          <UnitRow key={row.name} seen={seen} row={row} t={t} />
        ))}
        <TimeAxis className="col-start-2" timesteps={sequence.length} symbols={sequence.symbols} t={t} onT={(next) => setSubject({ t: next })} />
      </div>
      {follows !== '' && <p className="px-4 pb-2.5">{follows}</p>}
    </section>
  );
}

function UnitRow({ seen: { tensors, sequence, unit, shown }, row, t }: { readonly seen: StatesSeen; readonly row: Row; readonly t: number }) {
  const tensor = tensors[row.name];
  const before = shown === 'held' ? sequence.tensors[row.name] : undefined;
  const values = useMemo(() => (tensor ? columnOf(tensor, unit) : new Float32Array()), [tensor, unit]);
  const free = useMemo(() => (before ? columnOf(before, unit) : null), [before, unit]);
  const ends = useMemo(() => barEnds(free ? [...values, ...free] : values), [values, free]);
  if (!tensor) return null;
  const bars = isBars(row, shown === 'difference');
  const value = formatNumber(valueAt(tensor, t, unit));
  const label = text('states:unit.row', { name: rowTitle(row), unit: unit + 1, t, value });
  const onT = (next: number) => setSubject({ t: next });
  return (
    <>
      <span className="flex items-baseline gap-1.5">
        <Tex tex={texOf(row)} className="text-[14px]" />
        <span className="text-small text-ink-2">{rowName(row)}</span>
      </span>
      {bars ? (
        <UnitBars label={label} values={values} free={free} {...ends} t={t} onT={onT} />
      ) : (
        <HeatMap quiet label={label} data={values} timesteps={sequence.length} rows={1} scale={gateScale} t={t} onT={onT} className="h-6" />
      )}
      <span className="flex flex-col items-end text-right whitespace-nowrap">
        <output className="mono">{value}</output>
        {bars && <span className="text-small text-ink-3">{ends.high > -ends.low ? text('states:unit.most', { value: formatNumber(ends.high) }) : text('states:unit.least', { value: formatNumber(ends.low) })}</span>}
      </span>
    </>
  );
}
