import type { DatasetFacts } from '../ipc/contract.ts';
import { unscale, type LabelledDataset, type SeriesDataset } from '../series/series-dataset.ts';
import { factsOf, rowsFor, type Dataset, type PairsDataset, type TextDataset } from './dataset.ts';

const VOCABULARY_SHOWN = 200;
const EXAMPLES_SHOWN = 8;
const ROWS_SHOWN = 8;
const POINTS_SHOWN = 400;
const DIGITS = 4;

/** What the data tab shows of a dataset. */
export function describeDataset(dataset: Dataset): DatasetFacts {
  const facts = factsOf(dataset);
  const real = dataset.type === 'series' || dataset.type === 'labelled';
  const width = dataset.type === 'series' ? dataset.columns.length : 1;
  const training = dataset.training.length / width;
  const validation = (dataset.validation?.length ?? 0) / width;
  return {
    facts: { ...facts, lengths: [...facts.lengths] },
    total: training + validation,
    training,
    validation,
    rows: rowsFor(dataset, Number.POSITIVE_INFINITY),
    vocabulary: real ? [] : vocabularyOf(dataset),
    answers: 'answers' in dataset ? [...dataset.answers] : [],
    examples: examplesOf(dataset),
    ...(real && { series: seriesOf(dataset) }),
  };
}

function vocabularyOf({ vocabulary, counts }: TextDataset | PairsDataset): DatasetFacts['vocabulary'] {
  return vocabulary.symbols
    .map((symbol, index) => ({ symbol, count: counts[index] ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, VOCABULARY_SHOWN);
}

function examplesOf(dataset: Dataset): DatasetFacts['examples'] {
  switch (dataset.type) {
    case 'text':
      return windows(dataset);
    case 'pairs':
      return questions(dataset);
    case 'series': {
      const first = channel(firstRows(dataset, dataset.window + dataset.horizon), dataset.columns.length, 0);
      return [{ x: first.slice(0, dataset.window).map(shown), d: first.slice(dataset.horizon).map(shown) }];
    }
    case 'labelled':
      return dataset.training.slice(0, EXAMPLES_SHOWN).map(({ question, answer }) => {
        const x = channel(unscale(Float32Array.from(question), dataset.scaling), dataset.columns.length, 0);
        return { x: x.map(shown), d: x.map(() => dataset.answers[answer] ?? '') };
      });
  }
}

/** The first, and others evenly apart. */
function windows({ training, window: length, vocabulary }: TextDataset): DatasetFacts['examples'] {
  const whole = Math.max(1, Math.floor((training.length - 1) / length));
  const count = Math.min(EXAMPLES_SHOWN, whole);
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * whole) / count) * length;
    const symbols = [...training.subarray(start, start + length + 1)].map((each) => vocabulary.symbol(each));
    return { x: symbols.slice(0, -1), d: symbols.slice(1) };
  });
}

function questions({ training, vocabulary, answers }: PairsDataset): DatasetFacts['examples'] {
  return training.slice(0, EXAMPLES_SHOWN).map(({ question, answer }) => ({
    x: [...question].map((index) => vocabulary.symbol(index)),
    d: [...question].map(() => answers[answer] ?? ''),
  }));
}

/** The beginning of a series, or the first sequence, in the numbers of the table. */
function seriesOf(dataset: SeriesDataset | LabelledDataset): NonNullable<DatasetFacts['series']> {
  const { columns } = dataset;
  const values = firstRows(dataset, POINTS_SHOWN);
  const rows = Array.from({ length: Math.min(ROWS_SHOWN, values.length / columns.length) }, (_, row) => [
    ...values.subarray(row * columns.length, (row + 1) * columns.length),
  ]);
  return { columns: [...columns], rows, lines: columns.map((_, index) => channel(values, columns.length, index)) };
}

function firstRows(dataset: SeriesDataset | LabelledDataset, count: number): Float32Array {
  const first = dataset.type === 'series' ? dataset.training : Float32Array.from(dataset.training[0]?.question ?? []);
  return unscale(first.slice(0, count * dataset.columns.length), dataset.scaling);
}

function channel(values: Float32Array, width: number, index: number): number[] {
  return [...values].filter((_, at) => at % width === index);
}

function shown(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
