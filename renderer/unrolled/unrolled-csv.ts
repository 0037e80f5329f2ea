import { toCsv, type Cell, type Heading } from '../figure/csv.ts';
import { frameOf } from './frame.ts';
import type { Unrolled } from './use-unrolled.ts';
import { numbersAt, valuesOf } from './values.ts';

/** A line a timestep: what is read and desired, every number of every lane, and the terms of the divergences. */
export function unrolledCsv(view: Pick<Unrolled, 'unfolded' | 'sequence' | 'result'>): string {
  const frame = frameOf(view);
  const probed = view.result?.sequences[0] ?? null;
  const columns: { readonly name: Heading; readonly at: (t: number) => Cell }[] = [
    { name: 't', at: (t) => t },
    { name: 'symbol', at: (t) => view.sequence?.symbols?.[t - 1] ?? view.sequence?.rows?.[t - 1]?.join(' ') },
    { name: 'desired', at: (t) => (frame.targets ? (frame.targets[t - 1] ?? -1) >= 0 ? frame.classes[frame.targets[t - 1] ?? -1] : null : view.sequence?.wanted?.[t - 1]?.join(' ')) },
  ];
  for (const lane of view.unfolded.lanes) {
    const { parts, judge } = valuesOf(lane, probed);
    for (const numbers of parts) {
      const own = numbers.name === '' ? lane.flat : `${lane.flat}/${numbers.name}`;
      const isPrediction = lane.shows === 'classes' || lane.shows === 'forecast';
      for (let unit = 0; unit < numbers.width; unit++) {
        const name = isPrediction ? `${own} ${frame.classes[unit] ?? unit + 1}` : `${own} ${unit + 1}`;
        columns.push({ name: { called: name }, at: (t) => numbersAt(numbers, t)[unit] });
      }
    }
    if (lane.shows !== 'divergence' || !judge) continue;
    for (const [name, list] of [['div', judge.div], ['w', judge.w], ['w_div', judge.weighted]] as const) columns.push({ name: { called: `${lane.flat} ${name}` }, at: (t) => list[t - 1] });
  }
  return toCsv(columns.map(({ name }) => name), Array.from({ length: frame.length }, (_, index) => columns.map(({ at }) => at(index + 1))));
}
