import { useMemo, useState } from 'react';
import type { Graph } from '../../../shared/document/schema.ts';
import type { Message } from '../../../shared/i18n/messages.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { normsOverTime } from '../../../shared/norms-over-time.ts';
import { useProbe } from '../../probe/use-probe.ts';
import { whoseOf, type ProbeRequest } from '../../probe/probe-cache.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { memoriesOf as nodesWithMemory } from '../states/memories.ts';
import { useGradientsStore } from './gradients-store.ts';
import { weightsOf } from './judge.ts';
import { chosenMemories, judgeOf, memoriesOf, type Memory } from './memories.ts';
import type { Network } from './networks.ts';

/** The gradient by one memory of one network over time. */
export interface Track {
  readonly key: string;
  readonly network: Network;
  readonly memory: Memory;
  /** The divergence that it is judged by, where one timestep is judged alone. */
  readonly divergence: string | null;
  readonly timesteps: number;
  /** `[t, units]`, ∂DIV/∂h_t. */
  readonly data: Float32Array;
  readonly norms: Float64Array;
}

export interface Gradients {
  readonly network: Network;
  readonly failure: Message | null;
  /** The tracks are still those under the drawing's own w. */
  readonly pending: boolean;
  /** What was read, with its divergences under the drawing's own w; null: not known yet. */
  readonly read: ProbeResult['sequences'][number] | null;
  readonly weights: ProbeResult['weights'] | null;
  readonly memories: readonly Memory[];
  readonly tracks: readonly Track[];
  /** Under the w that was chosen something is judged. */
  readonly judged: boolean;
}

/** ∂DIV/∂h_t of a network for the chosen layers and the timesteps that are judged. */
export function useGradients(network: Network | null, sequence: Subject['sequence']): Gradients | null {
  const { judge, tau, memory } = useGradientsStore();
  const graph = useMemo(() => network && flattenGroups(network.document.graph), [network]);
  const byHand = graph?.nodes.some(({ kind }) => kind === 'delay') ?? false;
  const want = useMemo(() => (byHand ? ['grad/state', 'grad/value'] : ['grad/state']), [byHand]);
  const moment = network?.moment ?? '';
  const base = useProbe(network && sequence && { of: network.of, ask: { sequences: [sequence], want } }, { moment });
  // The weights of a text's timesteps can only be said once it is known how many it has: until then the question before stays.
  const { state, result } = base;
  const asked = useMemo((): Asked | null => {
    const read = state === 'ready' ? result.sequences[0] : undefined;
    const w = read && weightsOf(judge, tau, read);
    if (!network || !sequence || !w) return null;
    return { request: { of: network.of, ask: { sequences: [{ ...sequence, w }], want } }, moment };
  }, [state, result, network, sequence, judge, tau, want, moment]);
  const kept = useKept(asked, judge !== 'drawn' && network && sequence ? whoseOf(network) : null);
  const weighed = useProbe(kept && kept.request, { moment: kept?.moment ?? '', pause: 0 });
  // Until the first answer under other weights is there, what was shown stays, and says that it is not yet what was asked for.
  const pending = judge !== 'drawn' && weighed.result === null;
  const shown = judge === 'drawn' || pending ? result : weighed.result;
  const failed = [base, weighed].find((each) => each.state === 'failed');
  const failure = failed?.state === 'failed' ? failed.failure : null;
  return useMemo(() => network && graph && { network, failure, pending, ...arranged(network, graph, { base: result, shown, memory }) }, [network, graph, failure, pending, result, shown, memory]);
}

interface Asked {
  readonly request: ProbeRequest;
  readonly moment: string;
}

type Answers = { readonly base: ProbeResult | null; readonly shown: ProbeResult | null; readonly memory: string };

function arranged(network: Network, graph: Graph, { base, shown, memory }: Answers): Omit<Gradients, 'network' | 'failure' | 'pending'> {
  const found = shown?.sequences[0];
  const memories = base ? memoriesOf(base.available, graph, new Map(nodesWithMemory(network.document).map(({ node, title }) => [node, title]))) : [];
  const tracks = chosenMemories(memories, memory).flatMap((each): Track[] => {
    const tensor = found?.tensors[`grad/${each.tensor}`];
    if (!found || !tensor) return [];
    const { data } = tensor;
    return [{ key: `${network.id} ${each.tensor}`, network, memory: each, divergence: judgeOf(graph, each.node), timesteps: found.length, data, norms: normsOverTime(data, each.units) }];
  });
  return {
    read: base?.sequences[0] ?? null,
    weights: shown?.weights ?? null,
    memories,
    tracks,
    judged: found?.divergences.some(({ sumW }) => sumW !== 0) ?? false,
  };
}

/** The last that was asked of the same network, where nothing can be asked yet. @param whose null: nothing is kept */
function useKept(value: Asked | null, whose: string | null): Asked | null {
  const [last, setLast] = useState(value);
  const next = whose === null ? null : (value ?? (last && whoseOf(last.request) === whose ? last : null));
  if (next !== last) setLast(next);
  return next;
}
