import { useSlowed } from '../../probe/use-slowed.ts';
import { isLive } from '../../state/run-reducers.ts';
import { useRunStore } from '../../state/run-store.ts';
import type { Network } from './networks.ts';

/** Milliseconds between costly looks at a run that trains. */
const EVERY = 10_000;

/** The moment for questions that take many backward passes or a step of the optimizer: while the run trains they are asked less often than others. */
export function useCostlyMoment(network: Network | null): string {
  const moment = network?.moment ?? '';
  const runId = network && 'runId' in network.of ? network.of.runId : null;
  const trains = useRunStore(({ runs }) => runs.some(({ id, status }) => id === runId && isLive(status)));
  const slowed = useSlowed(moment, EVERY);
  return trains ? slowed : moment;
}
