const known = new Map<string, string>();
let canvas: OffscreenCanvasRenderingContext2D | null = null;

/**
 * A colour of a style as every program that reads drawings knows it, `#rrggbb` or `rgba(…)`: mixed colours are told as `color(…)` by
 * styles. What is no colour, as `none` or `url(#…)`, stays as it is.
 */
export function plainColour(colour: string): string {
  if (!/^[a-z]+\(/.test(colour) || colour.startsWith('url(')) return colour;
  const found = known.get(colour) ?? painted(colour);
  known.set(colour, found);
  return found;
}

function painted(colour: string): string {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas) return colour;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data;
  if (alpha < 255) return `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 1000) / 1000})`;
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
