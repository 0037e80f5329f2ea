import type { Track } from './use-gradients.ts';

/** How far back each timestep's divergence reaches in one track. */
export interface Triangle {
  readonly track: Track;
  /** `[t, τ]`, NaN where nothing can flow. */
  readonly cells: Float32Array;
  /** The last τ with a target, from 1; 0: there is none. */
  readonly last: number;
  /** "judged by Divergence 2"; '': there is one. */
  readonly note: string;
}

/**
 * ‖∂Div_τ/∂h_t‖ as a heat map has it, `[t, τ]`: NaN where nothing can flow, that is right of the diagonal (of what reads from the end:
 * left of it), and where a τ has no target.
 * @param alone `[τ, t]`, as a probe gives it
 * @param judged does τ have a target, by index
 */
export function triangleCells(alone: ArrayLike<number>, judged: readonly boolean[]): Float32Array {
  const count = judged.length;
  let [later, earlier] = [false, false];
  for (let tau = 0; tau < count; tau++)
    for (let t = 0; t < count; t++) {
      if ((alone[tau * count + t] as number) === 0) continue;
      if (t > tau) later = true;
      if (t < tau) earlier = true;
    }
  const cells = new Float32Array(count * count);
  for (let tau = 0; tau < count; tau++)
    for (let t = 0; t < count; t++) {
      const nothing = !judged[tau] || (t > tau && !later) || (t < tau && !earlier && later);
      cells[t * count + tau] = nothing ? Number.NaN : (alone[tau * count + t] as number);
    }
  return cells;
}
