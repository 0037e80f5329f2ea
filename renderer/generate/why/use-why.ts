import { useMemo } from 'react';
import type { Message } from '../../../shared/i18n/messages.ts';
import type { ProbedSequence, ProbeResult } from '../../../shared/ipc/contract.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { memoriesOf, rowsOf, type Row } from '../../microscope/states/memories.ts';
import { useProbe } from '../../probe/use-probe.ts';
import { useRunDocuments } from '../../state/run-hooks.ts';
import { useGenerationStore, writtenSymbols } from '../generation-store.ts';
import { fittingLength, marksOf, whySymbol } from './why-question.ts';
import { useTextMemo } from '../../ui/use-text-memo.ts';

/** A gate or a state at the timestep before the symbol, all units. */
export interface Inside {
  readonly title: string;
  readonly row: Row;
  readonly values: Float32Array;
}

export interface Why {
  readonly influence: Float32Array;
  /** Index of the symbol that the first number of `influence` belongs to. */
  readonly from: number;
  readonly marks: ReadonlyMap<number, number>;
  /** Before temperature, by class; null: not known yet. */
  readonly before: ReadonlyMap<string, number> | null;
  /** Empty until it is known, and where nothing of the network remembers; see `ready`. */
  readonly inside: readonly Inside[];
  /** Index from which `before` and `inside` were read. */
  readonly insideFrom: number;
  /** Everything is there. */
  readonly ready: boolean;
  /** Of the weights that were looked at. */
  readonly step: number;
}

export type WhyState = { readonly state: 'none' | 'reading' } | { readonly state: 'failed'; readonly failure: Message } | { readonly state: 'ready'; readonly why: Why };

const nothing = new Float32Array();

/** Why a symbol of the text was written: asked of the network that wrote it, with the weights that it had. */
export function useWhy(index: number | null): WhyState {
  const { runId, step, options, running, requestId, count } = useGenerationStore();
  const document = useRunDocuments(runId ? [runId] : []).get(runId ?? '') ?? null;
  // The text is kept outside React: another request is another text. Its last symbols may come after the word that it is whole.
  const symbols = useMemo(() => (requestId === null || running ? [] : writtenSymbols().slice(0, count).map(({ symbol }) => symbol)), [requestId, running, count]);
  const divergence = document && speakerIn(document, options?.output);
  const asked = useMemo(() => (index !== null && divergence ? whySymbol(symbols, index, divergence) : null), [symbols, index, divergence]);
  const of = runId ? { runId, at: step ?? ('now' as const) } : null;
  const hold = options?.hold ? { hold: options.hold } : {};
  const influence = useProbe(of && asked && { of, ask: { ...hold, sequences: [asked.sequence], want: ['influence'] } }, { pause: 60 });
  const { available, classes } = influence.result ?? {};
  const rows = useTextMemo(() => (document && available ? memoriesOf(document).flatMap((memory) => rowsOf(memory, available).map((row) => ({ title: memory.title, row }))) : null), [document, available]);
  const width = (rows?.reduce((sum, { row }) => sum + row.units, 0) ?? 0) + (classes?.length ?? 0);
  const near = useMemo(() => (index !== null && divergence ? whySymbol(symbols, index, divergence, fittingLength(width)) : null), [symbols, index, divergence, width]);
  const prediction = `prediction/${divergence ?? ''}`;
  const isKnown = influence.state === 'ready' && rows !== null;
  const inside = useProbe(of && near && isKnown ? { of, ask: { ...hold, sequences: [near.sequence], want: [prediction, ...rows.map(({ row }) => row.name)] } } : null, { pause: 0 });
  const data = (influence.state === 'ready' && influence.result.sequences[0]?.tensors['influence']?.data) || nothing;
  const from = asked?.from ?? 0;
  const marks = useMemo(() => marksOf(data, from), [data, from]);
  if (!asked) return { state: 'none' };
  if (influence.state === 'failed') return { state: 'failed', failure: influence.failure };
  if (inside.state === 'failed') return { state: 'failed', failure: inside.failure };
  if (influence.state !== 'ready') return { state: 'reading' };
  const last = inside.state === 'ready' ? inside.result.sequences[0] : undefined;
  return {
    state: 'ready',
    why: {
      influence: data,
      from,
      marks,
      before: last && inside.result ? oddsOf(inside.result, last, prediction) : null,
      inside: last && rows ? rows.flatMap(({ title, row }) => (last.tensors[row.name] ? [{ title, row, values: lastRow(last, row.name) }] : [])) : [],
      insideFrom: near?.from ?? 0,
      ready: last !== undefined,
      step: influence.result.weights.step,
    },
  };
}

/** The divergence whose prediction speaks, as the engine chooses it: by id or title, or the first. */
export function speakerIn({ graph }: UnrollDocument, named: string | undefined): string | null {
  const nodes = divergencesOf(graph).map(({ node }) => node);
  return (nodes.find((node) => node.id === named || nodeTitle(node) === named) ?? nodes[0])?.id ?? null;
}

function lastRow({ tensors, length }: ProbedSequence, name: string): Float32Array {
  const found = tensors[name];
  const width = found?.shape[1] ?? 0;
  return found?.data.subarray((length - 1) * width, length * width) ?? new Float32Array();
}

function oddsOf({ classes }: ProbeResult, last: ProbedSequence, prediction: string): ReadonlyMap<string, number> {
  const row = lastRow(last, prediction);
  return new Map(classes.map((name, at) => [name, row[at] ?? 0]));
}
