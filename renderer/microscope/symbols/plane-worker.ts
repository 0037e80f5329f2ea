import { fitPlane, type Plane } from './plane.ts';
import type { SymbolTable } from './symbol-table.ts';

/** Thousands of symbols take from a tenth of a second to some seconds: beside the window, never while someone drags. */

export type PlaneQuestion = Pick<SymbolTable, 'rows' | 'width'>;
export type PlaneAnswer = { readonly plane: Plane } | { readonly stack: string };

self.addEventListener('message', ({ data }: MessageEvent<PlaneQuestion>) => { self.postMessage(answer(data)); });

function answer(question: PlaneQuestion): PlaneAnswer {
  try {
    return { plane: fitPlane(question) };
  } catch (error) {
    return { stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
