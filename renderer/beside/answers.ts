import type { ProbeResult } from '../../shared/ipc/contract.ts';

/** What a network says at one timestep. */
export interface AnswerAt {
  readonly symbol: string;
  /** The most probable answer or next symbol. */
  readonly answer: string;
  readonly probability: number;
  /** What is desired, and its probability; null: nothing is, or it is not known. */
  readonly desired: { readonly answer: string; readonly probability: number } | null;
}

/** The answers of a probed sequence at every timestep, from `prediction/<divergence>`; null: it was not asked. */
export function answersOf({ classes, sequences }: ProbeResult, index: number, divergence: string): readonly AnswerAt[] | null {
  const sequence = sequences[index];
  // Another drawing may have called its only divergence something else.
  const all = Object.keys(sequence?.tensors ?? {}).filter((name) => name.startsWith('prediction/'));
  const prediction = sequence?.tensors[`prediction/${divergence}`] ?? (all.length === 1 ? sequence?.tensors[all[0] ?? ''] : undefined);
  if (!sequence || !prediction) return null;
  const width = prediction.shape[1] ?? 0;
  return Array.from({ length: sequence.length }, (_, t) => {
    const row = prediction.data.subarray(t * width, (t + 1) * width);
    const best = row.reduce((most, value, at) => (value > (row[most] ?? -Infinity) ? at : most), 0);
    const wanted = sequence.targets?.[t] ?? -1;
    return {
      symbol: sequence.symbols?.[t] ?? '',
      answer: classes[best] ?? '',
      probability: row[best] ?? 0,
      desired: wanted < 0 ? null : { answer: classes[wanted] ?? '', probability: row[wanted] ?? 0 },
    };
  });
}
