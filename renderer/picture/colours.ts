/** Variables of the design that a picture of the drawing needs. */
const names = [
  'canvas', 'surface', 'ink', 'ink-2', 'ink-3', 'line-strong', 'line-control', 'wire', 'on-role',
  'data', 'data-tint', 'transform', 'transform-tint', 'recurrence', 'recurrence-tint', 'output', 'output-tint', 'divergence', 'divergence-tint',
  'error', 'error-tint', 'warning', 'warning-tint',
] as const;

/** Their values, as `#rrggbb`. */
export type Colours = Readonly<Record<(typeof names)[number], string>>;

/** Of a theme, whichever the window has. */
export function coloursOf(theme: 'light' | 'dark'): Colours {
  const probe = document.createElement('div');
  probe.dataset['theme'] = theme;
  probe.hidden = true;
  document.body.append(probe);
  try {
    const style = getComputedStyle(probe);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Colours;
  } finally {
    probe.remove();
  }
}
