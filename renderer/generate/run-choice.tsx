import { useId } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { networkLine } from '../state/run-document.ts';
import { useHistory, useProgress, useRunDocuments, useShownRuns, runName } from '../state/run-hooks.ts';
import { isLive } from '../state/run-reducers.ts';
import { commandRun, selectRun, useRunStore } from '../state/run-store.ts';
import { NetworkLine } from '../training/network-line.tsx';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { Select } from '../ui/select.tsx';

/** The step whose weights are used: the newest checkpoint; null while there is none. */
export function useCheckpoint(run: RunSummary): number | null {
  const { checkpoints, read } = useHistory(run.id, 'checkpoints');
  // A record that could not be read leaves it to the engine to say what is missing.
  return checkpoints.at(-1) ?? (read === 'failed' ? run.step : null);
}

/** Which run writes or answers, and at which step its weights were kept. */
export function RunSection({ run }: { readonly run: RunSummary }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {t('training:generate.run')}
      </label>
      <RunChoice id={id} run={run} />
      <CheckpointLine run={run} />
    </div>
  );
}

export function RunChoice({ run, id }: { readonly run: RunSummary; readonly id: string }) {
  const runs = useShownRuns();
  const numbers = useRunStore((state) => state.numbers);
  const documents = useRunDocuments(runs.slice(0, 12).map((each) => each.id));
  const options = runs
    .filter(({ task }) => task === run.task)
    .map((each) => {
      const document = documents.get(each.id);
      return { value: each.id, label: runName(each, numbers), note: document ? networkLine(document) : '' };
    });
  return <Select id={id} label={t('training:generate.run')} options={options} value={run.id} onChange={selectRun} />;
}

export function CheckpointLine({ run }: { readonly run: RunSummary }) {
  const checkpoint = useCheckpoint(run);
  const { read, document } = useHistory(run.id, 'record');
  const live = useProgress(run.id);
  if (checkpoint !== null)
    return (
      <p className="text-small text-ink-2">
        {document && <span className="block truncate">{<NetworkLine document={document} />}</span>}
        {t(isLive(run.status) ? 'training:generate.checkpointLive' : 'training:generate.checkpoint', { step: formatCount(checkpoint) })}
      </p>
    );
  if (read !== 'yes') return null;
  const training = isLive(run.status) && (live?.step ?? 0) > 0;
  return (
    <div className="text-small text-ink-2">
      <p>{t(isLive(run.status) ? 'training:generate.noCheckpointLive' : 'training:generate.noCheckpoint')}</p>
      {training && (
        <Button size="sm" className="mt-1.5" onClick={() => void commandRun(run.id, 'checkpoint')}>
          {t('training:generate.checkpointNow')}
        </Button>
      )}
    </div>
  );
}
