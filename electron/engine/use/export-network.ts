import { UserError } from '../../../shared/errors.ts';
import type { ExportFormat, ExportResult } from '../../../shared/ipc/contract.ts';
import { exportRun, type ExportSource } from '../../export/index.ts';
import type { EngineRun } from '../run/run-folder.ts';
import { tensorflow } from '../tensorflow.ts';
import { loadRunData } from '../train/start-run.ts';
import { predictSequence } from './predict.ts';
import { withNetwork, type TrainedNetwork } from './trained-network.ts';

const EXAMPLES = 8;

/** Writes a run's network in a format that other tools load, proved by loading it again. */
export function exportNetwork(folder: string, format: ExportFormat, path: string): Promise<ExportResult> {
  return withNetwork(folder, ['predict'], async (network) => exportRun(tensorflow(), await sourceOf(network), { format, path }), { check: requireSymbolsToExport });
}

async function sourceOf(network: TrainedNetwork): Promise<ExportSource> {
  const { run, session, tensors } = network;
  const { program } = session;
  const learned = program.variables.filter(({ role }) => role === 'weight').map(({ name }) => name);
  return {
    document: run.document,
    facts: { [run.data.node]: run.facts },
    program,
    tokeniser: run.tokeniser,
    vocabulary: run.vocabulary,
    answers: run.task === 'answer' ? run.answers : null,
    weights: new Map(learned.map((name) => [name, tensors.get(name)?.values ?? new Float32Array()])),
    examples: await examplesOf(network),
    predict: (symbols, output) => predictSequence(network, symbols, output),
  };
}

/** Real sequences; a run whose text is lost is proved on drawn ones alone. */
async function examplesOf({ folder, run, session }: TrainedNetwork): Promise<Int32Array[]> {
  const data = await loadRunData(folder, run).catch(() => null);
  if (!data) return [];
  const { dataset } = data;
  if (dataset.type === 'pairs') return dataset.training.slice(0, EXAMPLES).map(({ question }) => Int32Array.from(question));
  if (dataset.type !== 'text') return [];
  const { timesteps } = session.program;
  const windows = Math.min(EXAMPLES, Math.floor(dataset.training.length / timesteps));
  return Array.from({ length: windows }, (_, index) => dataset.training.slice(index * timesteps, (index + 1) * timesteps));
}

function requireSymbolsToExport({ series }: EngineRun): void {
  if (series) throw new UserError('errors:export.realInputs');
}
