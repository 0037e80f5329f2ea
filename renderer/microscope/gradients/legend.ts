import { powerText, type PowersScale } from './norms.ts';

/** The ends of a scale in powers of ten; ≤ where some numbers lie under it. */
export function legendOf({ low, high, under }: PowersScale): { readonly low: string; readonly high: string } {
  const [from, to] = [low, high].map((end) => powerText(Math.round(Math.log10(end))));
  return { low: under ? `≤ ${from}` : (from ?? ''), high: to ?? '' };
}
