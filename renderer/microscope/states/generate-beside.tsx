import { nanoid } from 'nanoid';
import { useId, useMemo, useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import type { HeldUnit } from '../../../shared/ipc/contract.ts';
import { request } from '../../app/api.ts';
import { toCsv } from '../../figure/csv.ts';
import { OutputChoice, useOutput } from '../../generate/output-choice.tsx';
import { proposedPrime, SEED_LIMIT, setTextOptions, useTextOptions } from '../../generate/text-options.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { tokeniserOf } from '../../state/run-document.ts';
import { useDataset, useHistory } from '../../state/run-hooks.ts';
import { formatCount } from '../../ui/format.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import { SymbolField } from '../symbol-field.tsx';
import { marksFor } from '../symbol-marks.ts';
import { BesideForm } from './beside-form.tsx';
import { firstDifference } from './places.ts';
import { useBeside, type Beside } from './use-beside.ts';

interface GenerateBesideProps {
  readonly subject: Subject;
  readonly holds: readonly HeldUnit[];
}

/** The same text written twice, from one seed: as the network is, and with units held. */
export function GenerateBeside({ subject, holds }: GenerateBesideProps) {
  if (!subject.run) return <p className="text-ink-2">{text('states:generate.drawing')}</p>;
  return <RunWrites subject={subject} run={subject.run} holds={holds} />;
}

const LONGEST = 2_000;

function RunWrites({ subject, run, holds }: GenerateBesideProps & { readonly run: NonNullable<Subject['run']> }) {
  const [primeId, noteId, lengthId, seedId, temperatureId] = [useId(), useId(), useId(), useId(), useId()];
  const { samples } = useHistory(run.id, 'samples');
  const dataset = useDataset(run.id);
  const { temperature, seed, ...chosen } = useTextOptions();
  const output = useOutput(run.id);
  const [length, setLength] = useState(200);
  const tokeniser = tokeniserOf(subject.document);
  const words = tokeniser.symbols === 'word';
  const marks = useMemo(() => marksFor(new Set(dataset?.vocabulary.map(({ symbol }) => symbol)), !words), [dataset, words]);
  const prime = chosen.prime ?? proposedPrime(samples, dataset, tokeniser);
  const beside = useBeside({
    subject, run, holds,
    options: { prime, length, temperature, seed, ...output },
    say: async (options) => (await request('generate.start', { requestId: nanoid(), runId: run.id, options })).text,
  });
  const fields = (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <label htmlFor={primeId} className="text-ink-2">{text('training:generate.prime')}</label>
        <SymbolField id={primeId} className="min-w-40 flex-1" value={prime} marks={marks} describedBy={noteId} onChange={(next) => setTextOptions({ prime: next })} />
        <span id={noteId} className="sr-only">{text(words ? 'microscope:subject.lines' : 'microscope:subject.marks', { space: marks.space, line: marks.line })}</span>
        <label htmlFor={lengthId} className="text-ink-2">{text('training:generate.length')}</label>
        <NumberInput id={lengthId} className="w-20!" integer min={1} max={LONGEST} step={50} value={length} onCommit={setLength} />
      </div>
      <OutputChoice run={run} />
    </>
  );
  const lastFields = (
    <>
      <label htmlFor={temperatureId} className="text-ink-2">{text('training:generate.temperature')}</label>
      <NumberInput id={temperatureId} className="w-20!" min={0} max={100} step={0.1} value={temperature} onCommit={(next) => setTextOptions({ temperature: next })} />
      <label htmlFor={seedId} className="text-ink-2">{text('training:generate.seed')}</label>
      <NumberInput id={seedId} className="w-24!" integer min={0} max={SEED_LIMIT} value={seed} onCommit={(next) => setTextOptions({ seed: next })} />
    </>
  );
  const csv = ({ free, held }: Beside<string>) => {
    const [without, withHold] = [[...free], [...held]];
    return toCsv(['t', 'free', 'held'], Array.from({ length: Math.max(without.length, withHold.length) }, (_, index) => [index + 1, without[index], withHold[index]]));
  };
  return (
    <BesideForm label={text('states:generate.label')} go={text('states:generate.go')} beside={beside} fields={fields} lastFields={lastFields} csv={csv}>
      {({ free, held }) => <TwoTexts free={[...free]} held={[...held]} given={[...prime].length} />}
    </BesideForm>
  );
}

interface TwoTextsProps {
  readonly free: readonly string[];
  readonly held: readonly string[];
  /** Characters of the prime. */
  readonly given: number;
}

function TwoTexts({ free, held, given }: TwoTextsProps) {
  const parts = firstDifference(free, held);
  const said = parts === null ? text('states:generate.same') : text('states:generate.parts', { at: formatCount(parts + 1), free: visibleSymbol(free[parts] ?? ''), held: visibleSymbol(held[parts] ?? '') });
  return (
    <>
      <p role="status" className="text-ink-2">
        {said}
      </p>
      <Written label={text('states:shown.free')} symbols={free} given={given} parts={parts} />
      <Written label={text('states:shown.held')} symbols={held} given={given} parts={parts} />
    </>
  );
}

function Written({ label, symbols, given, parts }: { readonly label: string; readonly symbols: readonly string[]; readonly given: number; readonly parts: number | null }) {
  const at = parts ?? symbols.length;
  const from = Math.min(given, at);
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-small font-medium text-ink-2">{label}</figcaption>
      <p data-selectable className="mono max-h-50 overflow-y-auto rounded-control border border-line bg-sunken px-2.5 py-1.5 whitespace-pre-wrap" style={{ wordBreak: 'normal', overflowWrap: 'anywhere' }} tabIndex={0} role="group" aria-label={label}>
        <span className="font-medium text-data">{symbols.slice(0, from).join('')}</span>
        {symbols.slice(from, at).join('')}
        {parts !== null && symbols[parts] !== undefined && <mark className="rounded-[2px] bg-ink text-ink-on">{/^\s$/.test(symbols[parts]) ? visibleSymbol(symbols[parts]) : symbols[parts]}</mark>}
        {symbols.slice(at + 1).join('')}
      </p>
    </figure>
  );
}
