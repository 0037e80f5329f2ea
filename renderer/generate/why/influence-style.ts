import type { CSSProperties } from 'react';
import { rampCss } from '../../heat/ramp-css.ts';

/**
 * A line under a symbol that counts: solid where it speaks for what was written, dotted where it speaks against it.
 * @param share −1 … 1 of the strongest
 */
export function influenceStyle(share: number | undefined): CSSProperties | undefined {
  return share === undefined ? undefined : { borderBottom: `3px ${share > 0 ? 'solid' : 'dotted'} ${rampCss('state', (share + 1) / 2)}` };
}

/** The number with its sign. */
export function signed(value: number, format: (value: number) => string): string {
  return value > 0 ? `+${format(value)}` : format(value);
}
