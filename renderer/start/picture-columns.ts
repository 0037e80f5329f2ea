import { resolveWeights, timestepWeightsSchema } from '../../shared/document/timestep-weights.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { kindById } from '../../shared/nodes/index.ts';

/** Rows of a series in its picture. */
const SERIES_SHOWN = 60;

/** One timestep of a picture. */
export interface Column {
  /** What is read; empty where the step reads the output before it. */
  readonly input: string;
  readonly target: string;
  readonly isJudged: boolean;
  /** Its output is the next step's input. */
  readonly feeds: boolean;
}

interface Picture {
  readonly columns: readonly Column[];
  readonly isRecurrent: boolean;
  readonly feedsBack: boolean;
  /** Divergences beside each other, each at the end of a branch of its own. */
  readonly branches: number;
}

type Template = Pick<RequestOutput<'templates.list'>[number], 'id' | 'document'>;

/** What a template's picture shows: its own data where it is small, else a few steps of what it is about. */
export function pictureOf({ id, document }: Template): Picture {
  const isRecurrent = document.graph.nodes.some(({ kind }) => kindById(kind)?.role === 'recurrence');
  const branches = Math.max(1, divergencesOf(document.graph).length);
  const known = exampleOf(document);
  if (known) return { columns: judged(known, document), isRecurrent, feedsBack: false, branches };
  return { columns: id.startsWith('word') ? continued(['the', 'white', 'whale'], ['was', 'the', 'sea']) : continued(['w', 'h', 'a'], ['l', 'e', 's']), isRecurrent, feedsBack: true, branches };
}

/** A short text or a short question of the document's own. */
function exampleOf({ data, graph }: UnrollDocument): { readonly x: readonly string[]; readonly d: readonly string[] } | null {
  const [source] = data;
  if (source?.type === 'pairs') {
    const separator = graph.nodes.some(({ kind, params }) => kind === 'pairs' && params['symbols'] === 'character') ? '' : ' ';
    const row = source.rows.find(({ question }) => question.split(separator).length <= 5) ?? source.rows[0];
    if (!row) return null;
    const x = row.question.split(separator).slice(0, 5);
    return { x, d: x.map(() => row.answer) };
  }
  if (source?.type !== 'corpus' || source.origin.from !== 'embedded') return null;
  const symbols = [...source.origin.text.trim()].slice(0, 6);
  return symbols.length >= 3 ? { x: symbols.slice(0, -1).slice(0, 4), d: symbols.slice(1).slice(0, 4) } : null;
}

/** The beginning of a series of numbers, where that is what the document reads. */
export function seriesOf({ data }: UnrollDocument): readonly number[] | null {
  const [source] = data;
  if (source?.type !== 'csv' || source.origin.from !== 'embedded') return null;
  const rows = source.origin.text.split('\n', SERIES_SHOWN + 1).slice(1);
  return rows.map((row) => Number(row.split(',').at(-1)));
}

function judged({ x, d }: { readonly x: readonly string[]; readonly d: readonly string[] }, { graph }: UnrollDocument): Column[] {
  const divergence = graph.nodes.find(({ kind }) => kind === 'divergence');
  const parsed = timestepWeightsSchema.safeParse(divergence?.params['weights']);
  const weights = resolveWeights(parsed.success ? parsed.data : { schedule: 'all' }, x.length);
  return x.map((input, index) => ({ input, target: d[index] ?? '', isJudged: (weights[index] ?? 0) > 0, feeds: false }));
}

/** Primed with some symbols, then reading its own outputs. */
function continued(prime: readonly string[], own: readonly string[]): Column[] {
  return [...prime, ...own.slice(1)].map((symbol, index) => ({
    input: index < prime.length ? symbol : '',
    target: own[index - prime.length + 1] ?? '',
    isJudged: index >= prime.length - 1,
    feeds: index >= prime.length - 1,
  }));
}
