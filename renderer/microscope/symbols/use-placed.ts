import { useEffect, useState } from 'react';
import { logError } from '../../app/api.ts';
import { LatestOnly } from '../../probe/latest-only.ts';
import { extentOf, fitPlane, place, type Placed, type Plane } from './plane.ts';
import type { PlaneAnswer } from './plane-worker.ts';
import type { SymbolTable } from './symbol-table.ts';
import type { LearnedTable } from './use-tables.ts';

/** A picture of symbols: where each lies, and the numbers it was made from. */
export interface Picture extends Placed {
  readonly table: LearnedTable;
  /** Half the side of the square that is shown; only grows while the same thing is looked at, so that its frame stands still. */
  readonly extent: number;
  readonly source: string;
}

/** So few numbers are quicker taken apart here than sent away. */
const AT_ONCE = 20_000;

/**
 * Symbols in their plane, in step with the last picture. The last one stays until the next is there.
 * @param source what is looked at: another one has a frame of its own
 */
export function usePlaced(table: LearnedTable | null, source: string): Picture | null {
  const [fitter] = useState(() => new Fitter());
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => () => fitter.end(), [fitter]);
  useEffect(() => {
    if (!table) return;
    fitter.line.want(table, (answer) => {
      answer.then(
        (plane) =>
          setPicture((last) => {
            const same = last?.source === source ? last : null;
            const placed = place(plane, table, same);
            return { ...placed, table, source, extent: Math.max(extentOf(placed.points), same?.extent ?? 0) };
          }),
        (error: unknown) => logError(error, 'plane-worker'),
      );
    });
    return () => fitter.line.forget();
  }, [fitter, table, source]);
  return picture?.source === source ? picture : null;
}

/** Fits planes one after the other, large ones in a worker. */
class Fitter {
  readonly line = new LatestOnly((table: SymbolTable) => this.#fit(table));
  #worker: Worker | null = null;

  async #fit(table: SymbolTable): Promise<Plane> {
    if (table.rows.length <= AT_ONCE) return fitPlane(table);
    this.#worker ??= new Worker(new URL('./plane-worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<PlaneAnswer>) => ('plane' in data ? resolve(data.plane) : reject(new Error(data.stack)));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ rows: table.rows, width: table.width });
    });
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
