import { emptyBatch } from '../text/batch.ts';
import type { Tape } from '../text/text-batches.ts';

/** A series `[N, channels]`: the target of each row is the one `horizon` rows later. */
export function seriesTape(values: Float32Array, channels: number, horizon: number): Tape {
  const rows = (start: number, length: number): Float32Array => values.subarray(start * channels, (start + length) * channels);
  return {
    targets: values.length / channels - horizon,
    empty: (frame) => emptyBatch(frame, 'numbers'),
    write(batch, cell, start, length) {
      batch.x.set(rows(start, length), cell * channels);
      batch.y.set(rows(start + horizon, length), cell * channels);
    },
  };
}
