import { useMemo } from 'react';
import type { HeldUnit, ProbedSequence, ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import type { Message } from '../../../shared/i18n/messages.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { readsSame } from '../../probe/probe-cache.ts';
import { useProbe } from '../../probe/use-probe.ts';
import { difference } from './arrange.ts';
import { mainRow, memoriesOf, rowsOf, type Memory, type Row } from './memories.ts';
import { useStatesStore, type Shown } from './states-store.ts';
import { useTextMemo } from '../../ui/use-text-memo.ts';

/** What the views of states and gates show, all of one probe (and another with units held). */
export interface StatesSeen {
  readonly memories: readonly Memory[];
  readonly memory: Memory;
  readonly rows: readonly Row[];
  /** What a unit is known by: its hidden state, or what a delay gives. */
  readonly main: Row;
  /** From 0, one that there is. */
  readonly unit: number;
  readonly sequence: ProbedSequence;
  /** What is shown of each row. */
  readonly tensors: Readonly<Record<string, ProbeTensor>>;
  readonly shown: Shown;
  /** Holds that this network has. */
  readonly holds: readonly HeldUnit[];
  readonly free: ProbeResult;
  /** With units held; null: none is, or it is still being read. */
  readonly held: ProbeResult | null;
}

export type StatesProbed =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly failure: Message }
  | { readonly state: 'ready'; readonly seen: StatesSeen };

/** Looks at the states of the node that is chosen, as the network is and with units held. */
export function useStates({ of, moment, document, sequence }: Subject): StatesProbed {
  const chosen = useStatesStore();
  const memories = useTextMemo(() => memoriesOf(document), [document]);
  const memory = memories.find(({ node }) => node === chosen.node) ?? memories[0];
  // Without a memory the answer says what is wrong with the drawing, if something is.
  const sequences = sequence ? [sequence] : null;
  // Answers and forecasts are compared with and without what is held; of symbols there may be too many.
  const want = memory ? [...memory.want, ...(isPredicted(document) ? ['prediction'] : [])] : [];
  const free = useProbe(sequences && { of, ask: { sequences, want } }, { moment });
  const holds = useMemo(() => knownHolds(chosen.holds, free.result), [chosen.holds, free.result]);
  const held = useProbe(sequences && holds.length > 0 ? { of, ask: { sequences, want, hold: [...holds] } } : null, { moment, pause: 40 });
  // One may have answered for another input than the other: numbers of the two are not put beside each other.
  const isOfOne = useMemo(() => readsSame(free.asked, held.asked), [free.asked, held.asked]);
  const seen = useMemo(() => {
    const answer = free.result;
    const first = answer?.sequences[0];
    if (!memory || !answer || !first) return null;
    const rows = rowsOf(memory, answer.available).filter(({ name }) => first.tensors[name]);
    const main = mainRow(rows);
    if (!main) return null;
    const other = holds.length > 0 && isOfOne ? held.result : null;
    const shown: Shown = other ? chosen.shown : 'free';
    const second = other?.sequences[0];
    const tensors = !second || shown === 'free' ? first.tensors : shown === 'held' ? second.tensors : difference(second, first);
    return { memories, memory, rows, main, unit: Math.min(chosen.unit, main.units - 1), sequence: first, tensors, shown, holds, free: answer, held: other };
  }, [memories, memory, free.result, held.result, isOfOne, holds, chosen.shown, chosen.unit]);

  if (free.state === 'failed') return { state: 'failed', failure: free.failure };
  if (!memory) return { state: 'none' };
  if (held.state === 'failed') return { state: 'failed', failure: held.failure };
  return seen ? { state: 'ready', seen } : { state: 'reading' };
}

/** Where a few classes or numbers are predicted for the whole of a sequence. */
export function isPredicted({ graph }: Subject['document']): boolean {
  return !graph.nodes.some(({ kind }) => kind === 'text');
}

/** Those of a network that was changed since do not fit it any more. */
function knownHolds(holds: readonly HeldUnit[], result: ProbeResult | null): readonly HeldUnit[] {
  if (!result) return [];
  const widths = new Map(result.available.flatMap(({ name, width }) => {
    const state = /^state\/(.+)$/.exec(name)?.[1] ?? /^value\/(.+)\/out$/.exec(name)?.[1]?.concat('/state');
    return state === undefined ? [] : [[state, width] as const];
  }));
  return holds.filter(({ state, unit }) => unit < (widths.get(state) ?? 0));
}
