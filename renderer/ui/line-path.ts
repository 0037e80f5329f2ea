/** The path of a line through points in pixels. Where one is not a number the line is broken. */
export function linePath(points: Iterable<readonly [x: number, y: number]>): string {
  let path = '';
  let drawn = false;
  for (const [x, y] of points) {
    const known = Number.isFinite(x) && Number.isFinite(y);
    if (known) path += `${drawn ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    drawn = known;
  }
  return path;
}
