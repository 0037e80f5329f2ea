/** The design's variables as charts on canvas need them: read when asked, so that a change of theme is a redraw. */
export function readColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Colours from the least to the most, `#rrggbb`. */
export type Ramp = readonly string[];

const ramps = {
  heat: ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'],
  gate: ['gate-0', 'gate-1', 'gate-2', 'gate-3', 'gate-4', 'gate-5'],
  state: ['state-n2', 'state-n1', 'state-0', 'state-p1', 'state-p2'],
} as const;

/** `heat`: divergence and gradients; `gate`: 0 to 1; `state`: −1 to 1, paper at 0. */
export type RampName = keyof typeof ramps;

export function rampVariables(name: RampName): readonly string[] {
  return ramps[name];
}

export function readRamp(name: RampName): Ramp {
  return ramps[name].map(readColour);
}

/** Calls when the variables changed; returns what stops it. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', listener);
  };
}

/** So many colours of a ramp can be told apart. */
export const RAMP_STEPS = 256;

const bytesOf = new Map<RampName, Uint8Array>();
let follows = false;

/** Red, green and blue of every step of a ramp. Read once for each theme: asking the page for its colours between changes of it is slow. */
export function readRampBytes(name: RampName): Uint8Array {
  if (!follows) onThemeChange(() => bytesOf.clear());
  follows = true;
  const known = bytesOf.get(name);
  if (known) return known;
  const ramp = readRamp(name);
  const bytes = Uint8Array.from(Array.from({ length: RAMP_STEPS }, (_, step) => between(ramp, step / (RAMP_STEPS - 1))).flat());
  bytesOf.set(name, bytes);
  return bytes;
}

/** The ramp at 0 … 1, between its colours. */
export function rampColour(ramp: Ramp, share: number): string {
  return `rgb(${between(ramp, share).join(' ')})`;
}

function between(ramp: Ramp, share: number): [number, number, number] {
  const place = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const low = Math.min(ramp.length - 2, Math.floor(place));
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * (place - low));
  const [a, b] = [channels(ramp[low] as string), channels(ramp[low + 1] as string)];
  return [mix(a[0], b[0]), mix(a[1], b[1]), mix(a[2], b[2])];
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
