import type { Alike } from '../../../shared/ipc/contract.ts';
import { evaluateEpoch } from '../evaluate-epoch.ts';
import type { ReadyRun } from './ready-run.ts';

/** Measures over a run, so that it is seen who learns quicker; each of the same first batches, so that one compares with the next. */
const MEASURES = 60;
const BATCHES = 16;

export function isMeasured(step: number, steps: number): boolean {
  return step >= steps || step % Math.ceil(steps / MEASURES) === 0;
}

/** How far a run is, with every timestep judged alike whatever its own weights are; null: it was stopped. */
export async function measureAlike({ session, plan, everyStep }: Pick<ReadyRun, 'session' | 'plan' | 'everyStep'>, step: number, stopped: () => boolean): Promise<Alike | null> {
  await session.prepare('evaluate');
  const { validation, trainingInOrder } = everyStep?.() ?? plan;
  const found = await evaluateEpoch(session, validation ?? trainingInOrder, { limit: BATCHES, stopped });
  return found && { step, on: validation ? 'validation' : 'training', loss: found.loss, accuracy: found.accuracy, last: { ...found.last } };
}
