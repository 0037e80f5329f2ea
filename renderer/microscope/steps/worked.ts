import { wireInto } from '../../../shared/document/graph.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { formatNumber } from '../../ui/format.ts';
import { shortName, type Row } from './rows.ts';

/** How one number came about: lines of arithmetic with the numbers that were computed, in the subset of TeX that the app draws. */
export interface Worked {
  readonly lines: readonly string[];
  /** What comes out of the last line; compared with what the network computed, and not shown where they differ. */
  readonly result: number;
}

export interface WorkedInputs {
  readonly document: UnrollDocument;
  readonly probed: ProbeResult;
  readonly rows: readonly Row[];
  readonly row: Row;
  /** From 1. */
  readonly t: number;
  /** From 0. */
  readonly unit: number;
}

/** Terms of a sum that are written one by one. */
const MOST_SUMMED = 8;

/** A small number as a product with a power of ten: its exponent would read as a difference. */
const n = (value: number): string => formatNumber(value).replaceAll('−', '-').replace(/e(-?\d+)$/, ' \\cdot 10^{$1}');
const paren = (value: number): string => (value < 0 ? `(${n(value)})` : n(value));

export function at({ shape, data }: ProbeTensor, t: number, unit: number): number {
  return data[(t - 1) * (shape[1] ?? 1) + unit] as number;
}

/** Null where a row has no such short arithmetic, or where it does not give what the network gave. */
export function workedValue(inputs: WorkedInputs): Worked | null {
  const made = arithmeticOf(inputs);
  const { row, t, unit } = inputs;
  return made && row.value && agrees(made.result, at(row.value, t, unit)) ? made : null;
}

/** DIV of every divergence, its first terms one by one, and what training minimises of them: that depends on its reduction and on their shares. */
export function sumLines({ training }: Pick<UnrollDocument, 'training'>, { sequences: [sequence], loss }: ProbeResult): readonly string[] {
  const divergences = sequence?.divergences ?? [];
  const name = (index: number): string => (divergences.length > 1 ? `DIV_${index + 1}` : 'DIV');
  const isMean = training.reduction === 'mean';
  const sums = divergences.map(({ weighted, total }, index) => {
    const terms = Array.from(weighted).filter((each) => !Number.isNaN(each));
    return equal(name(index), (terms.length > MOST_SUMMED ? [...terms.slice(0, MOST_SUMMED - 2).map(n), '\\ldots', ...terms.slice(-1).map(n)] : terms.map(n)).join(' + '), n(total));
  });
  if (loss === null) return sums;
  const parts = divergences.flatMap((each, index) => (each.sumW === 0 ? [] : [{ ...each, name: name(index), times: each.share === 1 ? '' : `${n(each.share)} \\cdot ` }]));
  const [formula, numbers] = [
    parts.map((each) => `${each.times}${each.name}${isMean ? '/\\sum w' : ''}`),
    parts.map(({ times, total, sumW }) => `${times}${n(total)}${isMean ? `/${n(sumW)}` : ''}`),
  ].map((each) => each.join(' + '));
  return [...sums, equal('loss', formula ?? '', numbers ?? '', n(loss))];
}

/** What says the same twice says it once. */
function equal(...sides: readonly string[]): string {
  return sides.filter((side, index) => side !== sides[index - 1]).join(' = ');
}

/** ∂loss/∂z of a divergence's logits: w_t (Y − onehot(d)), over Σ w where training takes the mean. */
export function workedGradient({ document, probed, row, t, unit }: WorkedInputs): Worked | null {
  const sequence = probed.sequences[0];
  const judge = sequence?.divergences.find(({ node }) => wireInto(flattenGroups(document.graph), node, 'logits')?.from.node === row.node.id);
  const prediction = judge && sequence?.tensors[`prediction/${judge.node}`];
  const target = sequence?.targets?.[t - 1] ?? -1;
  if (!row.gradient || row.kind !== 'value' || !judge || !prediction || target < 0) return null;
  const w = judge.w[t - 1] as number;
  const y = at(prediction, t, unit);
  const picked = unit === target ? 1 : 0;
  const isMean = document.training.reduction === 'mean';
  const result = (judge.share * w * (y - picked)) / (isMean ? judge.sumW : 1);
  const made = { lines: [`w_${t} (Y_{${unit + 1}} - ${picked})${isMean ? '/\\sum w' : ''} = ${n(w)} \\cdot (${n(y)} - ${picked})${isMean ? `/${n(judge.sumW)}` : ''} = ${n(result)}`], result };
  return judge.share === 1 && agrees(result, at(row.gradient, t, unit)) ? made : null;
}

