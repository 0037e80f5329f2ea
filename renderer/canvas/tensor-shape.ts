import type { FactsByNode } from '../../shared/compiler/diagnostics.ts';
import type { Signal } from '../../shared/nodes/kind.ts';

/** What is known of the two axes that every tensor has. */
export interface Axes {
  /** B */
  readonly batch: number;
  /** T; null: the data has not been read. */
  readonly timesteps: number | null;
}

export function timestepsOf(facts: FactsByNode): number | null {
  const known = Object.values(facts).flatMap((each) => (each ? [each.timesteps] : []));
  return known.length > 0 ? Math.max(...known) : null;
}

/** "[64, 40, 128]": batch, timesteps and, for vectors and logits, width. */
export function tensorShape(signal: Signal | undefined, { batch, timesteps }: Axes): string | null {
  if (!signal) return null;
  const axes: (number | string)[] = [batch, timesteps ?? 'T'];
  if (signal.kind === 'vector' || signal.kind === 'logits') axes.push(signal.width ?? '?');
  return `[${axes.join(', ')}]`;
}
