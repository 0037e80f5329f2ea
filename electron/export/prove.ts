import { UserError } from '../../shared/errors.ts';
import { Random } from '../../shared/text/random.ts';
import type { ExportSource } from './source.ts';

/** Stands for a padded timestep in a probe. */
export const PADDING = -1;

/** An export that was loaded again from its files. */
export interface LoadedExport {
  /** By divergence: `[B, T, C]`, row-major, of B sequences of one length; `PADDING` only at their beginning. */
  run(batch: readonly Int32Array[]): Promise<readonly Float32Array[]>;
  dispose(): void;
}

export interface Proof {
  /** Largest absolute difference of the probabilities, relative to the largest probability. */
  readonly deviation: number;
  /** Sequences compared. */
  readonly probes: number;
}

/** A float32 network differs between two runtimes by about 1e-6 of its largest output; a wrong one by far more. */
export const allowedDeviation = 1e-4;

const PROBE_SEED = 20_250_101;
const EXAMPLES_USED = 4;

/**
 * Loads an export again and compares it with the network here.
 * @throws UserError it cannot be loaded, or deviates by more than `allowedDeviation`
 */
export async function prove(source: ExportSource, format: string, load: () => Promise<LoadedExport>): Promise<Proof> {
  const loaded = await load().catch((error: unknown) => {
    const problem = String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
    throw new UserError('errors:export.unloadable', { format, problem }, { cause: error });
  });
  try {
    const proof = await compare(source, loaded);
    if (proof.deviation <= allowedDeviation) return proof;
    const deviation = proof.deviation.toPrecision(2);
    throw new UserError('errors:export.deviates', { format, deviation, limit: allowedDeviation });
  } finally {
    loaded.dispose();
  }
}

/** Each probe alone, then several as one batch, padded where the network was trained with padding. */
async function compare(source: ExportSource, loaded: LoadedExport): Promise<Proof> {
  const { classes, divergences } = source.program;
  const probes: { readonly x: Int32Array; readonly expected: readonly Float32Array[] }[] = [];
  for (const x of probesOf(source)) {
    const expected: Float32Array[] = [];
    for (const { node } of divergences) expected.push(await source.predict(x, node));
    probes.push({ x, expected });
  }
  const largest = Math.max(...probes.flatMap(({ expected }) => expected.map((values) => values.reduce((a, b) => Math.max(a, Math.abs(b)), 0))));
  const seen = new LargestDifference();
  for (const { x, expected } of probes) {
    const got = await loaded.run([x]);
    expected.forEach((values, output) => { seen.compare(got[output] ?? new Float32Array(), values); });
  }

  const longest = Math.max(...probes.map(({ x }) => x.length));
  const together = source.program.task === 'answer' ? probes : probes.filter(({ x }) => x.length === longest);
  const batch = await loaded.run(together.map(({ x }) => padded(x, longest)));
  together.forEach(({ expected }, row) => {
    const end = (row + 1) * longest * classes;
    expected.forEach((values, output) => { seen.compare(batch[output]?.subarray(end - values.length, end) ?? new Float32Array(), values); });
  });

  return { deviation: seen.value / largest, probes: probes.length };
}

class LargestDifference {
  value = 0;

  compare(got: Float32Array, expected: Float32Array): void {
    if (got.length !== expected.length) throw new Error(`${got.length} outputs, ${expected.length} expected`);
    // A value that is not a number makes the difference so, and that is not below the limit.
    for (let i = 0; i < got.length; i++) this.value = Math.max(this.value, Math.abs((got[i] ?? NaN) - (expected[i] ?? NaN)));
  }
}

/** Real sequences and random ones of several lengths, the same each time. */
export function probesOf(source: Pick<ExportSource, 'examples' | 'program'>): Int32Array[] {
  const { timesteps, symbols } = source.program;
  const random = Random.seeded(PROBE_SEED);
  const lengths = [1, Math.ceil(timesteps / 2), timesteps, timesteps];
  const drawn = lengths.map((length) => Int32Array.from({ length }, () => random.integer(symbols)));
  return [...drawn, ...source.examples.slice(0, EXAMPLES_USED)];
}

/** A sequence padded on the left. */
export function padded(x: Int32Array, length: number): Int32Array {
  const row = new Int32Array(length).fill(PADDING);
  row.set(x, length - x.length);
  return row;
}
