import { Play } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { errorText, t } from '../../shared/i18n/index.ts';
import type { Forecast, RunSummary } from '../../shared/ipc/contract.ts';
import { logUnexpected, request } from '../app/api.ts';
import { SeriesLines } from '../dock/series-example.tsx';
import { toCsv } from '../figure/csv.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { Button } from '../ui/button.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { RunSection, useCheckpoint } from './run-choice.tsx';

/** Continues the series of a run: its end, and what the network makes of it, feeding back each forecast. */
export function ForecastView({ run }: { readonly run: RunSummary }) {
  const lengthId = useId();
  const [length, setLength] = useState(50);
  const [found, setFound] = useState<{ readonly run: string; readonly forecast: Forecast } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const ready = useCheckpoint(run) !== null;
  // What another run made of the series is not this one's.
  const forecast = found?.run === run.id ? found.forecast : null;
  const go = () => {
    setFailure(null);
    setWorking(true);
    request('forecast.run', { runId: run.id, options: { prime: '', length } })
      .then((made) => setFound({ run: run.id, forecast: made }))
      .catch((error: unknown) => {
        logUnexpected(error);
        setFailure(errorText(error));
      })
      .finally(() => setWorking(false));
  };
  return (
    <div className="grid h-full min-h-0 grid-cols-[272px_minmax(0,1fr)]">
      <form
        aria-label={t('training:generate.title')}
        className="flex min-h-0 flex-col gap-4 overflow-y-auto border-r border-line px-4 py-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <RunSection run={run} />
        <div className="flex flex-col gap-1.5">
          <label htmlFor={lengthId} className="text-ink-2">
            {t('training:forecast.length')}
          </label>
          <NumberInput id={lengthId} integer min={1} max={100_000} step={10} unit={t('nodes:units.steps')} value={length} onCommit={setLength} />
        </div>
        <Button type="submit" size="lg" className="w-full" disabled={!ready || working}>
          <Play size={14} aria-hidden />
          {t(working ? 'training:generate.waiting' : 'training:forecast.go')}
        </Button>
      </form>
      <section aria-label={t('training:forecast.title')} className="flex min-h-0 flex-col gap-4 overflow-y-auto px-4 py-3.5">
        <header className="flex min-h-7 items-center gap-4">
          <h2>{t('training:forecast.title')}</h2>
          {forecast && (
            <span className="ml-auto">
              <FigureMenu label={t('training:forecast.title')} figure={{ name: `${run.title} ${t('training:forecast.title')}`, svg: () => drawing.current, csv: () => forecastCsv(forecast) }} />
            </span>
          )}
        </header>
        {failure !== null && (
          <p role="alert" className="font-medium text-error">
            {failure}
          </p>
        )}
        {forecast ? (
          <div ref={drawing} className="flex flex-col gap-3">
            <Legend />
            <SeriesLines columns={forecast.columns} from={forecast.known.length} lines={forecast.columns.map((_, at) => [...forecast.known, ...forecast.values].map((row) => row[at] ?? NaN))} />
          </div>
        ) : (
          <p className="text-ink-2">{t('training:forecast.empty')}</p>
        )}
      </section>
    </div>
  );
}

/** A line a row, what is known first. */
function forecastCsv({ columns, known, values }: Forecast): string {
  const rows = ([['known', known], ['forecast', values]] as const).flatMap(([part, all]) => all.map((row) => [part, ...row]));
  return toCsv(['row', 'part', ...columns.map((called) => ({ called }))], rows.map((row, index) => [index + 1, ...row]));
}

function Legend() {
  return (
    <span className="flex items-center gap-3 text-small text-ink-2">
      {(['known', 'forecast'] as const).map((part) => (
        <span key={part} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-0.5 w-4 rounded-full ${part === 'known' ? 'bg-data' : 'bg-output'}`} />
          {t(`training:forecast.${part}`)}
        </span>
      ))}
    </span>
  );
}
