import { join } from 'node:path';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { t } from '../../../shared/i18n/index.ts';
import type { MessageKey } from '../../../shared/i18n/messages.ts';
import type { Carry, RunSummary } from '../../../shared/ipc/contract.ts';
import { withData } from '../../engine/data/replace-data.ts';
import { readRun } from '../../engine/run/run-folder.ts';
import { device } from '../../engine/tensorflow.ts';
import type { ForkPoint } from '../../engine/train/fork.ts';
import { resumeRun, startRun } from '../../engine/train/start-run.ts';
import type { TrainingRun } from '../../engine/train/training-run.ts';
import { measureOf } from '../../../shared/nodes/divergence.ts';
import { lossText, percent, print, printJson, tell } from '../output.ts';
import { readDocument } from '../read-document.ts';
import { showTraining } from '../show-training.ts';
import type { Verb } from '../verb.ts';
import { only, type Words } from '../words.ts';
import { WrongUsage } from '../wrong-usage.ts';

const MOST_STEPS = 10_000_000;
const MOST_EPOCHS = 1_000_000;
const MOST_SEED = 2 ** 31 - 1;

export const train: Verb = {
  name: 'train',
  usage: 'train FILE [--steps N] [--epochs N] [--seed S] [--out DIR] [--resume DIR] [--from RUN[@STEP]] [--data FILE] [--json]',
  about: 'cli:about.train',
  options: {
    steps: { type: 'string' },
    epochs: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    resume: { type: 'string' },
    from: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(words) {
    const json = words.flag('json');
    const show = showTraining(json);
    const run = await ready(words, show.listener);
    const summary = await untilEnded(run, json);
    show.end();
    return report(summary, json);
  },
};

type Listener = Parameters<typeof startRun>[1];

async function ready(words: Words, listener: Listener): Promise<TrainingRun> {
  const steps = words.integer('steps', 1, MOST_STEPS);
  const epochs = words.integer('epochs', 1, MOST_EPOCHS);
  const seed = words.integer('seed', 0, MOST_SEED);
  if (steps !== undefined && epochs !== undefined) throw new WrongUsage('cli:wrong.stepsAndEpochs');
  const resumed = words.text('resume');
  if (resumed !== undefined) {
    for (const option of ['epochs', 'seed', 'out', 'data', 'from'])
      if (words.text(option) !== undefined) throw new WrongUsage('cli:wrong.together', { option });
    if (words.others.length > 0) await requireSameDocument(only(words, 'FILE')[0] ?? '', resumed);
    return resumeRun({ folder: resumed, ...(steps !== undefined && { steps }) }, listener);
  }
  const [file = ''] = only(words, 'FILE');
  const document = await documentOf(file, words.text('data'), { steps, seed });
  const id = runId(document);
  const folder = words.text('out') ?? join('runs', id);
  const from = forkPoint(words.text('from'));
  const carried = (carry: Carry): void => tell(carryText(carry));
  return startRun({ id, folder, document, documentPath: file, from, ...(epochs !== undefined && { epochs }) }, { ...listener, carried });
}

/** `RUN@STEP`, or `RUN` for its newest checkpoint. A folder may have an @ in its name. */
function forkPoint(text: string | undefined): ForkPoint | undefined {
  if (text === undefined) return undefined;
  const [, folder = text, step] = /^(.+)@(\d+)$/.exec(text) ?? [];
  return { folder, ...(step !== undefined && { step: Number(step) }) };
}

function carryText({ step, carried, fresh, left, optimizer }: Carry): string {
  const named = (variables: readonly { readonly name: string; readonly shape: readonly number[] }[]): string =>
    variables.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).join(', ') || '-';
  const sentence = t('cli:train.carried', { step, carried: carried.length, all: carried.length + fresh.length, fresh: named(fresh), left: named(left) });
  return optimizer === 'carried' ? sentence : `${sentence} ${t('cli:train.optimizerAnew')}`;
}

async function documentOf(file: string, data: string | undefined, { steps, seed }: { steps: number | undefined; seed: number | undefined }) {
  const read = await readDocument(file);
  const document = data === undefined ? read : await withData(read, data);
  const { training } = document;
  return { ...document, training: { ...training, steps: steps ?? training.steps, seed: seed ?? training.seed } };
}

/** Moving a node or renaming the document does not make it another network; the number of steps may be raised. */
async function requireSameDocument(file: string, folder: string): Promise<void> {
  const [now, then] = [await readDocument(file), (await readRun(folder)).document];
  const essence = ({ graph, training }: UnrollDocument): string => JSON.stringify({ graph, training: { ...training, steps: 0, seed: 0 } });
  if (essence(now) !== essence(then)) throw new UserError('cli:train.otherDocument', { file, folder });
}

/** Ctrl-C saves a checkpoint and ends the run; a second one ends the program. */
async function untilEnded(run: TrainingRun, json: boolean): Promise<RunSummary> {
  if (!json) {
    const { name, threads, tensorflow, lacksGpu } = device();
    if (lacksGpu) tell(t('device:lacksGpu'));
    tell(t('cli:train.device', { title: run.summary().title, device: name, threads, tensorflow }));
  }
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const deaf = (): void => signals.forEach((signal) => process.removeListener(signal, stop));
  const stop = (): void => {
    deaf();
    void run.stop();
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await run.train();
  } finally {
    deaf();
  }
}

function report(summary: RunSummary, json: boolean): number {
  const { task, status, step, steps, loss, validationLoss, accuracy, folder, failure, ending } = summary;
  if (json && ending) printJson({ step, ending });
  if (json) printJson({ run: folder, status, step, loss, validationLoss, accuracy });
  if (failure) {
    tell(t(failure.key as MessageKey, failure.args));
    if (!json) print(t('cli:train.run', { folder }));
    return 1;
  }
  if (status === 'stopped') {
    tell(t('cli:train.stopped', { step, steps, folder }));
    return 1;
  }
  if (json) return 0;
  if (ending?.early) print(t(`cli:train.early.${ending.watched}`, { step, steps, waited: ending.waited }));
  if (ending?.restored) print(t('cli:train.restored', { best: ending.best, loss: lossText(measureOf[task], ending.loss) }));
  print(t('cli:train.done', { steps: step, loss: lossText(measureOf[task], loss) }));
  const validated = validationLoss !== null && lossText(measureOf[task], validationLoss);
  if (validated && accuracy === null) print(t('cli:train.doneError', { loss: validated }));
  else if (validated) print(t('cli:train.doneValidation', { loss: validated, accuracy: percent(accuracy) }));
  else if (accuracy !== null) print(t('cli:train.doneAccuracy', { accuracy: percent(accuracy) }));
  print(t('cli:train.run', { folder }));
  return 0;
}

/** `hello-2026-11-23-142233`: what it is, and when (UTC). */
function runId({ title }: UnrollDocument): string {
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 40) || 'run';
  const [date = '', time = ''] = new Date().toISOString().split('T');
  return `${slug}-${date}-${time.slice(0, 8).replaceAll(':', '')}`;
}
