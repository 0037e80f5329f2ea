import { Dices, Play, Square } from 'lucide-react';
import { useId, type FormEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { tokeniserOf } from '../state/run-document.ts';
import { useDataset, useHistory } from '../state/run-hooks.ts';
import { failureText } from '../training/run-notice.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { forgetFailure, generate, stopGenerating, useGenerationStore } from './generation-store.ts';
import { OutputChoice, useOutput } from './output-choice.tsx';
import { RunSection, useCheckpoint } from './run-choice.tsx';
import { Temperature } from './temperature.tsx';
import { isAboutPrime, LENGTH_LIMIT, proposedLength, proposedPrime, SEED_LIMIT, setTextOptions, useTextOptions } from './text-options.ts';

export interface TextFormProps {
  readonly run: RunSummary;
  readonly onGenerate: () => void;
}

export function TextForm({ run, onGenerate }: TextFormProps) {
  const { document, samples } = useHistory(run.id, 'samples');
  const dataset = useDataset(run.id);
  const options = useTextOptions();
  const output = useOutput(run.id);
  const running = useGenerationStore((state) => state.running);
  const ready = useCheckpoint(run) !== null;
  const tokeniser = document ? tokeniserOf(document) : { symbols: 'character' as const };
  const prime = options.prime ?? proposedPrime(samples, dataset, tokeniser);
  const length = options.length ?? proposedLength(dataset, tokeniser);
  const lengthId = useId();
  const seedId = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return void stopGenerating();
    if (!ready) return;
    onGenerate();
    void generate(run.id, { prime, length, temperature: options.temperature, seed: options.seed, ...output }, tokeniser);
  };

  return (
    <form onSubmit={submit} aria-label={t('training:generate.title')} className="flex min-h-0 flex-col gap-4 overflow-y-auto border-r border-line px-4 py-3.5">
      <RunSection run={run} />
      <OutputChoice run={run} />
      <PrimeField value={prime} />
      <div className="flex flex-col gap-1.5">
        <label htmlFor={lengthId} className="text-ink-2">
          {t('training:generate.length')}
        </label>
        <NumberInput
          id={lengthId}
          value={length}
          min={1}
          max={LENGTH_LIMIT}
          integer
          step={50}
          unit={t(tokeniser.symbols === 'word' ? 'training:generate.words' : 'training:generate.characters')}
          onCommit={(next) => setTextOptions({ length: next })}
        />
      </div>
      <Temperature value={options.temperature} onChange={(temperature) => setTextOptions({ temperature })} />
      <div className="flex flex-col gap-1.5">
        <label htmlFor={seedId} className="text-ink-2">
          {t('training:generate.seed')}
        </label>
        <div className="flex gap-2">
          <NumberInput id={seedId} value={options.seed} min={0} max={SEED_LIMIT} integer onCommit={(seed) => setTextOptions({ seed })} />
          <IconButton label={t('training:generate.dice')} onClick={() => setTextOptions({ seed: Math.floor(Math.random() * 10_000) })}>
            <Dices size={16} aria-hidden />
          </IconButton>
        </div>
        <p className="text-small text-ink-3">{t('training:generate.seedNote')}</p>
      </div>
      <Button type="submit" size="lg" className="w-full" disabled={!running && !ready}>
        {running ? <Square size={13} fill="currentColor" aria-hidden /> : <Play size={14} aria-hidden />}
        {t(running ? 'training:generate.stop' : 'training:generate.start')}
      </Button>
    </form>
  );
}

/** What cannot be started from is said here, beside the field. */
function PrimeField({ value }: { readonly value: string }) {
  const id = useId();
  const problemId = useId();
  const failure = useGenerationStore((state) => state.failure);
  const problem = failure && isAboutPrime(failure.key) ? failureText(failure) : null;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {t('training:generate.prime')}
      </label>
      <TextArea
        id={id}
        rows={3}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        className={`mono text-data ${problem ? 'border-error!' : ''}`}
        onChange={(prime) => {
          setTextOptions({ prime });
          forgetFailure();
        }}
      />
      {problem && (
        <p id={problemId} role="alert" className="text-small text-error">
          {problem}
        </p>
      )}
    </div>
  );
}
