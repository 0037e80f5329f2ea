import { portOf } from '../../../shared/compiler/functions/judge.ts';
import { longQuestion } from '../../../shared/text/pairs-dataset.ts';
import { speakerOf } from './speaker.ts';
import { withNetwork, type TrainedNetwork } from './trained-network.ts';

/**
 * Probabilities `[t, C]`, row-major, at every timestep of one sequence of t symbols that begins with a state of zero, as the
 * prediction that `output` (a divergence) judges gives them. `predict` must be prepared. A text longer than the window is read window after window with its state carried on.
 * @throws UserError a question longer than the network.
 */
export function predictSequence({ session, run, vocabulary }: Pick<TrainedNetwork, 'session' | 'run' | 'vocabulary'>, symbols: Int32Array, output: string): Float32Array {
  const { timesteps, classes, task } = session.program;
  const probabilities = new Float32Array(symbols.length * classes);
  if (task === 'answer' && symbols.length > timesteps)
    throw longQuestion([...symbols].map((index) => vocabulary.symbol(index)).join(run.tokeniser.symbols === 'word' ? ' ' : ''), symbols.length, timesteps);
  for (let start = 0; start < symbols.length; start += timesteps) {
    const window = symbols.subarray(start, start + timesteps);
    // Questions are padded on the left, a last window of text on the right, where nothing looks.
    const at = task === 'answer' ? timesteps - window.length : 0;
    const x = new Int32Array(timesteps);
    x.set(window, at);
    const mask = new Float32Array(timesteps).fill(1, at, at + window.length);
    const outputs = session.call('predict', { x, mask, keep: Float32Array.of(start === 0 ? 0 : 1) });
    const all = outputs[portOf('prediction', output)] ?? new Float32Array();
    probabilities.set(all.subarray(at * classes, (at + window.length) * classes), start * classes);
  }
  return probabilities;
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
  });
}

/** Names of the classes by index. */
export function classNames({ run, vocabulary }: Pick<TrainedNetwork, 'run' | 'vocabulary'>): readonly string[] {
  return run.task === 'answer' ? run.answers : vocabulary.symbols;
}
