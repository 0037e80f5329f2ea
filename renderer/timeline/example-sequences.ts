import { wireInto } from '../../shared/document/graph.ts';
import type { GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import type { DatasetFacts, ProbeQuestion } from '../../shared/ipc/contract.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { splitSymbols, type Tokeniser } from '../../shared/text/symbols.ts';
import { formatNumber } from '../ui/format.ts';

/** A sequence of the data: as it is shown, and as a probe is asked about it. */
export interface ExampleSequence {
  readonly x: readonly string[];
  readonly d: readonly string[];
  readonly ask: Pick<ProbeQuestion['sequences'][number], 'x' | 'd'>;
}

/** Rows of a large table that are looked through, and examples that are kept: more is not paged through. */
const ROWS_READ = 5_000;
const MOST_EXAMPLES = 500;

/** Sequences of a length that a divergence is asked about, in the data's order. */
export function exampleSequences(document: UnrollDocument, divergence: string, dataset: DatasetFacts | null | undefined, length: number): readonly ExampleSequence[] {
  const source = sourceOf(document, divergence);
  switch (source?.kind) {
    case 'pairs':
      return questions(document, source, length);
    case 'text':
      return (dataset?.examples ?? []).filter(({ x }) => x.length === length).map(({ x, d }) => ({ x, d, ask: { x, d } }));
    case 'sequence':
      return !dataset?.series ? [] : source.params['task'] === 'answer' ? labelled(dataset, length) : windows(dataset.series, horizonOf(source), length);
    default:
      return [];
  }
}

/** The source whose targets a divergence is asked for. */
function sourceOf({ graph }: UnrollDocument, divergence: string): GraphNode | undefined {
  const id = wireInto(graph, divergence, 'targets')?.from.node;
  return graph.nodes.find((node) => node.id === id);
}

function questions(document: UnrollDocument, { kind, params }: GraphNode, length: number): ExampleSequence[] {
  const read = kindById(kind)?.read(params) as Tokeniser | undefined;
  const table = document.data.find((each) => each.type === 'pairs' && each.id === params['table']);
  if (!read || table?.type !== 'pairs') return [];
  return table.rows
    .slice(0, ROWS_READ)
    .flatMap(({ question, answer }) => {
      const x = splitSymbols(question.trim(), read);
      const d = answer.trim();
      return x.length === length && d !== '' ? [{ x, d: x.map(() => d), ask: { x, d } }] : [];
    })
    .slice(0, MOST_EXAMPLES);
}

type Series = NonNullable<DatasetFacts['series']>;

/** Windows of a series, one after the other, each with what comes `horizon` rows later. */
function windows({ lines }: Series, horizon: number, length: number): ExampleSequence[] {
  const rows = rowsOf(lines);
  const count = Math.max(0, Math.floor((rows.length - horizon) / length));
  return Array.from({ length: count }, (_, index) => {
    const x = rows.slice(index * length, (index + 1) * length);
    const d = rows.slice(index * length + horizon, (index + 1) * length + horizon);
    return { x: x.map(shown), d: d.map(shown), ask: { x, d } };
  });
}

/** Of several channels only the first sequence is known whole. */
function labelled({ examples, series }: DatasetFacts, length: number): ExampleSequence[] {
  const channels = series?.columns.length ?? 0;
  const known = channels === 1 ? examples : examples.slice(0, 1);
  return known.flatMap(({ x, d }, index) => {
    const rows = index === 0 && series ? rowsOf(series.lines) : x.map((value) => [Number(value)]);
    const label = d[0];
    return rows.length === length && x.length === length && label !== undefined ? [{ x: rows.map(shown), d, ask: { x: rows, d: label } }] : [];
  });
}

function horizonOf({ kind, params }: GraphNode): number {
  return Number(kindById(kind)?.read(params)['horizon'] ?? 1);
}

function rowsOf(lines: Series['lines']): number[][] {
  return Array.from({ length: lines[0]?.length ?? 0 }, (_, row) => lines.map((line) => line[row] ?? 0));
}

function shown(row: readonly number[]): string {
  return row.map((value) => formatNumber(Number(value.toPrecision(3)))).join(' ');
}
