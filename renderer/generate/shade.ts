/** Steps of the shading: finer ones cannot be told apart. */
const LEVELS = 8;
/** Share of the output colour under a certain symbol; more would take the text its contrast. */
const STRONGEST = 42;

/** Background of a symbol by its probability, 0 … 1: the surer, the greener. */
export function shadeOf(probability: number): string {
  const level = Math.round(Math.min(1, Math.max(0, probability)) * LEVELS);
  return level === 0 ? 'transparent' : `color-mix(in srgb, var(--output) ${(STRONGEST * level) / LEVELS}%, transparent)`;
}

/** The same as one strip from 0 to 1, for the legend. */
export const SHADES = `linear-gradient(90deg, transparent, color-mix(in srgb, var(--output) ${STRONGEST}%, transparent))`;
