import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { messageText, t as text } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { HeatMap } from '../../heat/heat-map.tsx';
import { stateScale } from '../../heat/heat-scale.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { tokeniserOf } from '../../state/run-document.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { CorpusFindings } from './corpus-findings.tsx';
import { CorpusPlaces } from './corpus-places.tsx';
import { CorpusNumbers } from './corpus-numbers.tsx';
import { CorpusText } from './corpus-text.tsx';
import { cancelCorpus, corpusKey, corpusOf, readCorpus, useCorpusStore, type CorpusRun } from './corpus-store.ts';
import type { Row } from './memories.ts';
import { binned } from './places.ts';
import { rowName } from './row-text.ts';
import type { StatesSeen } from './use-states.ts';

interface CorpusViewProps {
  readonly subject: Subject;
  readonly seen: StatesSeen;
}

/** Where the unit fires in the data: the text in the colours of its state, its extremes, and what it follows. */
export function CorpusView({ subject: { of, moment, document }, seen }: CorpusViewProps) {
  const { memory, rows, unit } = seen;
  // Going from unit to unit above does not wait for a page of coloured text.
  const later = useDeferredValue(seen);
  const { run, progress, failure } = useCorpusStore();
  const key = corpusKey({ of, moment }, memory.node);
  const mine = corpusOf(run, memory.node, rows);
  const read = () => void readCorpus({ key, of, node: memory.node, rows, symbols: tokeniserOf(document).symbols });
  return (
    <section aria-label={text('states:corpus.label')} className="flex min-w-0 flex-col gap-2.5 px-4 py-3">
      <header className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2>{text('states:corpus.label')}</h2>
        <span className="text-ink-2">{text('states:corpus.of', { title: memory.title, unit: unit + 1 })}</span>
        <span className="ml-auto flex items-center gap-2">
          {progress ? (
            <>
              <progress aria-label={text('states:corpus.progress')} className="h-1.5 w-36 accent-(--ink)" value={progress.done} max={progress.all} />
              <Button size="sm" onClick={cancelCorpus}>{text('states:corpus.cancel')}</Button>
            </>
          ) : (
            <Button size="sm" onClick={read}>{text(mine ? 'states:corpus.again' : 'states:corpus.read')}</Button>
          )}
        </span>
      </header>
      {failure && <p role="alert" className="font-medium text-error">{messageText(failure)}</p>}
      {mine ? <Fired run={mine} isOld={mine.key !== key} seen={later} /> : <p className="text-ink-2">{text('states:corpus.none')}</p>}
    </section>
  );
}

const BINS = 400;

function Fired({ run, isOld, seen: { rows, main, unit } }: { readonly run: CorpusRun; readonly isOld: boolean; readonly seen: StatesSeen }) {
  const states = rows.filter(({ state }) => state !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const row = states.find(({ name }) => name === chosen) ?? main;
  const { sample } = run;
  const values = useMemo(() => unitOf(run, row, unit), [run, row, unit]);
  const strip = useMemo(() => binned(values, BINS), [values]);
  const scale = useMemo(() => stateScale(values, 1e-9), [values]);
  const drawing = useRef<HTMLDivElement>(null);
  const place = Math.min(at, sample.timesteps - 1);
  const isNumbers = sample.excerpt.columns.length > 0;
  const rest = { run, values, most: scale.high, at: place, onAt: setAt };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="text-small text-ink-2">
          {isOld && <b className="font-medium text-ink">{text('states:corpus.old')} </b>}
          {boundText(run)} {weightsText(run)}
        </p>
        <span className="ml-auto flex items-center gap-2">
          {states.length > 1 && (
            <Segmented size="sm" label={text('states:corpus.state')} value={row.name} onChange={setChosen} options={states.map((each) => ({ value: each.name, label: rowName(each) }))} />
          )}
          <FigureMenu label={text('states:corpus.label')} figure={{ name: `${text('states:corpus.label')} ${unit + 1}`, svg: () => drawing.current, csv: () => corpusCsv(run, values, row.letter) }} />
        </span>
      </div>
      <CorpusFindings run={run} rows={rows} unit={unit} />
      <div ref={drawing} className="flex min-w-0 flex-col gap-2.5">
        <HeatMap
          quiet
          className="h-5"
          label={text('states:corpus.strip', { timesteps: formatCount(sample.timesteps) })}
          data={strip}
          timesteps={strip.length}
          rows={1}
          scale={scale}
          apartFrom={Infinity}
          t={Math.floor((place / sample.timesteps) * strip.length) + 1}
          onT={(bin) => setAt(Math.floor(((bin - 1) / strip.length) * sample.timesteps))}
        />
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,400px)] gap-6 max-[1100px]:grid-cols-1">
          {isNumbers ? <CorpusNumbers {...rest} name={rowName(row)} /> : <CorpusText {...rest} name={rowName(row)} />}
          <CorpusPlaces {...rest} />
        </div>
      </div>
    </>
  );
}

function unitOf({ states, sample }: CorpusRun, { name, units }: Row, unit: number): Float32Array {
  const all = states[name];
  return Float32Array.from({ length: sample.timesteps }, (_, at) => all?.[at * units + unit] ?? Number.NaN);
}

function boundText({ sample: { excerpt, timesteps } }: CorpusRun): string {
  const isOne = excerpt.type === 'text' || excerpt.type === 'series';
  const read = isOne ? timesteps : excerpt.sequences.length;
  const args = { read: formatCount(read), total: formatCount(excerpt.total) };
  return text(read < excerpt.total ? `states:corpus.some.${excerpt.type}` : `states:corpus.all.${excerpt.type}`, args);
}

function weightsText({ weights: { first, last } }: CorpusRun): string {
  if (first.step !== last.step) return text('states:corpus.steps', { first: formatCount(first.step), last: formatCount(last.step) });
  return first.from === 'initial' ? text('states:corpus.untrained') : text('states:corpus.step', { step: formatCount(first.step) });
}

function corpusCsv({ sample: { excerpt, starts } }: CorpusRun, values: Float32Array, letter: string): string {
  const rows = excerpt.sequences.flatMap(({ x }, index) => x.map((read, t) => [index + 1, t + 1, ...(typeof read === 'string' ? [read] : read), values[(starts[index] ?? 0) + t]]));
  return toCsv(['sequence', 't', ...(excerpt.columns.length > 0 ? excerpt.columns.map((called) => ({ called })) : (['symbol'] as const)), { called: letter }], rows);
}
