import { UserError } from '../../../shared/errors.ts';
import type { Answer } from '../../../shared/ipc/contract.ts';
import { scale } from '../../../shared/series/series-dataset.ts';
import { largest, mostProbable } from '../../../shared/text/sampling.ts';
import { splitSymbols } from '../../../shared/text/symbols.ts';
import type { EngineRun } from '../run/run-folder.ts';
import { predictSequence } from './predict.ts';
import { rowsFromText, toRows } from './numbers.ts';
import { speakerOf } from './speaker.ts';
import { withNetwork, type TrainedNetwork } from './trained-network.ts';

const BEST = 5;

/**
 * The answer after the last symbol of a question, and what would have been answered at every time before. Where a network reads
 * numbers, the question is rows of them, written as text.
 * @param named which output answers, where there are several; see `speakerOf`
 * @throws UserError a run that continues text, an empty or too long question, a symbol that the network does not know, or no
 * output of that name.
 */
export function answer(folder: string, question: string, named?: string): Promise<Answer> {
  const work: Parameters<typeof withNetwork<Answer>>[2] = async (network) => {
    const { run, session, step } = network;
    const { symbols, sequence } = read(network, question);
    const { classes } = session.program;
    const flat = predictSequence(network, sequence, speakerOf(run.document, named));
    const rows = symbols.map((_, t) => flat.subarray(t * classes, (t + 1) * classes));
    const name = (index: number): string => run.answers[index] ?? '';
    const top = mostProbable(rows.at(-1) ?? [], BEST).map(({ index, probability }) => ({ symbol: name(index), probability }));
    return {
      answer: top[0]?.symbol ?? '',
      probability: top[0]?.probability ?? 0,
      top,
      step,
      perTimestep: rows.map((row, t) => {
        const best = largest(row);
        return { symbol: symbols[t] ?? '', answer: name(best), probability: row[best] ?? 0 };
      }),
    };
  };
  return withNetwork(folder, ['predict'], work, { check: requireAnswer });
}

/** A question as the network reads it, and its timesteps as they are shown. */
function read({ run, vocabulary }: TrainedNetwork, question: string): { symbols: string[]; sequence: Int32Array | Float32Array } {
  if (run.series) {
    const rows = rowsFromText(question, run.series);
    const width = run.series.columns.length;
    return { symbols: toRows(rows, width).map((row) => row.map((value) => Number(value.toPrecision(4))).join(' ')), sequence: scale(rows, run.series.scaling) };
  }
  const symbols = splitSymbols(question.trim(), run.tokeniser);
  if (symbols.length === 0) throw new UserError('errors:data.emptyQuestion');
  return { symbols, sequence: vocabulary.encode(symbols) };
}

function requireAnswer({ task }: EngineRun): void {
  if (task === 'forecast') throw new UserError('errors:engine.forecasts');
  if (task !== 'answer') throw new UserError('errors:engine.notAnswer');
}
