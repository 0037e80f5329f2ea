import type { FunctionName, Program, ShortTrain } from './program.ts';
import type { Resolved } from './resolve.ts';

/** The function that trains a batch of so many timesteps. */
export function trainFor({ timesteps: all }: Pick<Program, 'timesteps'>, timesteps: number): 'train' | ShortTrain {
  return timesteps === all ? 'train' : `train-${timesteps}`;
}

export function isShortTrain(name: FunctionName): name is ShortTrain {
  return name.startsWith('train-');
}

/** The network over the last timesteps alone: where questions are shorter, nothing but padding stands before them. */
export function shortened(resolved: Resolved, name: ShortTrain): Resolved {
  const timesteps = Number(name.slice('train-'.length));
  const { facts } = resolved;
  return {
    ...resolved,
    facts: { ...facts, timesteps, lengths: facts.lengths.filter((length) => length <= timesteps) },
    divergences: resolved.divergences.map((divergence) => ({ ...divergence, judged: lastColumns(divergence.judged, facts.timesteps - timesteps) })),
  };
}

/** Columns without the first `skipped`, counted anew. */
export function lastColumns(columns: readonly number[], skipped: number): number[] {
  return columns.filter((t) => t >= skipped).map((t) => t - skipped);
}
