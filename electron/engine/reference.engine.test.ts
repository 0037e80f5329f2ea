import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../shared/compiler/program.ts';
import { compareWithReference, type Reference, type Runner } from '../../shared/compiler/testing/reference.ts';
import { Session } from './session.ts';
import { hasNativeLoops } from './tensorflow.ts';

const file = join(import.meta.dirname, '..', '..', 'shared', 'compiler', 'testing', 'reference.json');
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;

async function inTensorflow(program: Program): Promise<Runner> {
  const session = await Session.open(program, ['train', 'predict', 'get', 'set']);
  return {
    set: (values) => { session.set(new Map([...values].map(([name, array]) => [name, Float32Array.from(array)]))); },
    call: (name, feeds) =>
      session.call(name, Object.fromEntries(Object.entries(feeds).map(([port, values]) => [port, values instanceof Int32Array ? values : Float32Array.from(values)]))),
    get: () => session.get(),
    close: () => session.close(),
  };
}

const forms = hasNativeLoops() ? (['native', 'unrolled'] as const) : (['unrolled'] as const);

describe.each(forms)('figures of Keras and PyTorch against TensorFlow here, loops %s', (loops) => {
  it.each(Object.entries(reference.cases))('%s', async (_, one) => {
    for (const { what, actual, wanted } of await compareWithReference(reference, one, inTensorflow, loops)) {
      expect(actual, what).toHaveLength(wanted.length);
      // A gradient is read from weights of order 1 that a step was taken from, and has their rounding.
      const largest = Math.max(...wanted.map(Math.abs), what.includes('gradient') ? 0.1 : 0);
      wanted.forEach((value, i) => { expect(Math.abs(value - (actual[i] ?? Number.NaN)), what).toBeLessThan(1e-5 * largest); });
    }
  });
});
