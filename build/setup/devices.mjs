// What the set-up TensorFlow can compute on, in one line.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tfjsNodeDir } from './paths.mjs';

export function devicesLine() {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
  const addon = createRequire(import.meta.url)(join(tfjsNodeDir, 'lib', 'napi-v8', 'tfjs_binding.node'));
  const { builtForGpu, devices } = addon.unrollDevices();
  const gpus = devices.filter(({ type }) => type === 'GPU').length;
  if (!builtForGpu) return 'TensorFlow computes on the CPU.';
  return gpus > 0
    ? `TensorFlow computes on the GPU (${gpus} found).`
    : "TensorFlow's GPU build is set up, but it cannot start a GPU here: it computes on the CPU. An NVIDIA card and its driver are needed.";
}
