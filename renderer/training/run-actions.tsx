import { CornerDownLeft, Flag, Pause, Play, RotateCcw, Square, Type } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useHistory } from '../state/run-hooks.ts';
import { liveRun } from '../state/run-reducers.ts';
import { commandRun, useRunStore, type RunCommand } from '../state/run-store.ts';
import { setUi } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';
import { trainDocument } from './train-empty.tsx';

/** Pause, stop and checkpoint never ask. */
export function RunActions({ run }: { readonly run: RunSummary }) {
  const { status } = run;
  const { checkpoints } = useHistory(run.id, 'checkpoints');
  const command = (name: RunCommand, icon: ReactNode, disabled = false) => (
    <Button size="lg" disabled={disabled} onClick={() => void commandRun(run.id, name)}>
      {icon}
      {t(`training:actions.${name}`)}
    </Button>
  );
  if (status === 'starting' || status === 'training' || status === 'paused') {
    const starting = status === 'starting';
    return (
      <div className="flex gap-2">
        {status === 'paused' ? command('resume', <Play size={14} fill="currentColor" aria-hidden />) : command('pause', <Pause size={15} fill="currentColor" strokeWidth={0} aria-hidden />, starting)}
        {command('stop', <Square size={13} fill="currentColor" aria-hidden />)}
        {command('checkpoint', <Flag size={15} aria-hidden />, starting)}
      </div>
    );
  }
  const resumable = status === 'stopped' && (checkpoints.length > 0 || run.step > 0);
  return (
    <div className="flex gap-2">
      {resumable && <ResumeButton run={run} />}
      {status === 'done' && (
        <Button size="lg" onClick={() => setUi({ mode: 'generate' })}>
          {run.task === 'answer' ? <CornerDownLeft size={15} aria-hidden /> : <Type size={15} aria-hidden />}
          {t(run.task === 'answer' ? 'training:actions.ask' : 'training:actions.generate')}
        </Button>
      )}
      <TrainAgain />
    </div>
  );
}

/** Continues a run that ended early from its last checkpoint. */
function ResumeButton({ run }: { readonly run: RunSummary }) {
  const busy = useRunStore((state) => liveRun(state) !== null || state.starting);
  return (
    <Button size="lg" disabled={busy} onClick={() => void commandRun(run.id, 'resume')}>
      <Play size={14} fill="currentColor" aria-hidden />
      {t('training:actions.resume')}
    </Button>
  );
}

/** The drawing as it stands now, as a new run. */
function TrainAgain() {
  const wrong = useCheckStore(hasErrors);
  const busy = useRunStore((state) => liveRun(state) !== null || state.starting);
  return (
    <Button size="lg" disabled={wrong || busy} onClick={trainDocument}>
      <RotateCcw size={15} aria-hidden />
      {t('training:actions.again')}
    </Button>
  );
}
