import { fullPatience, saveCheckpoint } from '../run/checkpoints.ts';

/** A program for tests to kill: saves checkpoint after checkpoint, each tensor filled with its step. */
const folder = process.argv[2] ?? '';
for (let step = 1; ; step++) {
  const values = new Float32Array(300_000).fill(step);
  await saveCheckpoint(folder, {
    tensors: new Map([['a', { shape: [300_000], values }]]),
    state: {
      step,
      random: [1, 2, 3, 4],
      cursor: { epoch: 0, batch: step, origin: [1, 2, 3, 4] },
      elapsed: 0,
      loss: null,
      validationLoss: null,
      accuracy: null,
      best: null,
      patience: fullPatience,
      optimizerSince: 0,
    },
  });
}
