/** Numbers for people: thousands separated, four significant digits at most, a true minus, a dash where there is none. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const none = '–';

/** An exact count: "78,336". */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** A measure of any size: "53.42", "135,700", "2.4e−7". */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return none;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-3) return formatPower(value);
  const rounded = Number(value.toPrecision(4));
  return minus(size >= 1_000 ? whole.format(rounded) : String(rounded));
}

/** As a power of ten with two digits: "2.4e−7". */
export function formatPower(value: number): string {
  return minus(value.toExponential(1).replace('e+', 'e'));
}

/** A loss in nats with three digits: "0.742", "1.69", "12.3". */
export function formatLoss(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return value === null || Number.isNaN(value) ? none : formatNumber(value);
  const size = Math.abs(value);
  if (size > 0 && size < 1e-3) return formatPower(value);
  if (size >= 1_000) return minus(whole.format(value));
  // 0.9996 rounds to 1.00, so the number of decimals follows the rounded value.
  const rounded = Math.abs(Number(value.toPrecision(3)));
  return minus(value.toFixed(rounded < 1 ? 3 : rounded < 10 ? 2 : rounded < 100 ? 1 : 0));
}

/** With so many decimals, for columns that are read downwards: "−0.250". */
export function formatDecimals(value: number, decimals: number): string {
  return minus(value.toFixed(decimals));
}

/** To four digits of the largest number beside it: a zero that was standardised and back is a zero again. */
export function formatBeside(value: number, largest: number): string {
  const decimals = largest > 0 ? Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(largest)))) : 0;
  return formatNumber(Number(value.toFixed(decimals)));
}

/** A probability with three decimals that is 0 or 1 only where it is so. */
export function formatProbability(value: number): string {
  if (value > 0 && value < 0.001) return '<0.001';
  if (value < 1 && value > 0.999) return '>0.999';
  return value.toFixed(3);
}

/** A share as "97.3%"; 0% and 100% only where it is so. */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 1_000) / 10;
  if (share > 0 && share < 1) return `${Math.min(99.9, Math.max(0.1, percent))}%`;
  return `${percent}%`;
}

/** Seconds as a clock: "0:48", "1:02:03". */
export function formatDuration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const padded = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

function minus(text: string): string {
  return text.replace(/-/g, '−');
}
