import { onThemeChange, readColour, readRamp } from '../training/theme-colours.ts';

/** The colours of lanes as the theme has them now. */
export interface Palette {
  readonly colour: (name: string) => string;
  /** Writes the colour of a value of −1 … 1 at a place of an image. */
  readonly state: (bytes: Uint8ClampedArray, at: number, value: number) => void;
}

const STEPS = 256;

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
  const ramp = rampOf(readRamp('state'));
  return {
    colour: (name) => {
      const found = known.get(name) ?? readColour(name);
      known.set(name, found);
      return found;
    },
    state: (bytes, at, value) => {
      const step = Number.isFinite(value) ? Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * (STEPS - 1)) : 0;
      bytes[at] = ramp[step * 3] ?? 0;
      bytes[at + 1] = ramp[step * 3 + 1] ?? 0;
      bytes[at + 2] = ramp[step * 3 + 2] ?? 0;
      bytes[at + 3] = Number.isFinite(value) ? 255 : 0;
    },
  };
}

/** Red, green and blue of every step between colours that lie evenly apart. */
function rampOf(colours: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(STEPS * 3);
  const ends = colours.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  for (let step = 0; step < STEPS; step++) {
    const place = (step / (STEPS - 1)) * (ends.length - 1);
    const low = Math.min(ends.length - 2, Math.floor(place));
    for (let channel = 0; channel < 3; channel++) {
      const [a, b] = [ends[low]?.[channel] ?? 0, ends[low + 1]?.[channel] ?? 0];
      bytes[step * 3 + channel] = Math.round(a + (b - a) * (place - low));
    }
  }
  return bytes;
}
