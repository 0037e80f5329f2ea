import type { EngineEventName, EngineEventPayload, EngineInput, EngineOutput, EngineRequestName, RunSummary } from '../../shared/ipc/contract.ts';
import { UserError } from '../../shared/errors.ts';
import { describeDataset } from '../../shared/text/describe.ts';
import { excerpt } from './data/excerpt.ts';
import { readSource } from './data/load-data.ts';
import { Prober } from './probe/probe.ts';
import { device } from './tensorflow.ts';
import { previewFork, resumeRun, startRun } from './train/start-run.ts';
import type { RunListener, TrainingRun } from './train/training-run.ts';
import { answer } from './use/answer.ts';
import { exportNetwork } from './use/export-network.ts';
import { forecast } from './use/forecast.ts';
import { generate } from './use/generate.ts';

export type Emit = <N extends EngineEventName>(event: N, payload: EngineEventPayload<N>) => void;

type Handlers = { [N in EngineRequestName]: (input: EngineInput<N>) => Promise<EngineOutput<N>> };

/** What the engine does for the app: every request of the contract, and events on the way. */
export class EngineService {
  readonly handlers: Handlers;
  readonly #emit: Emit;
  /** A run is here from the request to train it until it has ended. */
  readonly #runs = new Map<string, Promise<TrainingRun>>();
  readonly #prober = new Prober(async (runId, part) => (await this.#runs.get(runId))?.variables(part) ?? null);
  /** Texts that are being written, by request; true where one is to end. */
  readonly #texts = new Map<string, boolean>();

  constructor(emit: Emit) {
    this.#emit = emit;
    this.handlers = {
      hello: async () => device(),
      describe: async ({ source, kind, params, documentPath }) =>
        describeDataset(await readSource(source, kind, params, documentPath)),
      train: (input) => this.#train(input),
      carry: ({ document, documentPath, from }) => previewFork(document, documentPath, from),
      pause: async ({ runId }) => nothing((await this.#running(runId)).pause()),
      resume: async ({ runId }) => nothing((await this.#running(runId)).resume()),
      stop: async ({ runId }) => nothing(await (await this.#running(runId)).stop()),
      checkpoint: async ({ runId }) => nothing(await (await this.#running(runId)).checkpoint()),
      generate: (input) => this.#generate(input),
      forecast: ({ folder, options }) => forecast(folder, options),
      stopGenerate: async ({ requestId }) => nothing(this.#texts.has(requestId) && this.#texts.set(requestId, true)),
      answer: ({ folder, question, output }) => answer(folder, question, output),
      excerpt: ({ of, from, timesteps }) => excerpt(of, from, timesteps),
      probe: ({ of, ask }) => this.#prober.probe(of, ask),
      export: ({ folder, format, path }) => exportNetwork(folder, format, path),
    };
  }

  /** Saves a checkpoint of everything that trains and ends it. */
  async stopAll(): Promise<void> {
    await Promise.allSettled([...this.#runs.values()].map(async (run) => (await run).stop()));
  }

  async #train({ runId, folder, document, documentPath, resume, from, beside, alike }: EngineInput<'train'>): Promise<RunSummary> {
    if (this.#runs.has(runId)) throw new UserError('errors:engine.alreadyTraining');
    const listener = this.#listener(runId);
    const starting = resume ? resumeRun({ folder }, listener) : startRun({ id: runId, folder, document, documentPath, from, beside, alike }, listener);
    this.#runs.set(runId, starting);
    try {
      const run = await starting;
      void run.train().finally(() => this.#runs.delete(runId));
      return run.summary();
    } catch (error) {
      this.#runs.delete(runId);
      throw error;
    }
  }

  #listener(runId: string): RunListener {
    return {
      progress: (progress) => this.#emit('progress', progress),
      validation: (validation) => this.#emit('validation', { runId, validation }),
      sample: (sample) => this.#emit('sample', { runId, sample }),
      alike: (alike) => this.#emit('alike', { runId, alike }),
      checkpointed: (step, recorded) => this.#emit('checkpointed', { runId, step, recorded: [...recorded] }),
      changed: (summary) => this.#emit('changed', summary),
    };
  }

  async #running(runId: string): Promise<TrainingRun> {
    const run = this.#runs.get(runId);
    if (!run) throw new UserError('errors:engine.notTraining');
    return run;
  }

  async #generate({ requestId, folder, options }: EngineInput<'generate'>): Promise<EngineOutput<'generate'>> {
    this.#texts.set(requestId, false);
    try {
      return await generate(folder, options, {
        onToken: (token) => this.#emit('token', { requestId, ...token }),
        stopped: () => this.#texts.get(requestId) === true,
      });
    } finally {
      this.#texts.delete(requestId);
    }
  }
}

function nothing(_: unknown): null {
  return null;
}
