const MIB = 1024 * 1024;

/**
 * What a run may take on the disk, beside its copy of the text. A network whose checkpoint (weights, slots, states) is at most
 * 5 MiB, such as an LSTM of 128 units on characters, stays under the sum of these, 48 MiB, however long it trains; a larger one
 * needs the two checkpoints without which it could not go on or go back to its best.
 */
export const RECORDING = {
  /** Checkpoints that a run can go on from: the newest and the best one always, older ones as far as this reaches. */
  resumableBytes: 16 * MIB,
  /** Weights alone of other moments, to be looked at. */
  momentBytes: 20 * MIB,
  mostMoments: 128,
  /** Lines of `metrics.jsonl`, by type. */
  metricBytes: 8 * MIB,
  sampleBytes: 3 * MIB,
  validationBytes: 1 * MIB,
} as const;

export type Recording = { readonly [K in keyof typeof RECORDING]: number };

/** Lines of metrics a run at most: a chart has no more points. */
const METRIC_LINES = 20_000;
/** Newest checkpoints that a run can go on from, at most. */
const RESUMABLE = 3;
const NUMBER_BYTES = 10;
const LINE_BYTES = 140;

/** How many of the newest checkpoints keep all that it takes to go on; `bytes`: of one. */
export function resumableCount(bytes: number, { resumableBytes }: Recording = RECORDING): number {
  // One more is the best.
  return Math.max(1, Math.min(RESUMABLE, Math.floor(resumableBytes / bytes) - 1));
}

/** How many other moments keep their weights; `bytes`: of one. */
export function momentCount(bytes: number, { momentBytes, mostMoments }: Recording = RECORDING): number {
  return Math.min(mostMoments, Math.floor(momentBytes / bytes));
}

/**
 * Which steps stay where only `count` may, beside `fixed` ones: the first as long as there is room, and the others so that they
 * lie apart like square numbers, closer where a network learns most. Done after each checkpoint it throws out about one.
 */
export function thinned(steps: readonly number[], fixed: ReadonlySet<number>, count: number): number[] {
  const kept = [...steps].sort((a, b) => a - b);
  const first = kept[0] ?? 0;
  const place = (index: number): number => Math.sqrt((kept[index] as number) - first);
  let free = kept.filter((step) => !fixed.has(step)).length;
  while (free > count) {
    // Where nothing between others is left, the last that may go.
    let least = kept.findLastIndex((step) => !fixed.has(step));
    let gap = Infinity;
    for (let index = 1; index < kept.length; index++) {
      if (fixed.has(kept[index] as number)) continue;
      const around = index + 1 < kept.length ? place(index + 1) - place(index - 1) : Infinity;
      if (around < gap) [least, gap] = [index, around];
    }
    kept.splice(least, 1);
    free--;
  }
  return kept;
}

export interface Lines {
  /** Every so manieth step is written. */
  readonly metrics: number;
  /** Every so manieth of those that are due. */
  readonly samples: number;
  readonly validations: number;
}

/** How seldom lines are written so that the log of a run keeps its bounds. */
export function linesOf(
  run: { readonly steps: number; readonly sampleEvery: number; readonly validateEvery: number; readonly timesteps: number; readonly divergences: number; readonly sampleBytes: number },
  limits: Recording = RECORDING,
): Lines {
  const { steps, sampleEvery, validateEvery, timesteps, divergences } = run;
  const several = divergences > 1 ? divergences : 0;
  const metricBytes = LINE_BYTES + (timesteps * NUMBER_BYTES + 4 * NUMBER_BYTES) * (1 + several);
  const apart = (lines: number, bytes: number, limit: number): number => Math.max(1, Math.ceil((lines * bytes) / limit));
  return {
    metrics: Math.max(Math.ceil(steps / METRIC_LINES), apart(steps, metricBytes, limits.metricBytes)),
    samples: sampleEvery > 0 ? apart(steps / sampleEvery, run.sampleBytes + LINE_BYTES, limits.sampleBytes) : 1,
    validations: apart(steps / validateEvery, LINE_BYTES * (1 + several), limits.validationBytes),
  };
}
