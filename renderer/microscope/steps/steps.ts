import type { Row } from './rows.ts';

export type Phase = 'forward' | 'divergence' | 'backward' | 'update';

/** One press of Next. */
export interface Step {
  readonly phase: Phase;
  /** The row that is computed; null: all weights (`update`), or the sum of a divergence's products. */
  readonly row: Row | null;
  /** The timestep, from 1; null: all at once, since none depends on another. */
  readonly t: number | null;
}

/** A part of the player's list: one row in one phase, its timesteps one step each where time matters. */
export interface Stage {
  readonly id: string;
  readonly phase: Phase;
  readonly row: Row | null;
  /** Its first step, and how many. */
  readonly from: number;
  readonly count: number;
}

/** With more timesteps what recurs is shown at once: nobody presses Next so often. */
const MOST_TIMESTEPS = 12;

const JUDGED = new Set<Row['kind']>(['distribution', 'picked', 'div', 'product']);

/** One training step from the input to the update: forwards by row, then the sum, then backwards in the reverse order. */
export function stagesOf(rows: readonly Row[], timesteps: number): { readonly stages: readonly Stage[]; readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  const stages: Stage[] = [];
  const stage = (phase: Phase, row: Row | null, times: readonly (number | null)[]): void => {
    stages.push({ id: `${phase}/${row?.id ?? ''}`, phase, row, from: steps.length, count: times.length });
    for (const t of times) steps.push({ phase, row, t });
  };
  const forwards = (row: Row): readonly (number | null)[] => (row.recurs && timesteps <= MOST_TIMESTEPS ? Array.from({ length: timesteps }, (_, index) => index + 1) : [null]);
  for (const row of rows) stage(JUDGED.has(row.kind) ? 'divergence' : 'forward', row, forwards(row));
  stage('divergence', null, [null]);
  for (const row of [...rows].reverse()) if (row.gradient) stage('backward', row, [...forwards(row)].reverse());
  stage('update', null, [null]);
  return { stages, steps };
}

/** What is known once the step at `index` has been taken. */
export function isKnown(steps: readonly Step[], index: number, side: 'value' | 'gradient', row: Row, t: number): boolean {
  const at = steps.findIndex((step) => step.row === row && (step.phase === 'backward') === (side === 'gradient') && (step.t === null || step.t === t));
  return at >= 0 && at <= index;
}
