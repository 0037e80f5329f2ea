import { useState } from 'react';
import { UserError } from '../../shared/errors.ts';
import { errorText, t } from '../../shared/i18n/index.ts';
import type { Forecast, RunSummary } from '../../shared/ipc/contract.ts';
import { logError, request } from '../app/api.ts';
import { SeriesLines } from '../dock/series-example.tsx';
import { Button } from '../ui/button.tsx';
import { NumberInput } from '../ui/number-input.tsx';

/** Continues the series of a run: its end, and what the network makes of it, feeding back each forecast. */
export function ForecastView({ run }: { readonly run: RunSummary }) {
  const [length, setLength] = useState(50);
  const [found, setFound] = useState<Forecast | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const go = () => {
    setFailure(null);
    request('forecast.run', { runId: run.id, options: { prime: '', length } })
      .then(setFound)
      .catch((error: unknown) => {
        if (!(error instanceof UserError)) logError(error);
        setFailure(errorText(error));
      });
  };
  return (
    <div className="flex h-full flex-col gap-4 overflow-auto p-5">
      <div className="flex items-center gap-3">
        <label className="flex items-center gap-2 text-ink-2">
          {t('training:forecast.length')}
          <NumberInput className="w-24" integer min={1} max={100_000} value={length} label={t('training:forecast.length')} onCommit={setLength} />
        </label>
        <Button look="primary" onClick={go}>
          {t('training:forecast.go')}
        </Button>
      </div>
      {failure !== null && <p role="alert" className="font-medium text-error">{failure}</p>}
      {found ? (
        <SeriesLines columns={found.columns} from={found.known.length} lines={found.columns.map((_, at) => [...found.known, ...found.values].map((row) => row[at] ?? NaN))} />
      ) : (
        <p className="text-ink-2">{t('training:forecast.empty')}</p>
      )}
    </div>
  );
}
