import { rampVariables, type RampName } from '../training/theme-colours.ts';

/** The colour of a ramp at 0 … 1 as CSS: it follows the theme by itself. */
export function rampCss(name: RampName, share: number): string {
  const ramp = rampVariables(name);
  const at = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const below = Math.min(ramp.length - 2, Math.floor(at));
  return `color-mix(in srgb, var(--${ramp[below + 1] ?? ''}) ${((at - below) * 100).toFixed(1)}%, var(--${ramp[below] ?? ''}))`;
}

/** All of it as a strip, the least at the left. */
export function rampGradient(name: RampName): string {
  return `linear-gradient(90deg, ${rampVariables(name).map((each) => `var(--${each})`).join(', ')})`;
}
