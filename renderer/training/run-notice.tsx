import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { setTraining } from '../../shared/document/edit.ts';
import type { Ending, Failure, RunSummary } from '../../shared/ipc/contract.ts';
import { measureOf } from '../../shared/nodes/divergence.ts';
import { request } from '../app/api.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { fittingMend, mended } from '../state/run-document.ts';
import { useHistory } from '../state/run-hooks.ts';
import { liveRun } from '../state/run-reducers.ts';
import { commandRun, dismissFailure, useRunStore } from '../state/run-store.ts';
import { setUi } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, formatLoss, formatNumber } from '../ui/format.ts';
import { Notice } from './notice.tsx';
import { trainDocument } from './train-empty.tsx';

/** The sentence of a failure, in the reader's language. */
export function failureText({ key, args }: Failure): string {
  const written = Object.entries(args).map(([name, value]) => [name, typeof value === 'number' ? formatArgument(value) : value]);
  return t(key as MessageKey, Object.fromEntries(written) as Failure['args']);
}

function formatArgument(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e7 ? formatCount(value) : formatNumber(value);
}

/** What is to be said about the run as a whole: that it is starting, failed, was cut off or was ended by early stopping. */
export function RunNotice({ run }: { readonly run: RunSummary }) {
  const failure = useRunStore((state) => state.failure);
  const starting = useRunStore((state) => state.starting);
  if (failure) return <StartFailed failure={failure} />;
  if (starting || run.status === 'starting') return <Starting />;
  if (run.status === 'failed') return <RunFailed run={run} />;
  if (run.status === 'interrupted') return <Interrupted run={run} />;
  if (run.status === 'done' && run.ending && (run.ending.early || run.ending.restored)) return <Ended run={run} ending={run.ending} />;
  return null;
}

export function Starting() {
  return <Notice tone="waiting" title={t('training:notice.starting.title')} text={t('training:notice.starting.text')} className={place} />;
}

const place = 'mx-4 mt-4 mb-1 shrink-0';

/** A run that did not begin; what the drawing needs is named in the sentence. */
export function StartFailed({ failure }: { readonly failure: Failure }) {
  const actions = (
    <>
      <Button onClick={() => setUi({ mode: 'build' })}>{t('training:notice.toDrawing')}</Button>
      <Button look="quiet" onClick={dismissFailure}>
        {t('training:notice.dismiss')}
      </Button>
    </>
  );
  return <Notice tone="error" title={t('training:notice.notStarted')} text={failureText(failure)} actions={actions} className={place} />;
}

/** Why early stopping ended a run, and which weights it has now. */
function Ended({ run: { step, task }, ending }: { readonly run: RunSummary; readonly ending: Ending }) {
  const { early, waited, watched, restored } = ending;
  const args = { step: formatCount(step), best: formatCount(ending.best), loss: formatLoss(ending.loss), unit: t(`training:unit.${measureOf[task]}`) };
  const weights = restored ? 'restored' : ending.best === step ? 'keptBest' : 'kept';
  const sentences = [...(early ? [t(`training:notice.ending.waited.${watched}`, { count: waited })] : []), t(`training:notice.ending.${weights}`, args)];
  return <Notice tone="ok" title={t(`training:notice.ending.${early ? 'early' : 'done'}`, args)} text={sentences.join(' ')} className={place} />;
}

function RunFailed({ run }: { readonly run: RunSummary }) {
  const wrong = useCheckStore(hasErrors);
  const busy = useRunStore((state) => liveRun(state) !== null || state.starting);
  const { checkpoints } = useHistory(run.id, 'checkpoints');
  const training = useDocumentStore((state) => state.document?.training ?? null);
  const key = run.failure?.key ?? 'errors:unexpected';
  const blewUp = key.startsWith('errors:engine.diverged');
  const mend = training && fittingMend(training);
  const mendAndTrain = () => {
    if (!training || !mend) return;
    edit({ key: `training:mend.${mend}.edit` }, setTraining(mended(training, mend)));
    trainDocument();
  };
  const actions = (
    <>
      {blewUp && training && mend ? (
        <Button look="primary" disabled={wrong || busy} onClick={mendAndTrain}>
          {t(`training:mend.${mend}.action`, { rate: String(mended(training, mend).learningRate) })}
        </Button>
      ) : (
        checkpoints.length > 0 && (
          <Button disabled={busy} onClick={() => void commandRun(run.id, 'resume')}>
            {t('training:actions.resume')}
          </Button>
        )
      )}
      <ShowLog />
    </>
  );
  const text = run.failure ? failureText(run.failure) : t('errors:unexpected');
  return (
    <Notice tone="error" title={t('training:notice.failed')} text={text} actions={actions} className={place} />
  );
}

function Interrupted({ run }: { readonly run: RunSummary }) {
  const { checkpoints } = useHistory(run.id, 'checkpoints');
  const busy = useRunStore((state) => liveRun(state) !== null || state.starting);
  const last = checkpoints.at(-1);
  const step = last === undefined ? null : formatCount(last);
  const actions = (
    <>
      {step !== null && (
        <Button look="primary" disabled={busy} onClick={() => void commandRun(run.id, 'resume')}>
          {t('training:notice.resumeFrom', { step })}
        </Button>
      )}
      <ShowLog />
    </>
  );
  const text = step === null ? t('training:notice.interrupted.lost') : t('training:notice.interrupted.safe', { step });
  return <Notice tone="warning" title={t('training:notice.interrupted.title')} text={text} actions={actions} className={place} />;
}

function ShowLog() {
  return (
    <Button look="quiet" onClick={() => void request('shell.showLog', null)}>
      {t('training:notice.log')}
    </Button>
  );
}
