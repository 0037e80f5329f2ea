import { useId, useState, type FormEvent } from 'react';
import { messageText, t as text } from '../../../shared/i18n/index.ts';
import type { Forecast, HeldUnit } from '../../../shared/ipc/contract.ts';
import { request } from '../../app/api.ts';
import { useCheckpoint } from '../../generate/run-choice.tsx';
import type { Subject } from '../../probe/use-subject.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { momentOf, useBeside, type Beside } from './use-beside.ts';

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
  const checkpoint = useCheckpoint(run);
  const at = momentOf(subject);
  const key = JSON.stringify([run.id, length, at, at.at === undefined ? checkpoint : 0]);
  const { result, isOld, working, failure, ask } = useBeside(key, holds, (hold) =>
    request('forecast.run', { runId: run.id, options: { prime: '', length, ...at, ...(hold.length > 0 && { hold }) } }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <form onSubmit={submit} aria-label={text('states:forecast.label')} className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor={lengthId} className="text-ink-2">{text('training:forecast.length')}</label>
        <NumberInput id={lengthId} className="w-28!" integer min={1} max={2_000} step={10} unit={text('nodes:units.steps')} value={length} onCommit={setLength} />
        <Button type="submit" className="ml-auto" disabled={working || checkpoint === null}>
          {text(working ? 'states:generate.working' : 'states:forecast.go')}
        </Button>
      </div>
      {checkpoint === null && <p className="text-small text-ink-2">{text('training:generate.noCheckpoint')}</p>}
      {failure && <p role="alert" className="font-medium text-error">{messageText(failure)}</p>}
      {result && (
        <>
          {isOld && <p role="status" className="font-medium">{text('states:generate.old')}</p>}
          {result.free.columns.map((column, index) => (
            <ForecastLines key={column} column={column} index={index} said={result} />
          ))}
        </>
      )}
    </form>
  );
}

const [WIDTH, HEIGHT] = [600, 150];
const KNOWN = 60;

function ForecastLines({ column, index, said: { free, held } }: { readonly column: string; readonly index: number; readonly said: Beside<Forecast> }) {
  const of = (rows: Forecast['values']): number[] => rows.map((row) => row[index] ?? Number.NaN);
  const known = of(free.known.slice(-KNOWN));
  const [without, withHold] = [of(free.values), of(held.values)];
  const all = [...known, ...without, ...withHold].filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const count = known.length + without.length;
  const path = (from: number, line: readonly number[]): string =>
    line.map((value, at) => `${at === 0 ? 'M' : 'L'}${(((from + at) / Math.max(1, count - 1)) * WIDTH).toFixed(1)} ${(4 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - 8)).toFixed(1)}`).join('');
  const joint = known.length > 0 ? [known.at(-1) as number] : [];
  const begin = known.length - joint.length;
  const farthest = Math.max(...without.map((value, at) => Math.abs(value - (withHold[at] ?? value))));
  const label = text('states:forecast.line', { column, count: without.length, farthest: formatNumber(farthest) });
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="flex flex-wrap items-baseline gap-x-4 text-small text-ink-2">
        <span className="mono font-medium text-ink">{column}</span>
        <Key className="bg-data" words={text('training:forecast.known')} />
        <Key className="bg-output" words={text('states:shown.free')} />
        <Key className="border-t-2 border-dashed border-ink" words={text('states:shown.held')} />
        <span className="mono ml-auto">{`${formatNumber(low)} … ${formatNumber(high)}`}</span>
      </figcaption>
      <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-36 w-full">
        {[
          { d: path(0, known), stroke: 'var(--data)', dash: undefined },
          { d: path(begin, [...joint, ...without]), stroke: 'var(--output)', dash: undefined },
          { d: path(begin, [...joint, ...withHold]), stroke: 'var(--ink)', dash: '5 4' },
        ].map(({ d, stroke, dash }) => (
          <path key={stroke} d={d} fill="none" stroke={stroke} strokeWidth="2" strokeDasharray={dash} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <p className="text-small text-ink-2">{label}</p>
    </figure>
  );
}

function Key({ className, words }: { readonly className: string; readonly words: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`h-0.5 w-4 ${className}`} />
      {words}
    </span>
  );
}
