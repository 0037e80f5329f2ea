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

/** A part of the player's list: a row in one phase, or those of a recurrent cell, which are computed together timestep by timestep. */
export interface Stage {
  readonly id: string;
  readonly phase: Phase;
  /** None: see `Step`. */
  readonly rows: readonly Row[];
  /** Its first step, and how many. */
  readonly from: number;
  readonly count: number;
}

/** With more timesteps what recurs is shown at once: nobody presses Next so often. */
const MOST_TIMESTEPS = 12;

const JUDGED = new Set<Row['kind']>(['distribution', 'picked', 'div', 'product']);

/** One training step from the input to the update: forwards by cell, then the sum, then backwards in the reverse order. */
export function stagesOf(rows: readonly Row[], timesteps: number): { readonly stages: readonly Stage[]; readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  const stages: Stage[] = [];
  const stage = (phase: Phase, of: readonly Row[], times: readonly (number | null)[]): void => {
    const from = steps.length;
    for (const t of times) for (const row of of.length > 0 ? of : [null]) steps.push({ phase, row, t });
    stages.push({ id: `${phase}/${of[0]?.id ?? ''}`, phase, rows: of, from, count: steps.length - from });
  };
  const timesOf = ([row]: readonly Row[]): readonly (number | null)[] => {
    if (!row || row.cell === null || timesteps > MOST_TIMESTEPS) return [null];
    const times = Array.from({ length: timesteps }, (_, index) => index + 1);
    return isFromEnd(row) ? times.reverse() : times;
  };
  const cells = cellsOf(rows);
  for (const cell of cells) stage(cell[0] && JUDGED.has(cell[0].kind) ? 'divergence' : 'forward', cell, timesOf(cell));
  stage('divergence', [], [null]);
  for (const cell of [...cells].reverse()) {
    const learned = cell.filter(({ gradient }) => gradient).reverse();
    if (learned.length > 0) stage('backward', learned, [...timesOf(cell)].reverse());
  }
  stage('update', [], [null]);
  return { stages, steps };
}

/** h_1 comes before f_2. What is of no cell is one by itself. */
function cellsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.cell ?? row.id;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return [...cells.values()];
}

/** Of a bidirectional layer's other half. */
function isFromEnd({ id }: Row): boolean {
  return id.includes('/backward_');
}

/** What is known once the step at `index` has been taken. */
export function isKnown(steps: readonly Step[], index: number, side: 'value' | 'gradient', row: Row, t: number): boolean {
  const at = steps.findIndex((step) => step.row === row && (step.phase === 'backward') === (side === 'gradient') && (step.t === null || step.t === t));
  return at >= 0 && at <= index;
}
