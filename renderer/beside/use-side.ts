import { useMemo } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Alike, RunSummary, Sample, Validation } from '../../shared/ipc/contract.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { recordedAt } from '../state/moment-store.ts';
import { differences } from '../state/run-differences.ts';
import { weightsLine } from '../state/run-document.ts';
import { useHistory, useProgress, useRunDocuments, useRunName } from '../state/run-hooks.ts';
import { comparedDivergence, weightsAt, type Pair } from './pair.ts';

/** One of two runs that are looked at beside each other. */
export interface Side {
  readonly run: RunSummary;
  readonly name: string;
  /** Its weighting, "final"; where both have the same, what else tells it from the other. */
  readonly label: string;
  readonly document: UnrollDocument | null;
  /** The divergence whose weights differ. */
  readonly divergence: string;
  readonly alike: readonly Alike[];
  /** What it said to its fixed prompt, at the moment that is looked at. */
  readonly sample: Sample | undefined;
  readonly step: number;
}

export function useSides({ first, second }: Pair, moment: number | null): readonly [Side, Side] {
  const documents = useRunDocuments([first.id, second.id]);
  const [one, other] = [documents.get(first.id) ?? null, documents.get(second.id) ?? null];
  const divergence = useMemo(() => (one && other ? (comparedDivergence(one, other)?.id ?? '') : ''), [one, other]);
  const lines = [one, other].map((document) => (document && divergence ? weightsLine(weightsAt(document, divergence)) : ''));
  // Where they weigh alike, what else tells them apart.
  const said = lines[0] === lines[1] && one && other ? [differences(one, other)[0]?.short ?? '', differences(other, one)[0]?.short ?? ''] : lines;
  return [useSide(first, one, { divergence, said: said[0] ?? '', moment }), useSide(second, other, { divergence, said: said[1] ?? '', moment })];
}

interface Known {
  readonly divergence: string;
  /** In a word or two, what it is; '': nothing tells it from the other. */
  readonly said: string;
  readonly moment: number | null;
}

function useSide(run: RunSummary, document: UnrollDocument | null, { divergence, said, moment }: Known): Side {
  const name = useRunName(run);
  const { alike: measured } = useHistory(run.id, 'alike');
  const { validations } = useHistory(run.id, 'validations');
  const alike = useMemo(() => (measured.length > 0 || !document || !judgesAll(document) ? measured : validations.map(asAlike)), [measured, validations, document]);
  const { samples } = useHistory(run.id, 'samples');
  const step = useProgress(run.id)?.step ?? run.step;
  const label = said === '' ? name : said;
  return { run, name, label, document, divergence, alike, sample: recordedAt(samples, moment), step };
}

/** Runs that judge every timestep anyway are measured alike by their validations. */
function judgesAll({ graph }: UnrollDocument): boolean {
  return divergencesOf(graph).every(({ params }) => params.weights.schedule === 'all');
}

function asAlike({ step, loss, accuracy }: Validation): Alike {
  return { step, on: 'validation', loss, accuracy, last: { loss: null, accuracy: null } };
}
