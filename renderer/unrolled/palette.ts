import { onThemeChange, RAMP_STEPS, readColour, readRampBytes } from '../training/theme-colours.ts';

/** The colours of lanes as the theme has them now. */
export interface Palette {
  readonly colour: (name: string) => string;
  /** Writes the colour of a value of −1 … 1 at a place of an image. */
  readonly state: (bytes: Uint8ClampedArray, at: number, value: number) => void;
}

let last: Palette | null = null;
let follows = false;

/** Read once for each theme: asking the page for its colours between changes of it is slow. */
export function readPalette(): Palette {
  if (!follows) onThemeChange(() => (last = null));
  follows = true;
  last ??= newPalette();
  return last;
}

function newPalette(): Palette {
  const known = new Map<string, string>();
  const ramp = readRampBytes('state');
  return {
    colour: (name) => {
      const found = known.get(name) ?? readColour(name);
      known.set(name, found);
      return found;
    },
    state: (bytes, at, value) => {
      const step = Number.isFinite(value) ? Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * (RAMP_STEPS - 1)) : 0;
      bytes[at] = ramp[step * 3] ?? 0;
      bytes[at + 1] = ramp[step * 3 + 1] ?? 0;
      bytes[at + 2] = ramp[step * 3 + 2] ?? 0;
      bytes[at + 3] = Number.isFinite(value) ? 255 : 0;
    },
  };
}
