const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const units = [[1e12, 'T'], [1e9, 'G'], [1e6, 'M']] as const;

/** A count for people: "1,234", from a million "2.1 M". */
export function figure(count: number): string {
  const unit = units.find(([size]) => count >= size * 0.9995);
  if (!unit) return whole.format(count);
  const [size, name] = unit;
  const value = count / size;
  return `${value >= 99.95 ? whole.format(value) : value.toFixed(1)} ${name}`;
}

/** Two counts to compare: in full where they would look the same in short. */
export function figures(before: number, after: number): readonly [string, string] {
  const short = [figure(before), figure(after)] as const;
  return short[0] === short[1] ? [whole.format(before), whole.format(after)] : short;
}

/** "[64, 128]" */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
