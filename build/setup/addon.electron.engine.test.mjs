// The patched addon, in Node and in Electron's runtime: UNROLL_TF_CONFIG reaches TensorFlow at every load.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { tfjsNodeDir } from './paths.mjs';
import { chosenVariant } from './variant.mjs';

const addon = createRequire(import.meta.url)(join(tfjsNodeDir, 'lib', 'napi-v8', 'tfjs_binding.node'));
const load = (config) => {
  process.env.UNROLL_TF_CONFIG = config;
  return () => addon.loadSavedModel('/nowhere', 'serve');
};

afterEach(() => {
  delete process.env.UNROLL_TF_CONFIG;
});

it('takes a ConfigProto', () => {
  // intra_op_parallelism_threads: 2
  expect(load('1002')).toThrow('Failed to load SavedModel');
});

it('works as before without one', () => {
  delete process.env.UNROLL_TF_CONFIG;
  expect(() => addon.loadSavedModel('/nowhere', 'serve')).toThrow('Failed to load SavedModel');
});

it.each(['xyz', '1 02'])('refuses %j, which is not hexadecimal', (config) => {
  expect(load(config)).toThrow('UNROLL_TF_CONFIG is not hexadecimal');
});

it.each(['ff', '100'])('refuses %j, which is no ConfigProto', (config) => {
  expect(load(config)).toThrow('UNROLL_TF_CONFIG is not a ConfigProto');
});

it('lists the devices, and knows which build of TensorFlow it has', () => {
  const { builtForGpu, devices } = addon.unrollDevices();
  expect(builtForGpu).toBe(chosenVariant() === 'gpu');
  expect(devices.filter(({ type }) => type === 'CPU')).toHaveLength(1);
  for (const { name, memory } of devices) {
    expect(name).toMatch(/\/device:[CG]PU:\d+$/);
    expect(memory).toBeGreaterThan(0);
  }
});

it('starts a GPU', (context) => {
  if (chosenVariant() === 'cpu') context.skip('the plain build of TensorFlow is set up; npm run setup -- --gpu takes the other');
  const { devices } = addon.unrollDevices();
  if (!existsSync('/proc/driver/nvidia/gpus')) context.skip('there is no NVIDIA card here');
  expect(devices.filter(({ type }) => type === 'GPU').length).toBeGreaterThan(0);
});
