import { hasConstantRate, learningRateAt } from '../../shared/document/learning-rate.ts';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { useHistory, useProgress, useRunName, useRunNumber } from '../state/run-hooks.ts';
import { isLive } from '../state/run-reducers.ts';
import { formatCount, formatDuration, formatNumber } from '../ui/format.ts';
import { NetworkLine } from './network-line.tsx';
import { RunActions } from './run-actions.tsx';
import { RunBadge } from './run-badge.tsx';
import { statusLine } from './run-status.ts';
import { formatRate, runPace } from './run-pace.ts';

/** Which run is shown, how far it is, and what can be done with it. */
export function RunHeader({ run }: { readonly run: RunSummary }) {
  const number = useRunNumber(run);
  const name = useRunName(run);
  const { document } = useHistory(run.id, 'record');
  return (
    <section
      aria-label={t('training:run.current')}
      className="grid min-h-19 shrink-0 grid-cols-[minmax(150px,240px)_minmax(0,1fr)_auto] items-center gap-x-8 border-b border-line py-2 pr-5 pl-4 max-[800px]:grid-cols-[minmax(0,1fr)_auto] max-[800px]:gap-y-2"
    >
      <div className="flex min-w-0 items-center gap-3">
        <RunBadge number={number} selected />
        <div className="min-w-0">
          <h2 className="truncate">{name}</h2>
          <p className="truncate text-small text-ink-2">{document && <NetworkLine document={document} />}</p>
        </div>
      </div>
      <RunProgress run={run} />
      <RunActions run={run} />
    </section>
  );
}

function RunProgress({ run }: { readonly run: RunSummary }) {
  const live = useProgress(run.id);
  const history = useHistory(run.id, 'checkpoints');
  const { step, steps } = live ?? run;
  const pace = runPace(run, live, history);
  const training = history.document?.training;
  const rate = training && step > 0 && !hasConstantRate(training) ? learningRateAt(training, step) : null;
  const readsNumbers = history.document?.graph.nodes.some(({ kind }) => kind === 'sequence') === true;
  const quantities = [
    pace.stepsPerSecond !== null && t('training:pace.perSecond', { value: formatRate(pace.stepsPerSecond) }),
    pace.stepMs !== null && t('training:pace.stepMs', { value: formatRate(pace.stepMs) }),
    pace.symbolsPerSecond !== null && t(readsNumbers ? 'training:pace.timesteps' : 'training:pace.symbols', { value: formatRate(pace.symbolsPerSecond) }),
    rate !== null && t('training:pace.rate', { value: formatNumber(rate) }),
    pace.epoch !== null && t('training:pace.epoch', { epoch: pace.epoch.toFixed(1), epochs: (pace.epochs ?? 0).toFixed(1) }),
  ].filter((text) => text !== false);
  return (
    <div className="min-w-0 max-[800px]:order-last max-[800px]:col-span-2">
      <div className="flex items-baseline gap-2 whitespace-nowrap">
        <span>
          <b className="font-semibold">{t('training:progress.step', { step: formatCount(step) })}</b>{' '}
          <span className="text-ink-2">{t('training:progress.of', { steps: formatCount(steps) })}</span>
        </span>
        <b className="ml-auto font-semibold">
          {pace.left === null ? statusLine(run) : t('training:progress.left', { time: formatDuration(pace.left) })}
        </b>
      </div>
      <div
        role="progressbar"
        aria-label={t('training:progress.label')}
        aria-valuemin={0}
        aria-valuemax={steps}
        aria-valuenow={step}
        className="relative my-1.75 h-2 overflow-hidden rounded-full bg-pressed"
      >
        <div className="absolute inset-y-0 left-0 rounded-full bg-divergence" style={{ width: `${(100 * step) / Math.max(1, steps)}%` }} />
        {history.checkpoints.filter((checkpoint) => checkpoint > 0 && checkpoint < steps).map((checkpoint) => (
          <span key={checkpoint} className="absolute top-0 h-2 w-0.5 bg-surface" style={{ left: `${(100 * checkpoint) / Math.max(1, steps)}%` }} />
        ))}
      </div>
      <div className="flex h-4 gap-x-5 overflow-hidden text-small whitespace-nowrap text-ink-2">
        {quantities.map((text) => (
          <span key={text.replace(/[\d.,]+/g, '')}>{text}</span>
        ))}
        {pace.elapsed !== null && <span className="ml-auto">{t(isLive(run.status) ? 'training:pace.soFar' : 'training:pace.inAll', { time: formatDuration(pace.elapsed) })}</span>}
      </div>
    </div>
  );
}
