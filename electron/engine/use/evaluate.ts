import { basename } from 'node:path';
import type { Epoch } from '../../../shared/text/batch.ts';
import { pairsInOrder } from '../../../shared/text/pair-batches.ts';
import { encodeOtherPairs } from '../../../shared/text/pairs-dataset.ts';
import { textInOrder, textTape } from '../../../shared/text/text-batches.ts';
import { encodeOther } from '../../../shared/text/text-dataset.ts';
import { divergenceWeights } from '../compile.ts';
import { readingNode } from '../data/load-data.ts';
import { readPairsFile } from '../data/read-pairs-file.ts';
import { readTextFile } from '../data/read-text-file.ts';
import { evaluateEpoch, type Evaluation } from '../evaluate-epoch.ts';
import { planBatches } from '../plan-batches.ts';
import { loadRunData } from '../train/start-run.ts';
import { fileEpochOfNumbers } from './numbers.ts';
import { withNetwork, type TrainedNetwork } from './trained-network.ts';

export interface Evaluated extends Evaluation {
  /** What was judged: the run's validation part, its training part where there is no other, or a file. */
  readonly on: 'validation' | 'training' | 'file';
  readonly step: number;
}

/**
 * Judges a run's network with the divergence it was trained with, on its own data or on a file of the same kind.
 * @throws UserError data that cannot be read, or that holds symbols or answers the network does not know.
 */
export function evaluate(folder: string, file: string | null): Promise<Evaluated> {
  return withNetwork(folder, ['evaluate'], async (network) => {
    const { on, epoch } = file === null ? await ownEpoch(network) : { on: 'file' as const, epoch: await fileEpoch(network, file) };
    const evaluation = await evaluateEpoch(network.session, epoch);
    if (!evaluation) throw new Error('an evaluation that nobody stops has a result');
    return { on, step: network.step, ...evaluation };
  });
}

async function ownEpoch({ folder, run, session }: TrainedNetwork): Promise<{ on: 'validation' | 'training'; epoch: Epoch }> {
  const { dataset } = await loadRunData(folder, run);
  const plan = planBatches(run.document, dataset, session.program.batch, session.program.timesteps);
  return plan.validation ? { on: 'validation', epoch: plan.validation } : { on: 'training', epoch: plan.trainingInOrder };
}

async function fileEpoch({ run, session, vocabulary }: TrainedNetwork, file: string): Promise<Epoch> {
  const { batch, timesteps, task } = session.program;
  const { channels } = session.program;
  const frame = { rows: batch, timesteps, weights: divergenceWeights(run.document), ...(channels !== undefined && { channels }) };
  if (run.series) return fileEpochOfNumbers(run, readingNode(run.document), frame, file);
  const title = basename(file);
  if (task === 'next-symbol') {
    const symbols = encodeOther(await readTextFile(file), vocabulary, run.tokeniser, title);
    return textInOrder(textTape(symbols), frame, run.document.training.carryState);
  }
  const { answers, tokeniser } = run;
  return pairsInOrder(encodeOtherPairs(await readPairsFile(file), { vocabulary, answers, tokeniser, timesteps }, title), frame);
}
