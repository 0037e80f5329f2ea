/** The design's variables as charts on canvas need them: read when asked, so that a change of theme is a redraw. */
export function readColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export type Ramp = readonly [string, string, string, string, string, string];

export function readRamp(name: 'heat' | 'gate'): Ramp {
  const at = (index: number): string => readColour(`${name}-${index}`);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
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

/** The ramp at 0 … 1, between its six colours; `#rrggbb` in, `rgb()` out. */
export function rampColour(ramp: Ramp, share: number): string {
  const place = Math.min(1, Math.max(0, share)) * 5;
  const low = Math.min(4, Math.floor(place));
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * (place - low));
  const [a, b] = [channels(ramp[low] as string), channels(ramp[low + 1] as string)];
  return `rgb(${mix(a[0], b[0])} ${mix(a[1], b[1])} ${mix(a[2], b[2])})`;
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