/** To what a float32 computation and its rounding allow. */
function agrees(ours: number, theirs: number): boolean {
  return Math.abs(ours - theirs) <= 2e-4 * Math.max(1, Math.abs(theirs));
}

function arithmeticOf(inputs: WorkedInputs): Worked | null {
  const { probed, row, t, unit } = inputs;
  const sequence = probed.sequences[0];
  switch (row.kind) {
    case 'gate':
      return shortName(row.id) === 'a' ? affine(inputs, `a_{${t},${unit + 1}}`, true) : null;
    case 'state': {
      const name = shortName(row.id);
      const prefix = row.id.slice(row.id.lastIndexOf('/') + 1, -name.length);
      return stateArithmetic(name, (kind, each) => sequence?.tensors[`${kind}/${row.node.id}/${prefix}${each}`], row, t, unit);
    }
    case 'value':
      return affine(inputs, `${row.tex.replace('_t', '')}_{${t},${unit + 1}}`, false);
    case 'distribution': {
      const logits = logitsOf(inputs);
      if (!logits || !row.value) return null;
      const scores = Array.from({ length: logits.shape[1] ?? 0 }, (_, k) => at(logits, t, k));
      const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
      const result = Math.exp(scores[unit] ?? NaN) / total;
      return { lines: [`Y_{${unit + 1}}(${t}) = e^{${n(scores[unit] ?? NaN)}}/\\sum_k e^{z_k} = ${n(Math.exp(scores[unit] ?? NaN))}/${n(total)} = ${n(result)}`], result };
    }
    case 'picked': {
      const prediction = sequence?.tensors[`prediction/${row.node.id}`];
      const target = sequence?.targets?.[t - 1] ?? -1;
      if (!prediction || target < 0) return null;
      const result = at(prediction, t, target);
      return { lines: [`Y_{d(${t})}(${t}) = Y_{${target + 1}}(${t}) = ${n(result)}`], result };
    }
    case 'div': {
      const prediction = sequence?.tensors[`prediction/${row.node.id}`];
      const target = sequence?.targets?.[t - 1] ?? -1;
      if (!prediction || target < 0) return null;
      const picked = at(prediction, t, target);
      return { lines: [`Div(${t}) = -\\log\\, ${n(picked)} = ${n(-Math.log(picked))}`], result: -Math.log(picked) };
    }
    case 'product': {
      const judge = sequence?.divergences.find(({ node }) => node === row.node.id);
      if (!judge) return null;
      const [w, div] = [judge.w[t - 1] as number, judge.div[t - 1] as number];
      return { lines: [`w_${t} \\cdot Div(${t}) = ${n(w)} \\cdot ${n(div)} = ${n(w * div)}`], result: w * div };
    }
    default:
      return null;
  }
}

/** h of a plain RNN, and the memories of LSTM and GRU from their gates. */
function stateArithmetic(name: string, find: (kind: 'state' | 'gate', name: string) => ProbeTensor | undefined, row: Row, t: number, unit: number): Worked | null {
  const get = (kind: 'state' | 'gate', each: string): number | null => {
    const tensor = find(kind, each);
    return tensor ? at(tensor, t, unit) : null;
  };
  const before = t > 1 && row.value ? at(row.value, t - 1, unit) : 0;
  const [a, i, f, g, o, z] = (['a', 'i', 'f', 'g', 'o', 'z'] as const).map((gate) => get('gate', gate));
  const c = get('state', 'c');
  const left = `${name}_{${t},${unit + 1}}`;
  if (name === 'c' && i != null && f != null && g != null) {
    const result = f * before + i * g;
    return { lines: [`${left} = f \\cdot c_{${t - 1}} + i \\cdot g = ${n(f)} \\cdot ${paren(before)} + ${n(i)} \\cdot ${paren(g)} = ${n(result)}`], result };
  }
  if (name !== 'h') return null;
  if (o != null && c !== null) return { lines: [`${left} = o \\cdot \\tanh(c) = ${n(o)} \\cdot \\tanh(${n(c)}) = ${n(o * Math.tanh(c))}`], result: o * Math.tanh(c) };
  if (z != null && g != null) {
    const result = z * before + (1 - z) * g;
    return { lines: [`${left} = z \\cdot h_{${t - 1}} + (1 - z) \\cdot g = ${n(z)} \\cdot ${paren(before)} + ${n(1 - z)} \\cdot ${paren(g)} = ${n(result)}`], result };
  }
  if (a == null) return null;
  const relu = row.node.params['activation'] === 'relu';
  const result = relu ? Math.max(0, a) : Math.tanh(a);
  return { lines: [`${left} = \\${relu ? 'relu' : 'tanh'}(a_{${t}}) = \\${relu ? 'relu' : 'tanh'}(${n(a)}) = ${n(result)}`], result };
}

