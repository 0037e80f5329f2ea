import { portOf } from '../../../shared/compiler/functions/judge.ts';
import { UserError } from '../../../shared/errors.ts';
import { scale, unscale } from '../../../shared/series/series-dataset.ts';
import { longQuestion } from '../../../shared/text/pairs-dataset.ts';
import { channelsOf, requireSymbols, rowsFromLists, toRows } from './numbers.ts';
import { speakerOf } from './speaker.ts';
import { withNetwork, type TrainedNetwork } from './trained-network.ts';

/** What a prediction takes of a network. */
export type Predicting = Pick<TrainedNetwork, 'session' | 'run' | 'vocabulary'>;

/**
 * Probabilities `[t, C]` (of a forecast the predicted numbers, scaled), row-major, at every timestep of one sequence of t symbols
 * or scaled rows that begins with a state of zero, as the prediction that `output` (a divergence) judges gives them. `predict` must be prepared. A text longer than the window is read window after window with its state carried on.
 * @throws UserError a question longer than the network.
 */
export function predictSequence(
  { session, run, vocabulary }: Predicting,
  sequence: Int32Array | Float32Array,
  output: string,
): Float32Array {
  const { timesteps, classes, task, channels } = session.program;
  const width = channels ?? 1;
  const length = sequence.length / width;
  const predicted = new Float32Array(length * classes);
  if (task === 'answer' && length > timesteps)
    throw channels === undefined
      ? longQuestion([...sequence].map((index) => vocabulary.symbol(index)).join(run.tokeniser.symbols === 'word' ? ' ' : ''), length, timesteps)
      : new UserError('errors:data.longSequence', { length, limit: timesteps });
  for (let start = 0; start < length; start += timesteps) {
    const window = sequence.subarray(start * width, (start + timesteps) * width);
    const count = window.length / width;
    // Questions are padded on the left, a last window of text on the right, where nothing looks.
    const at = task === 'answer' ? timesteps - count : 0;
    const x = channels === undefined ? new Int32Array(timesteps) : new Float32Array(timesteps * width);
    x.set(window, at * width);
    const mask = new Float32Array(timesteps).fill(1, at, at + count);
    const outputs = session.call('predict', { x, mask, keep: Float32Array.of(start === 0 ? 0 : 1) });
    const all = outputs[portOf('prediction', output)] ?? new Float32Array();
    predicted.set(all.subarray(at * classes, (at + count) * classes), start * classes);
  }
  return predicted;
}

export interface Prediction {
  readonly symbols: readonly string[];
  /** By timestep: the probability of every class, in the order of `classes`. */
  readonly probabilities: readonly (readonly number[])[];
}

export interface Predictions {
  /** What is predicted: symbols, or answers. */
  readonly classes: readonly string[];
  readonly predictions: readonly Prediction[];
}

/**
 * Outputs at every timestep for sequences of symbols.
 * @param named which output, where there are several; see `speakerOf`
 * @throws UserError a symbol that the network does not know, a question longer than it is, or no output of that name.
 */
export function predict(folder: string, sequences: readonly (readonly string[])[], named?: string): Promise<Predictions> {
  return withNetwork(folder, ['predict'], async (network) => {
    const { classes } = network.session.program;
    const output = speakerOf(network.run.document, named);
    const predictions = sequences.map((symbols) => {
      const flat = predictSequence(network, network.vocabulary.encode(symbols), output);
      return { symbols, probabilities: symbols.map((_, t) => [...flat.subarray(t * classes, (t + 1) * classes)]) };
    });
    return { classes: classNames(network), predictions };
  }, { check: requireSymbols });
}

/** What a network says to rows of numbers; all in the numbers of the table that it was trained on. */
export type NumberPredictions =
  | { readonly columns: readonly string[]; readonly predictions: readonly { readonly values: number[][]; readonly outputs: number[][] }[] }
  | { readonly classes: readonly string[]; readonly predictions: readonly { readonly values: number[][]; readonly probabilities: number[][] }[] };

/**
 * Outputs at every timestep for sequences of rows, each a number for every channel: what a forecast expects `horizon` rows
 * later, or the probability of each label.
 * @throws UserError a run that reads symbols, rows of another width, a sequence longer than a network for labels, or no output
 * of that name.
 */
export function predictNumbers(folder: string, sequences: readonly (readonly (readonly number[])[])[], named?: string): Promise<NumberPredictions> {
  return withNetwork(folder, ['predict'], async (network): Promise<NumberPredictions> => {
    const { run } = network;
    const { columns, scaling } = channelsOf(run);
    const { classes } = network.session.program;
    const output = speakerOf(run.document, named);
    const given = sequences.map((rows) => {
      const values = rowsFromLists(rows, { columns });
      return { values: toRows(values, columns.length), said: predictSequence(network, scale(values, scaling), output) };
    });
    return run.task === 'forecast'
      ? { columns, predictions: given.map(({ values, said }) => ({ values, outputs: toRows(unscale(said, scaling), classes) })) }
      : { classes: run.answers, predictions: given.map(({ values, said }) => ({ values, probabilities: toRows(said, classes) })) };
  });
}

/** Names of the classes by index. */
export function classNames({ run, vocabulary }: Pick<TrainedNetwork, 'run' | 'vocabulary'>): readonly string[] {
  return run.task === 'answer' ? run.answers : vocabulary.symbols;
}
