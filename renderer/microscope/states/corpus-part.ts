import type { CorpusRun } from './corpus-store.ts';

/** What the parts of the view of a corpus get. */
export interface CorpusPart {
  readonly run: CorpusRun;
  /** Of the unit, by timestep of the sample. */
  readonly values: Float32Array;
  /** Farthest from 0. */
  readonly most: number;
  /** The timestep that is looked at, from 0. */
  readonly at: number;
  readonly onAt: (at: number) => void;
}