interface Term {
  readonly weight: number;
  /** Null: a one-hot's 1, which picks a row of the kernel. */
  readonly input: number | null;
}

/** Σ_k W_ki x_k, with recurrent terms where there are, plus the bias, activated. */
function affine({ document, probed, rows, row, t, unit }: WorkedInputs, left: string, recurrent: boolean): Worked | null {
  const weight = (name: string): ProbeTensor | null => probed.tensors[`weight/${row.node.id}/${name}`] ?? null;
  const kernel = weight('kernel');
  const from = wireInto(flattenGroups(document.graph), row.node.id, 'in')?.from.node;
  if (!kernel || from === undefined) return null;
  const terms = termsFrom(kernel, unit, from, { rows, probed, t });
  if (!terms) return null;
  const u = recurrent ? weight('recurrent_kernel') : null;
  const h = u && probed.sequences[0]?.tensors[`state/${row.node.id}/h`];
  const back = u && h && t > 1 ? columnTerms(u, unit, h, t - 1) : [];
  const bias = weight('bias');
  const b = bias ? (bias.data[unit] as number) : 0;
  const all = [...terms, ...back];
  const sum = all.reduce((total, { weight: w, input }) => total + w * (input ?? 1), b);
  const activation = row.kind === 'value' && typeof row.node.params['activation'] === 'string' ? row.node.params['activation'] : 'linear';
  const result = activated(activation, sum);
  const lines = [`${left} = ${[listed(terms), ...(back.length > 0 ? [listed(back)] : []), ...(bias ? [paren(b)] : [])].join(' + ')} = ${n(sum)}`];
  if (activation !== 'linear') lines.push(`${activation === 'sigmoid' ? '\\sigma' : `\\${activation}`}(${n(sum)}) = ${n(result)}`);
  return { lines, result };
}

const MOST_TERMS = 4;

/** The first terms as they are, the rest as one number. */
function listed(terms: readonly Term[]): string {
  const shown = terms.slice(0, terms.length > MOST_TERMS + 1 ? MOST_TERMS : terms.length).map(({ weight, input }) => (input === null ? paren(weight) : `${paren(weight)} \\cdot ${paren(input)}`));
  const rest = terms.slice(shown.length);
  const sum = rest.reduce((total, { weight, input }) => total + weight * (input ?? 1), 0);
  return rest.length > 0 ? `${shown.join(' + ')} + \\ldots (${n(sum)})` : shown.join(' + ');
}

interface TermSource {
  readonly rows: readonly Row[];
  readonly probed: ProbeResult;
  readonly t: number;
}

function termsFrom(kernel: ProbeTensor, unit: number, from: string, { rows, probed, t }: TermSource): readonly Term[] | null {
  const source = rows.find(({ node, kind }) => node.id === from && (kind === 'one-hot' || kind === 'value'));
  if (source?.kind === 'one-hot') {
    const index = probed.sequences[0]?.indices?.[t - 1];
    return index === undefined ? null : [{ weight: kernel.data[index * (kernel.shape[1] ?? 1) + unit] as number, input: null }];
  }
  const input = source?.value ?? probed.sequences[0]?.tensors[`value/${from}/out`];
  return input ? columnTerms(kernel, unit, input, t) : null;
}

/** Column `unit` of a kernel `[in, out]` times what comes in at t. */
function columnTerms(kernel: ProbeTensor, unit: number, input: ProbeTensor, t: number): readonly Term[] {
  const [width, out] = [kernel.shape[0] ?? 0, kernel.shape[1] ?? 1];
  return Array.from({ length: width }, (_, k) => ({ weight: kernel.data[k * out + unit] as number, input: at(input, t, k) }));
}

function activated(activation: string, value: number): number {
  switch (activation) {
    case 'tanh':
      return Math.tanh(value);
    case 'relu':
      return Math.max(0, value);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-value));
    default:
      return value;
  }
}

function logitsOf({ document, probed, row }: WorkedInputs): ProbeTensor | null {
  const from = wireInto(flattenGroups(document.graph), row.node.id, 'logits')?.from.node;
  return (from !== undefined && probed.sequences[0]?.tensors[`value/${from}/out`]) || null;
}
