import type { EngineProbeOf, Excerpt } from '../../../shared/ipc/contract.ts';
import { unscale } from '../../../shared/series/series-dataset.ts';
import type { Dataset } from '../../../shared/text/dataset.ts';
import { readRun } from '../run/run-folder.ts';
import { loadRunData } from '../train/start-run.ts';
import { toRows } from '../use/numbers.ts';
import { loadData } from './load-data.ts';

/**
 * A piece of the training part of what a network reads: of a text or a series the timesteps from `from` on, else whole sequences
 * from that one on, as many as have no more than `timesteps` together, one at least.
 * @throws UserError data that is gone, has changed since the run began, or cannot be read.
 */
export async function excerpt(of: EngineProbeOf, from: number, timesteps: number): Promise<Excerpt> {
  const { dataset } = 'runId' in of ? await loadRunData(of.folder, await readRun(of.folder)) : await loadData(of.document, of.documentPath);
  return { type: dataset.type, from, ...pieceOf(dataset, from, timesteps) };
}

/** The piece alone, of data that has been read. */
export function pieceOf(dataset: Dataset, from: number, timesteps: number): Pick<Excerpt, 'total' | 'columns' | 'sequences'> {
  switch (dataset.type) {
    case 'text': {
      const { training, vocabulary } = dataset;
      const x = Array.from(training.subarray(from, from + timesteps), (index) => vocabulary.symbol(index));
      return { total: training.length, columns: [], sequences: x.length > 0 ? [{ x, d: null }] : [] };
    }
    case 'series': {
      const { training, columns, scaling } = dataset;
      const x = toRows(unscale(training.slice(from * columns.length, (from + timesteps) * columns.length), scaling), columns.length);
      return { total: training.length / columns.length, columns: [...columns], sequences: x.length > 0 ? [{ x, d: null }] : [] };
    }
    case 'pairs': {
      const { training, vocabulary, answers } = dataset;
      const sequences = wholeOnes(training, from, timesteps, ({ question }) => question.length);
      return { total: training.length, columns: [], sequences: sequences.map(({ question, answer }) => ({ x: Array.from(question, (index) => vocabulary.symbol(index)), d: answers[answer] ?? null })) };
    }
    case 'labelled': {
      const { training, columns, scaling, answers } = dataset;
      const sequences = wholeOnes(training, from, timesteps, ({ question }) => question.length / columns.length);
      return { total: training.length, columns: [...columns], sequences: sequences.map(({ question, answer }) => ({ x: toRows(unscale(Float32Array.from(question), scaling), columns.length), d: answers[answer] ?? null })) };
    }
  }
}

function wholeOnes<S>(all: readonly S[], from: number, timesteps: number, lengthOf: (sequence: S) => number): readonly S[] {
  let [to, sum] = [from, 0];
  while (to < all.length && (to === from || sum + lengthOf(all[to] as S) <= timesteps)) sum += lengthOf(all[to++] as S);
  return all.slice(from, to);
}
