import { GitFork, Pause, Play, Radio, StepBack, StepForward } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { useLook } from '../probe/looks.ts';
import { checkpointAt, goLive, nextRecorded, setMoment, setPlaying, useMoment, useMomentStore } from '../state/moment-store.ts';
import { newestStep, useHistory } from '../state/run-hooks.ts';
import { isLive } from '../state/run-reducers.ts';
import { useRunStore } from '../state/run-store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { ForkDialog } from './fork-dialog.tsx';
import { usePlayer } from './use-player.ts';

interface MomentBarProps {
  readonly run: RunSummary;
  /** As of the last look: what is above is of that step, too. */
  readonly looked?: boolean;
}

/** Under the curves and the microscope: which moment of the run is looked at, how to move it, and what can be begun from it. */
export function MomentBar({ run, looked = false }: MomentBarProps) {
  const history = useHistory(run.id, 'checkpoints');
  const moment = useMoment(run.id);
  const playing = useMomentStore((state) => state.playing && state.run === run.id);
  const [forking, setForking] = useState(false);
  const first = run.parent?.step ?? 0;
  const hasMoved = useRunStore((state) => newestStep(state, run) > first);
  // While it trains everything recorded lies before it.
  const step = moment ?? (isLive(run.status) ? Infinity : run.step);
  const weights = checkpointAt(history, moment);
  usePlayer(run, first);
  useEffect(() => setForking(false), [run.id]);
  const jump = (direction: 1 | -1) => {
    const next = nextRecorded(history.checkpoints, step, direction);
    if (next !== undefined) setMoment(run.id, next);
  };
  const has = (direction: 1 | -1): boolean => nextRecorded(history.checkpoints, step, direction) !== undefined;
  return (
    <div role="toolbar" aria-label={t('recorder:bar')} className="flex h-10 shrink-0 items-center gap-1 border-t border-line px-3">
      <IconButton label={t('recorder:previous')} disabled={!has(-1)} onClick={() => jump(-1)}>
        <StepBack size={15} aria-hidden />
      </IconButton>
      <IconButton label={t(playing ? 'recorder:pause' : 'recorder:play')} disabled={!hasMoved} onClick={() => setPlaying(run.id, !playing)}>
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
      </IconButton>
      <IconButton label={t('recorder:next')} disabled={!has(1)} onClick={() => jump(1)}>
        <StepForward size={15} aria-hidden />
      </IconButton>
      <p className="min-w-0 truncate px-2 whitespace-nowrap">
        {looked ? <LookedAt run={run} moment={moment} /> : <StepAt run={run} moment={moment} />}
        <span className="ml-2 text-small text-ink-2">
          {weights === null ? t('recorder:noWeights') : t('recorder:weights', { step: formatCount(weights) })}
        </span>
      </p>
      <span className="ml-auto flex items-center gap-2">
        {moment !== null && (
          <Button look="quiet" onClick={goLive}>
            <Radio size={14} aria-hidden />
            {t(isLive(run.status) ? 'recorder:live' : 'recorder:newest')}
          </Button>
        )}
        <Button disabled={weights === null} onClick={() => setForking(true)}>
          <GitFork size={14} aria-hidden />
          {t('recorder:fork.open')}
        </Button>
      </span>
      {forking && weights !== null && <ForkDialog run={run} step={weights} onClose={() => setForking(false)} />}
    </div>
  );
}

interface StepProps {
  readonly run: RunSummary;
  readonly moment: number | null;
}

/** Alone, since it changes ten times a second while a run trains. */
function StepAt({ run, moment }: StepProps) {
  const step = useRunStore((state) => moment ?? newestStep(state, run));
  return <Step step={step} />;
}

function LookedAt({ run, moment }: StepProps) {
  const step = useLook(run);
  return <Step step={moment ?? step} />;
}

function Step({ step }: { readonly step: number }) {
  return <b className="font-semibold tabular-nums">{t('recorder:at', { step: formatCount(step) })}</b>;
}
