import type { Alike } from '../../shared/ipc/contract.ts';
import type { Task } from '../../shared/nodes/kind.ts';

/** What two runs are compared by: answers to whole questions, symbols at every timestep, or how small the loss is. */
export type Measure = 'answers' | 'symbols' | 'loss';

export function measureFor(task: Task): Measure {
  return task === 'answer' ? 'answers' : task === 'next-symbol' ? 'symbols' : 'loss';
}

/** Accuracies and losses as they were measured; null: not known. */
export function valueOf({ loss, accuracy, last }: Alike, measure: Measure): number | null {
  return measure === 'answers' ? last.accuracy : measure === 'symbols' ? accuracy : loss;
}

export interface Verdict {
  readonly measure: Measure;
  /** The farthest that both came. */
  readonly level: number;
  /** The steps at which it was measured first. */
  readonly first: number;
  readonly second: number;
}

/** Which of two runs first came as far as both did, by what was measured; null: nothing was, or neither moved. */
export function verdictOf(first: readonly Alike[], second: readonly Alike[], measure: Measure): Verdict | null {
  const sign = measure === 'loss' ? -1 : 1;
  const best = (run: readonly Alike[]): number => Math.max(...run.map((each) => sign * (valueOf(each, measure) ?? -sign * Infinity)));
  const level = Math.min(best(first), best(second));
  if (!Number.isFinite(level)) return null;
  const reached = (run: readonly Alike[]): number => run.find((each) => sign * (valueOf(each, measure) ?? -sign * Infinity) >= level)?.step ?? 0;
  const [a, b] = [reached(first), reached(second)];
  return a === 0 && b === 0 ? null : { measure, level: sign * level, first: a, second: b };
}
