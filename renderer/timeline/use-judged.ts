import { useMemo } from 'react';
import type { Message } from '../../shared/i18n/messages.ts';
import type { ProbedSequence } from '../../shared/ipc/contract.ts';
import { readsSame } from '../probe/probe-cache.ts';
import { useProbe } from '../probe/use-probe.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFactsStore } from '../state/facts-store.ts';
import { exampleSequences } from './example-sequences.ts';
import type { JudgedSequence } from './timeline-numbers.ts';
import { useTimelineStore } from './timeline-store.ts';
import { useSourceOf } from './use-lengths.ts';
import { useLookedAt, type LookedAt } from './use-looked-at.ts';

export interface Judged {
  readonly subject: LookedAt;
  /** null: the data have no sequence of this length (yet). */
  readonly sequence: JudgedSequence | null;
  /** Place of the sequence among those of its length, from 0, and their number. */
  readonly at: number;
  readonly count: number;
  /** The moment whose weights these are. */
  readonly step: number | null;
  readonly failure: Message | null;
}

interface JudgedOptions {
  /** Without, the network is not asked: nobody sees the answer. */
  readonly asks: boolean;
}

/** An example sequence of the data with the divergence of the network that is looked at, at every timestep. */
export function useJudged(divergence: string, length: number, { asks }: JudgedOptions): Judged {
  const document = useDocumentStore((state) => state.document);
  const source = useSourceOf(divergence);
  const dataset = useFactsStore((state) => (source ? state.readings[source]?.dataset : undefined));
  const wanted = useTimelineStore((state) => state.example);
  const [graph, data] = [document?.graph, document?.data];
  // Nothing but wires, sources and data matter here; weights are painted many times a second.
  const key = useMemo(() => JSON.stringify([graph?.wires, graph?.nodes.find(({ id }) => id === source)]), [graph, source]);
  const examples = useMemo(() => {
    const { document: now } = useDocumentStore.getState();
    return now && key && data ? exampleSequences(now, divergence, dataset, length) : [];
  }, [key, data, divergence, dataset, length]);
  const at = Math.min(wanted, Math.max(0, examples.length - 1));
  const example = examples[at];
  const subject = useLookedAt();
  const ask = useMemo(() => example && { sequences: [example.ask] }, [example]);
  const probed = useProbe(asks && ask && subject.of ? { of: subject.of, ask } : null, { moment: subject.moment });
  // What another example gave does not stand under this one until it is read.
  const isOfThis = useMemo(() => ask !== undefined && readsSame(probed.asked, { ask }), [probed.asked, ask]);
  const found = isOfThis ? probed.result?.sequences[0] : undefined;
  const div = divOf(found, divergence, length);
  const sequence = useMemo(() => (example ? { x: example.x, d: example.d, div } : null), [example, div]);
  const failure = probed.state === 'failed' ? probed.failure : null;
  return { subject, sequence: failure && sequence ? { ...sequence, div: null } : sequence, at, count: examples.length, step: (found && probed.result?.weights.step) ?? null, failure };
}

/** Of this divergence; a run of an earlier drawing may have had another, and then its only one. */
export function divOf(found: ProbedSequence | undefined, divergence: string, length: number): Float32Array | null {
  if (!found || found.length !== length) return null;
  const own = found.divergences.find(({ node }) => node === divergence);
  return (own ?? (found.divergences.length === 1 ? found.divergences[0] : undefined))?.div ?? null;
}
