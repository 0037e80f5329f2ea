import { create } from 'zustand';
import { EXCERPT_TIMESTEPS, type ProbeResult } from '../../../shared/ipc/contract.ts';
import type { Message } from '../../../shared/i18n/messages.ts';
import { failureOf, request } from '../../app/api.ts';
import { probeKey, type ProbeRequest } from '../../probe/probe-cache.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { batchesOf, propertiesOf, sampleOf, type CorpusSample } from './corpus-sample.ts';
import type { Row } from './memories.ts';
import { correlation, isTelling, LEAST_CORRELATION, type Property } from './properties.ts';

/** A unit's state follows a property of the text. */
export interface Finding {
  /** Name of the state's tensor. */
  readonly row: string;
  readonly unit: number;
  readonly property: Pick<Property, 'id' | 'column'>;
  /** Pearson's, −1 … 1. */
  readonly correlation: number;
}

/** All units of one node over a sample of the data. */
export interface CorpusRun {
  /** Whose states, see `corpusKey`. */
  readonly key: string;
  readonly node: string;
  readonly sample: CorpusSample;
  readonly symbols: 'character' | 'word';
  /** By tensor `[timesteps, units]`. */
  readonly states: Readonly<Record<string, Float32Array>>;
  /** The weights of the first part that was read, and of the last: other ones where the run went on training. */
  readonly weights: { readonly first: ProbeResult['weights']; readonly last: ProbeResult['weights'] };
  /** Strongest first. */
  readonly findings: readonly Finding[];
  /** Was there enough to look for them? */
  readonly isTelling: boolean;
}

interface CorpusState {
  readonly documentId: string | null;
  readonly run: CorpusRun | null;
  /** Timesteps that were read, of all; null: nothing is being read. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly failure: Message | null;
}

/** The last that was read is kept: all units of it can be looked at. */
export const useCorpusStore = create<CorpusState>(() => ({ documentId: null, run: null, progress: null, failure: null }));

/** Most numbers that are kept: 64 MB. */
const NUMBERS = 16_000_000;
const BREATH_MS = 12;

/** A later one, or none, has taken its place. */
let current: symbol | null = null;

export function cancelCorpus(): void {
  current = null;
  useCorpusStore.setState({ progress: null });
}

/** What was read of one document is not shown with another. */
export function openCorpus(documentId: string): void {
  if (useCorpusStore.getState().documentId === documentId) return;
  current = null;
  useCorpusStore.setState({ documentId, run: null, progress: null, failure: null });
}

/** What was read, where it is of this node as it is now; else null. */
export function corpusOf(run: CorpusRun | null, node: string, rows: readonly Row[]): CorpusRun | null {
  if (run?.node !== node) return null;
  return rows.every(({ state, name, units }) => state === null || run.states[name]?.length === run.sample.timesteps * units) ? run : null;
}

/** Equal where states of a node would be read with equal weights. */
export function corpusKey({ of, moment }: Pick<Subject, 'of' | 'moment'>, node: string): string {
  return probeKey({ of, ask: { sequences: [{ x: node }] } }, moment);
}

export interface CorpusQuestion {
  readonly key: string;
  readonly of: ProbeRequest['of'];
  readonly node: string;
  readonly rows: readonly Row[];
  readonly symbols: 'character' | 'word';
}

/** Reads a part of the data through the network, as many timesteps as there is room for. */
export async function readCorpus({ key, of, node, rows, symbols }: CorpusQuestion): Promise<void> {
  const me = Symbol(node);
  current = me;
  useCorpusStore.setState({ progress: { done: 0, all: 1 }, failure: null });
  try {
    const states = rows.filter(({ state }) => state !== null);
    const width = states.reduce((sum, { units }) => sum + units, 0);
    const timesteps = Math.max(1, Math.min(EXCERPT_TIMESTEPS, Math.floor(NUMBERS / width)));
    const sample = sampleOf(await request('data.excerpt', { of, from: 0, timesteps }));
    const kept = Object.fromEntries(states.map(({ name, units }) => [name, new Float32Array(sample.timesteps * units)]));
    const weights: ProbeResult['weights'][] = [];
    let done = 0;
    for (const batch of batchesOf(sample)) {
      if (current !== me) return;
      useCorpusStore.setState({ progress: { done, all: sample.timesteps } });
      const found = await request('runs.probe', { of, ask: { sequences: batch.map(({ x }) => ({ x: x as string[] | number[][] })), want: states.map(({ name }) => name) } });
      weights.push(found.weights);
      for (const [index, { at, x }] of batch.entries()) {
        for (const { name, units } of states) kept[name]?.set(found.sequences[index]?.tensors[name]?.data ?? [], at * units);
        done += x.length;
      }
    }
    const telling = propertiesOf(sample, symbols).filter(isTelling);
    const findings = await findingsOf(telling, states, kept, () => current === me);
    const [first, last] = [weights[0], weights.at(-1)];
    if (current !== me) return;
    current = null;
    // Sequences that are all too long leave nothing to read.
    if (!first || !last) return useCorpusStore.setState({ run: null, progress: null });
    useCorpusStore.setState({ run: { key, node, sample, symbols, states: kept, weights: { first, last }, findings, isTelling: telling.length > 0 }, progress: null });
  } catch (error) {
    if (current === me) useCorpusStore.setState({ progress: null, failure: failureOf(error) });
  }
}

async function findingsOf(properties: readonly Property[], rows: readonly Row[], states: CorpusRun['states'], goesOn: () => boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  let since = performance.now();
  for (const { name, units } of rows)
    for (let unit = 0; unit < units && goesOn(); unit++) {
      for (const { id, column, values } of properties) {
        const found = correlation(states[name] ?? [], values, unit, units);
        if (Math.abs(found) >= LEAST_CORRELATION) findings.push({ row: name, unit, property: { id, ...(column !== undefined && { column }) }, correlation: found });
      }
      // The window stays alive meanwhile.
      if (performance.now() - since > BREATH_MS) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        since = performance.now();
      }
    }
  return findings.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
