import { t } from '../../shared/i18n/index.ts';
import type { RunStatus, RunSummary } from '../../shared/ipc/contract.ts';
import { formatCount } from '../ui/format.ts';

/** What a run's state is called: its status, or that early stopping ended it. */
export function stateOf({ status, ending }: Pick<RunSummary, 'status' | 'ending'>): RunStatus | 'early' {
  return status === 'done' && ending?.early ? 'early' : status;
}

/** "Training", "Paused" … */
export function statusLine(run: Pick<RunSummary, 'status' | 'ending'>): string {
  return t(`training:status.${stateOf(run)}`);
}

/** "Done, 6,000 steps", "Stopped at 2,140": a line of the list. */
export function statusWithStep(run: Pick<RunSummary, 'status' | 'ending' | 'step' | 'steps'>): string {
  const state = stateOf(run);
  return t(`training:statusAt.${state}`, { step: formatCount(state === 'done' ? run.steps : run.step) });
}
