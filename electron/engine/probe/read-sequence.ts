import { resolveWeights } from '../../../shared/document/timestep-weights.ts';
import { UserError } from '../../../shared/errors.ts';
import { PROBE_TIMESTEPS, type ParsedProbeQuestion } from '../../../shared/ipc/contract.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { scale, type SequenceParams } from '../../../shared/series/series-dataset.ts';
import { splitSymbols } from '../../../shared/text/symbols.ts';
import { rowsFromLists } from '../use/numbers.ts';
import type { Subject } from './subject.ts';

type Asked = ParsedProbeQuestion['sequences'][number];

/** A sequence as the network reads it and is judged. */
export interface ReadSequence {
  readonly length: number;
  readonly symbols: readonly string[] | null;
  /** Symbols `[t]`, or scaled numbers `[t, channels]`. */
  readonly x: Int32Array | Float32Array;
  /** Classes `[t]`, or scaled numbers `[t, C]`; 0 where `desired` says that there is none. */
  readonly y: Int32Array | Float32Array;
  readonly desired: readonly boolean[];
  readonly divergences: readonly { readonly node: string; readonly share: number; readonly w: Float32Array; readonly given: boolean }[];
}

/** @throws UserError nothing to read, too much, symbols or answers that are not known, lists of other lengths. */
export function readSequence(subject: Subject, { x, d, w }: Asked): ReadSequence {
  const symbols = subject.series ? null : symbolsOf(subject, x);
  const rows = symbols ? null : rowsOf(subject, x);
  const length = symbols?.length ?? (rows?.length ?? 0) / width(subject);
  if (length === 0) throw new UserError('errors:probe.empty');
  if (length > PROBE_TIMESTEPS) throw new UserError('errors:probe.long', { length, limit: PROBE_TIMESTEPS });
  const { y, desired } = targetsOf(subject, symbols, rows, d, length);
  const judges = divergencesOf(subject.document.graph);
  const stranger = Object.keys(w ?? {}).find((node) => !judges.some((judge) => judge.node.id === node));
  if (stranger !== undefined) throw new UserError('errors:probe.noDivergence', { divergence: stranger });
  return {
    length,
    symbols,
    x: symbols ? subject.vocabulary.encode(symbols) : (rows ?? new Float32Array()),
    y,
    desired,
    divergences: judges.map(({ node: { id }, params: { share, weights } }) => {
      const given = w?.[id] ?? (w ? [] : null);
      if (given && given.length > 0 && given.length !== length) throw new UserError('errors:probe.lengths', { length, given: given.length });
      const wanted = given ?? resolveWeights(weights, length);
      return { node: id, share, given: given !== null, w: Float32Array.from({ length }, (_, t) => (desired[t] ? (wanted[t] ?? 0) : 0)) };
    }),
  };
}

function width({ series }: Subject): number {
  return series?.columns.length ?? 1;
}

function symbolsOf({ tokeniser }: Subject, x: Asked['x']): string[] {
  if (typeof x === 'string') return splitSymbols(x, tokeniser);
  if (x.some((each) => typeof each !== 'string')) throw new UserError('errors:engine.symbolInputs');
  return x as string[];
}

/** Scaled, `[t, channels]`. */
function rowsOf({ series }: Subject, x: Asked['x']): Float32Array {
  if (!series) return new Float32Array();
  if (typeof x === 'string' || x.some((row) => typeof row === 'string')) throw new UserError('errors:engine.realInputs');
  return scale(rowsFromLists(x as number[][], series), series.scaling);
}

interface Targets {
  readonly y: Int32Array | Float32Array;
  readonly desired: readonly boolean[];
}

function targetsOf(subject: Subject, symbols: readonly string[] | null, rows: Float32Array | null, d: Asked['d'], length: number): Targets {
  const { task, params } = taskOf(subject);
  if (task === 'forecast') return forecastTargets(subject, rows ?? new Float32Array(), d, length, params.horizon);
  const answer = task === 'answer';
  const listed = typeof d === 'string' ? (answer ? new Array<string>(length).fill(d) : splitSymbols(d, subject.tokeniser)) : d;
  const wanted = listed ?? (answer || !symbols ? new Array<null>(length).fill(null) : [...symbols.slice(1), null]);
  if (wanted.length !== length) throw new UserError('errors:probe.lengths', { length, given: wanted.length });
  const indices = wanted.map((target) => (target === null ? -1 : indexOf(subject, String(target), answer)));
  return { y: Int32Array.from(indices, (index) => Math.max(0, index)), desired: indices.map((index) => index >= 0) };
}

function indexOf({ vocabulary, answers }: Subject, target: string, answer: boolean): number {
  if (!answer) return vocabulary.index(target);
  const index = answers.indexOf(target);
  if (index < 0) throw new UserError('errors:probe.noAnswer', { answer: target, known: answers.slice(0, 12).join(', ') });
  return index;
}

function forecastTargets({ series, facts }: Subject, rows: Float32Array, d: Asked['d'], length: number, horizon: number): Targets {
  const { classes } = facts;
  if (d === undefined) {
    const y = new Float32Array(length * classes);
    y.set(rows.subarray(horizon * classes));
    return { y, desired: Array.from({ length }, (_, t) => t + horizon < length) };
  }
  if (typeof d === 'string' || d.length !== length) throw new UserError('errors:probe.lengths', { length, given: d.length });
  const given = d.map((row) => (Array.isArray(row) && row.length === classes ? row : null));
  const y = Float32Array.from(given.flatMap((row) => row ?? new Array<number>(classes).fill(0)));
  return { y: series ? scale(y, series.scaling) : y, desired: given.map((row) => row !== null) };
}

export function taskOf({ document, node }: Subject): { readonly task: 'next-symbol' | 'answer' | 'forecast'; readonly params: SequenceParams } {
  const [judge] = divergencesOf(document.graph);
  const source = document.graph.nodes.find(({ id }) => id === node);
  const params = source ? (kindById(source.kind)?.read(source.params) as unknown as SequenceParams) : undefined;
  if (!judge || !params) throw new Error('a network that compiles has a source and a divergence');
  return { task: judge.params.target, params };
}
