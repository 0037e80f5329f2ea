import { useEffect, useMemo, useRef, useState } from 'react';
import { logError, request } from '../../app/api.ts';
import { useHistory } from '../../state/run-hooks.ts';
import { project, type Plane } from './plane.ts';
import { rowOf } from './symbol-table.ts';

export interface TrailPoint {
  readonly step: number;
  readonly x: number;
  readonly y: number;
}

interface Asked {
  readonly runId: string;
  readonly weight: string;
  readonly symbol: string;
  readonly index: number;
}

/** Recorded steps that a trail has at most; of more, as many evenly apart. */
const POINTS = 24;

type Rows = ReadonlyMap<number, Float32Array>;

/** Where a symbol lay at the recorded steps of a run, all seen in one plane. Grows while the steps are read one after the other. */
export function useTrail({ runId, weight, symbol, index }: Asked, plane: Plane): readonly TrailPoint[] {
  const { checkpoints } = useHistory(runId, 'checkpoints');
  const steps = useMemo(() => thinned(checkpoints), [checkpoints]);
  const key = `${runId} ${weight} ${index}`;
  const [way, setWay] = useState<{ readonly key: string; readonly rows: Rows }>({ key, rows: new Map() });
  const read = useRef<{ readonly key: string; readonly rows: Map<number, Float32Array> }>({ key, rows: new Map() });
  useEffect(() => {
    let current = true;
    if (read.current.key !== key) read.current = { key, rows: new Map() };
    const { rows } = read.current;
    const go = async () => {
      for (const step of steps.filter((each) => !rows.has(each))) {
        const { tensors } = await request('runs.probe', { of: { runId, at: step }, ask: { sequences: [{ x: [symbol] }], want: [`weight/${weight}`] } });
        const found = tensors[`weight/${weight}`];
        if (!current || !found) return;
        rows.set(step, rowOf({ symbols: [], width: found.shape[1] ?? 1, rows: found.data }, index).slice());
        setWay({ key, rows: new Map(rows) });
      }
    };
    go().catch((error: unknown) => logError(error, 'trail'));
    return () => {
      current = false;
    };
  }, [runId, weight, symbol, index, steps, key]);
  if (way.key !== key) return [];
  return [...way.rows]
    .filter(([step, row]) => row.length === plane.middle.length && steps.includes(step))
    .sort(([a], [b]) => a - b)
    .map(([step, row]) => {
      const [x = 0, y = 0] = project(plane, row);
      return { step, x, y };
    });
}

function thinned(steps: readonly number[]): readonly number[] {
  if (steps.length <= POINTS) return steps;
  return Array.from({ length: POINTS }, (_, at) => steps[Math.round((at * (steps.length - 1)) / (POINTS - 1))] as number);
}
