/** Share of a colour behind a symbol; more would take the text its contrast. */
const STRONGEST = 42;
/** Finer steps cannot be told apart. */
const LEVELS = 12;

type Colour = 'output' | 'state-p2' | 'state-n2';

/** Background of a symbol by a probability, 0 … 1: the surer, the greener. Undefined: none. */
export function probabilityShade(probability: number): string | undefined {
  return shade('output', probability);
}

/** Background of a symbol by a state: violet above 0, teal below, none at 0. `most`: what is strongest. */
export function stateShade(value: number, most: number): string | undefined {
  return shade(value > 0 ? 'state-p2' : 'state-n2', Math.abs(value) / (most || 1));
}

function shade(colour: Colour, share: number): string | undefined {
  const level = Math.round((Math.min(1, Math.max(0, share)) || 0) * LEVELS);
  return level === 0 ? undefined : mixed(colour, (STRONGEST * level) / LEVELS);
}

function mixed(colour: Colour, percent: number): string {
  return `color-mix(in srgb, var(--${colour}) ${percent}%, transparent)`;
}

/** The same as strips, for legends. */
export const probabilityShades = `linear-gradient(90deg, transparent, ${mixed('output', STRONGEST)})`;
export const stateShades = `linear-gradient(90deg, ${mixed('state-n2', STRONGEST)}, transparent, ${mixed('state-p2', STRONGEST)})`;
