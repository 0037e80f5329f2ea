import { t } from '../../shared/i18n/index.ts';
import type { RunStatus, RunSummary } from '../../shared/ipc/contract.ts';
import { formatCount } from '../ui/format.ts';

/** "Training", "Paused" … */
export function statusLine(status: RunStatus): string {
  return t(`training:status.${status}`);
}

/** "Done, 6,000 steps", "Stopped at 2,140": a line of the list. */
export function statusWithStep({ status, step, steps }: Pick<RunSummary, 'status' | 'step' | 'steps'>): string {
  const args = { step: formatCount(status === 'done' ? steps : step) };
  return t(`training:statusAt.${status}`, args);
}
