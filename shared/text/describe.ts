import type { DatasetFacts } from '../ipc/contract.ts';
import { factsOf, rowsFor, type Dataset, type PairsDataset, type TextDataset } from './dataset.ts';

const VOCABULARY_SHOWN = 200;
const EXAMPLES_SHOWN = 8;

/** What the data tab shows of a dataset. */
export function describeDataset(dataset: Dataset): DatasetFacts {
  const facts = factsOf(dataset);
  const training = dataset.training.length;
  const validation = dataset.validation?.length ?? 0;
  return {
    facts: { ...facts, lengths: [...facts.lengths] },
    total: training + validation,
    training,
    validation,
    rows: rowsFor(dataset, Number.POSITIVE_INFINITY),
    vocabulary: dataset.vocabulary.symbols
      .map((symbol, index) => ({ symbol, count: dataset.counts[index] ?? 0 }))
      .sort((a, b) => b.count - a.count)
      .slice(0, VOCABULARY_SHOWN),
    answers: dataset.type === 'pairs' ? [...dataset.answers] : [],
    examples: dataset.type === 'text' ? [window(dataset)] : questions(dataset),
  };
}

function window({ training, window: length, vocabulary }: TextDataset): DatasetFacts['examples'][number] {
  const symbols = [...training.subarray(0, length + 1)].map((index) => vocabulary.symbol(index));
  return { x: symbols.slice(0, -1), d: symbols.slice(1) };
}

function questions({ training, vocabulary, answers }: PairsDataset): DatasetFacts['examples'] {
  return training.slice(0, EXAMPLES_SHOWN).map(({ question, answer }) => ({
    x: [...question].map((index) => vocabulary.symbol(index)),
    d: [...question].map(() => answers[answer] ?? ''),
  }));
}
