/** The time axis that everything in the panel lies over. */
export interface Time {
  readonly timesteps: number;
  /** What was read; null: numbers. */
  readonly symbols: readonly string[] | null;
  /** The timestep that is looked at, from 1. */
  readonly t: number;
  readonly onT: (t: number) => void;
}
