import { useId, useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import type { Forecast, HeldUnit } from '../../../shared/ipc/contract.ts';
import { request } from '../../app/api.ts';
import { toCsv } from '../../figure/csv.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { formatNumber } from '../../ui/format.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { SeriesChart, type SeriesLine } from '../../ui/series-chart.tsx';
import { BesideForm } from './beside-form.tsx';
import { useBeside, type Beside } from './use-beside.ts';

interface ForecastBesideProps {
  readonly subject: Subject;
  readonly holds: readonly HeldUnit[];
}

/** The end of the series continued twice: as the network is, and with units held. */
export function ForecastBeside({ subject, holds }: ForecastBesideProps) {
  if (!subject.run) return <p className="text-ink-2">{text('states:forecast.drawing')}</p>;
  return <RunForecasts subject={subject} run={subject.run} holds={holds} />;
}

function RunForecasts({ subject, run, holds }: ForecastBesideProps & { readonly run: NonNullable<Subject['run']> }) {
  const lengthId = useId();
  const [length, setLength] = useState(50);
  const beside = useBeside({ subject, run, holds, options: { prime: '', length }, say: (options) => request('forecast.run', { runId: run.id, options }) });
  const fields = (
    <>
      <label htmlFor={lengthId} className="text-ink-2">{text('training:forecast.length')}</label>
      <NumberInput id={lengthId} className="w-28!" integer min={1} max={2_000} step={10} unit={text('nodes:units.steps')} value={length} onCommit={setLength} />
    </>
  );
  const csv = ({ free, held }: Beside<Forecast>) =>
    toCsv(['column', 'row', 'free', 'held'], free.columns.flatMap((column, at) => free.values.map((row, index) => [column, index + 1, row[at], held.values[index]?.[at]])));
  return (
    <BesideForm label={text('states:forecast.label')} go={text('states:forecast.go')} beside={beside} fields={null} lastFields={fields} csv={csv}>
      {(result) => result.free.columns.map((column, index) => <ForecastLines key={column} column={column} index={index} said={result} />)}
    </BesideForm>
  );
}

const KNOWN = 60;

function ForecastLines({ column, index, said: { free, held } }: { readonly column: string; readonly index: number; readonly said: Beside<Forecast> }) {
  const of = (rows: Forecast['values']): number[] => rows.map((row) => row[index] ?? Number.NaN);
  const known = of(free.known.slice(-KNOWN));
  const [without, withHold] = [of(free.values), of(held.values)];
  const farthest = Math.max(...without.map((value, at) => Math.abs(value - (withHold[at] ?? value))));
  const label = text('states:forecast.line', { column, count: without.length, farthest: formatNumber(farthest) });
  const lines: readonly SeriesLine[] = [
    { name: text('training:forecast.known'), look: 'known', values: known, from: 0 },
    { name: text('states:shown.free'), look: 'forecast', values: [...known.slice(-1), ...without], from: Math.max(0, known.length - 1) },
    { name: text('states:shown.held'), look: 'other', values: [...known.slice(-1), ...withHold], from: Math.max(0, known.length - 1) },
  ];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <SeriesChart title={column} label={label} lines={lines} className="h-36" hasKeys />
      <p className="text-small text-ink-2">{label}</p>
    </div>
  );
}
