/** Share of the state's colour behind a symbol; more would take the text its contrast. */
const STRONGEST = 42;
/** Finer steps cannot be told apart. */
const LEVELS = 12;

/** Background of a symbol by a state: violet above 0, teal below, paper at 0. `most`: what is strongest. */
export function shadeOf(value: number, most: number): string | undefined {
  const level = Math.round((Math.min(1, Math.abs(value) / (most || 1)) || 0) * LEVELS);
  if (level === 0) return undefined;
  return `color-mix(in srgb, var(--state-${value > 0 ? 'p2' : 'n2'}) ${(STRONGEST * level) / LEVELS}%, transparent)`;
}

/** The same as a strip, for the legend. */
export const STATE_SHADES = `linear-gradient(90deg, color-mix(in srgb, var(--state-n2) ${STRONGEST}%, transparent), transparent, color-mix(in srgb, var(--state-p2) ${STRONGEST}%, transparent))`;
