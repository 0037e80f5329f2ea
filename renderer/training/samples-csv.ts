import type { Sample } from '../../shared/ipc/contract.ts';
import { toCsv, type Cell } from '../figure/csv.ts';

export interface SampledRun {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** What runs said while they learned: a line a text, an answer, or a number that was forecast (beside what came). */
export function samplesCsv(runs: readonly SampledRun[]): string {
  const lines = (of: (sample: Sample) => Cell[][]): Cell[][] => runs.flatMap(({ name, samples }) => samples.flatMap((sample) => of(sample).map((cells) => [name, sample.step, ...cells])));
  const first = runs.flatMap(({ samples }) => samples)[0];
  if (first?.answers)
    return toCsv(
      ['run', 'step', 'question', 'answer', 'probability', 'right'],
      lines(({ answers = [] }) => (answers ?? []).map(({ question, answer, probability, right }) => [question, answer, probability, Number(right)])),
    );
  if (first?.forecast)
    return toCsv(
      ['run', 'step', 'column', 'row', 'desired', 'answer'],
      lines(({ forecast }) => (forecast ? forecast.columns.flatMap((column, at) => forecast.values.map((row, index) => [column, index + 1, forecast.truth[index]?.[at], row[at]])) : [])),
    );
  return toCsv(['run', 'step', 'prompt', 'text'], lines(({ prime, text }) => [[prime, text]]));
}
