import type { Program } from '../../shared/compiler/program.ts';
import type { FactsByNode } from '../../shared/compiler/diagnostics.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Tokeniser } from '../../shared/text/symbols.ts';

/** A trained network as an exporter needs it: what it is, what it learned, and the network itself to compare with. */
export interface ExportSource {
  readonly document: UnrollDocument;
  readonly facts: FactsByNode;
  /** T is the longest sequence that `predict` takes. */
  readonly program: Pick<Program, 'task' | 'timesteps' | 'symbols' | 'classes' | 'divergences'>;
  readonly tokeniser: Tokeniser;
  /** Symbols by index. */
  readonly vocabulary: readonly string[];
  /** Answers by index; null where the next symbol is asked for. */
  readonly answers: readonly string[] | null;
  /** Values of every variable with role `weight`, row-major, by name (`<node id>/<parameter>`). */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** Real sequences of 1 … T symbols from the data, to compare on beside random ones. */
  readonly examples: readonly Int32Array[];
  /**
   * Probabilities `[t, C]`, row-major, of one sequence of t symbols (1 … T) that begins with a state of zero, as the prediction
   * that a divergence judges gives them.
   */
  predict(symbols: Int32Array, divergence: string): Promise<Float32Array> | Float32Array;
}

/** Values of a weight. */
export function weightValues(source: ExportSource, variable: string): Float32Array {
  const values = source.weights.get(variable);
  if (!values) throw new Error(`the run has no weight ${variable}`);
  return values;
}
