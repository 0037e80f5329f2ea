import type { Alike } from '../../../shared/ipc/contract.ts';
import { evaluateEpoch, type EvaluationOptions } from '../evaluate-epoch.ts';
import type { ReadyRun } from './ready-run.ts';

/** How far a run is, with every timestep judged alike whatever its own weights are; null: it was stopped. */
export async function measureAlike({ session, plan, everyStep }: Pick<ReadyRun, 'session' | 'plan' | 'everyStep'>, step: number, options: EvaluationOptions): Promise<Alike | null> {
  await session.prepare('evaluate');
  const { validation, trainingInOrder } = everyStep?.() ?? plan;
  const found = await evaluateEpoch(session, validation ?? trainingInOrder, options);
  return found && { step, on: validation ? 'validation' : 'training', loss: found.loss, accuracy: found.accuracy, last: { ...found.last } };
}
