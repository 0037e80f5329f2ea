import { trainFor } from '../../../shared/compiler/short-train.ts';
import type { UserError } from '../../../shared/errors.ts';
import type { Alike, Carry, Ending, JudgedAll, Metric, Progress, RunStatus, RunSummary, Sample, Validation } from '../../../shared/ipc/contract.ts';
import type { Batch } from '../../../shared/text/batch.ts';
import { Breath } from '../breath.ts';
import { evaluateEpoch } from '../evaluate-epoch.ts';
import { feedsOf } from '../feeds.ts';
import { failureOf } from '../failure.ts';
import type { BatchPlan } from '../plan-batches.ts';
import { readCheckpoint, saveCheckpoint, type RunState } from '../run/checkpoints.ts';
import { writeStatus } from '../run/run-folder.ts';
import { restore, tensorsToKeep, weightNames } from '../variables.ts';
import { divergedError } from './diverged-error.ts';
import { afterLoss, isExhausted } from './early-stopping.ts';
import { hyperOf } from './hyper.ts';
import { isMeasured, measureAlike } from './measure-alike.ts';
import { metricOf } from './metric.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { LivePart, LiveVariables, ReadyRun } from './ready-run.ts';
import { takeSample } from './samples.ts';

/** What happens while a run trains. */
export interface RunListener {
  /** Before the first step of a run that begins from another's: what it takes over. */
  carried?(carry: Carry): void;
  progress?(progress: Progress): void;
  /** Every metric that is written to the log. */
  metric?(metric: Metric): void;
  validation?(validation: Validation): void;
  sample?(sample: Sample): void;
  alike?(alike: Alike): void;
  /** `recorded`: the steps whose weights are kept now, ascending. */
  checkpointed?(step: number, recorded: readonly number[]): void;
  changed?(summary: RunSummary): void;
}

/** Beyond this many nats a symbol the network will not come back, though a float32 may still hold the number. */
const LOSS_LIMIT = 1e5;
/** Batches of a validation while training; the last validation of a run reads all. */
const VALIDATION_BATCHES = 100;

/**
 * The training loop. Commands are methods; they are heard between steps, and the event loop gets its turn every 30 ms.
 * Never throws: what goes wrong ends the run with status `failed`, and its last checkpoint stays.
 */
export class TrainingRun {
  readonly #ready: ReadyRun;
  readonly #listener: RunListener;
  readonly #meter: ProgressMeter;
  readonly #checkpointed: (() => void)[] = [];
  #state: Omit<RunState, 'random' | 'cursor'>;
  #status: RunStatus = 'starting';
  #failure: RunSummary['failure'] = null;
  #wanted: 'train' | 'pause' | 'stop' = 'train';
  #wake: (() => void) | null = null;
  /** The newest loss by which checkpoints are compared. */
  #judged: { readonly step: number; readonly loss: number | null } | null = null;
  #ending: Ending | null = null;
  #judgedAll: JudgedAll | null = null;
  /** The step of the newest measure that compares runs. */
  #alikeAt: number | null = null;
  #keptStep = 0;
  /** The run's own variables while the session shows those of another moment. */
  #aside: ReadonlyMap<string, Float32Array> | null = null;
  #over = false;
  #ended: Promise<RunSummary> | null = null;

  constructor(ready: ReadyRun, listener: RunListener) {
    this.#ready = ready;
    this.#listener = listener;
    this.#state = ready.state;
    this.#meter = new ProgressMeter(ready.state.elapsed, ready.state.step);
  }

  /** Begins to train at once; the promise holds when the run has ended and everything is on the disk. */
  train(): Promise<RunSummary> {
    this.#ended ??= this.#live();
    return this.#ended;
  }

  pause(): void {
    if (this.#wanted === 'train') this.#wanted = 'pause';
  }

  resume(): void {
    if (this.#wanted === 'pause') this.#wanted = 'train';
    this.#wake?.();
  }

  /** Saves a checkpoint and ends. */
  stop(): Promise<RunSummary> {
    this.#wanted = 'stop';
    this.#wake?.();
    return this.train();
  }

  /** Saves a checkpoint between two steps and goes on; holds when it is on the disk, or the run has ended. */
  async checkpoint(): Promise<void> {
    if (this.#over) return;
    await new Promise<void>((resolve) => {
      this.#checkpointed.push(resolve);
      this.#wake?.();
    });
  }

  /** The variables as they stand between two steps; null once the run has ended. Reading them changes nothing. */
  variables(part: LivePart): LiveVariables | null {
    const { step, optimizerSince } = this.#state;
    const { session } = this.#ready;
    return this.#over ? null : { step, optimizerSince, values: this.#aside ?? session.get(part === 'all' ? undefined : weightNames(session.program)) };
  }

  summary(): RunSummary {
    const { run, folder, steps } = this.#ready;
    const { step, loss, validationLoss, accuracy } = this.#state;
    return {
      id: run.id,
      documentId: run.document.id,
      title: run.document.title,
      folder,
      status: this.#status,
      task: run.task,
      step,
      steps,
      loss,
      validationLoss,
      accuracy,
      startedAt: run.startedAt,
      failure: this.#failure,
      ending: this.#ending,
      // What the user calls it is not the engine's.
      number: null,
      name: '',
      starred: false,
      seed: run.seed,
      data: run.data.title,
      elapsed: this.#meter.elapsed,
      judged: this.#judgedAll,
      parent: run.parent && { run: run.parent.run, step: run.parent.step },
      beside: run.beside,
    };
  }

  async #live(): Promise<RunSummary> {
    try {
      await this.#save();
      await this.#change('training');
      if (this.#state.step === (this.#ready.run.parent?.step ?? 0)) await this.#measureAlike();
      await this.#loop();
      const done = this.#endsEarly || this.#state.step >= this.#ready.steps;
      if (done) await this.#end();
      await this.#save();
      await this.#change(done ? 'done' : 'stopped');
    } catch (error) {
      await this.#fail(error);
    } finally {
      this.#over = true;
      this.#tellCheckpointed();
      await this.#ready.log.close();
      await this.#ready.session.close();
    }
    return this.summary();
  }

  async #loop(): Promise<void> {
    const breath = new Breath();
    this.#meter.go(this.#state.step);
    while (this.#state.step < this.#ready.steps && this.#wanted !== 'stop' && !this.#endsEarly) {
      if (this.#wanted === 'pause') await this.#rest();
      else if (this.#checkpointed.length > 0) await this.#save();
      else {
        this.#step();
        await this.#dueWork();
        if (this.#meter.isDue) await this.#report();
        await breath.takeIfDue();
      }
    }
    await this.#report();
    this.#meter.halt();
  }

  #step(): void {
    const { session, batcher, run } = this.#ready;
    const { training } = run.document;
    const step = this.#state.step + 1;
    const batch: Batch = batcher.next();
    const timesteps = batch.mask.length / session.program.batch;
    const outputs = session.call(trainFor(session.program, timesteps), { ...feedsOf(batch), hyper: hyperOf(training, step, this.#state.optimizerSince), seed: Int32Array.of(run.seed, step) });
    const metric = metricOf(step, session.program, batch, outputs);
    this.#state = { ...this.#state, step, loss: metric.loss };
    if (metric.loss === null || metric.norm === null || metric.loss > LOSS_LIMIT)
      throw this.#diverged(outputs['loss']?.[0] ?? NaN);
    if (step % this.#ready.lines.metrics !== 0 && step !== this.#ready.steps) return;
    this.#meter.add(metric);
    this.#ready.log.add({ type: 'metric', ...metric });
    this.#listener.metric?.(metric);
  }

  async #dueWork(): Promise<void> {
    const { validateEvery, sampleEvery, checkpointEvery } = this.#ready.run.document.training;
    const { step } = this.#state;
    if (step >= this.#ready.steps) return;
    await this.#measureAlike();
    if (step % validateEvery === 0) {
      await this.#validate(VALIDATION_BATCHES);
      await this.#watch();
      if (this.#endsEarly) return;
    }
    if (sampleEvery > 0 && step % (sampleEvery * this.#ready.lines.samples) === 0) await this.#sample();
    if (step % checkpointEvery === 0) await this.#save();
  }

  async #validate(limit: number): Promise<void> {
    const { session, plan, log } = this.#ready;
    if (!plan.validation) return;
    // Left half done, one that early stopping counts would keep the run from going on as if it had never stopped.
    const mayBeLeft = limit === Infinity || this.#ready.run.document.training.earlyStopping === null;
    await session.prepare('evaluate');
    const found = await evaluateEpoch(session, plan.validation, { limit, stopped: () => this.#wanted === 'stop' && mayBeLeft });
    if (!found) return;
    const { step } = this.#state;
    const divergences = found.divergences?.map(({ node, loss, accuracy }) => ({ node, loss, accuracy }));
    const validation = { step, loss: found.loss, accuracy: found.accuracy, ...(divergences && { divergences }) };
    const isLogged = this.#judged?.step === step;
    this.#judged = { step, loss: found.loss };
    this.#state = { ...this.#state, validationLoss: found.loss, accuracy: found.accuracy };
    if (!this.#ready.everyStep) this.#judgedAll = { loss: found.loss, accuracy: found.accuracy, on: 'validation' };
    const { validateEvery } = this.#ready.run.document.training;
    const isDue = step >= this.#ready.steps || step % (validateEvery * this.#ready.lines.validations) === 0;
    if (isLogged || (!isDue && limit !== Infinity)) return;
    log.add({ type: 'validation', ...validation });
    this.#listener.validation?.(validation);
  }

  get #endsEarly(): boolean {
    return isExhausted(this.#state.patience, this.#ready.run.document.training.earlyStopping);
  }

  /** Early stopping: counts the newest loss, and keeps the weights of the least one. */
  async #watch(): Promise<void> {
    const { session, plan, run } = this.#ready;
    const { earlyStopping } = run.document.training;
    if (!earlyStopping) return;
    const { step } = this.#state;
    if (!plan.validation) {
      await session.prepare('evaluate');
      const found = await evaluateEpoch(session, plan.trainingInOrder, { limit: VALIDATION_BATCHES });
      this.#judged = { step, loss: found?.loss ?? null };
    }
    const loss = this.#judged?.loss ?? null;
    this.#state = { ...this.#state, patience: afterLoss(this.#state.patience, loss, earlyStopping) };
    if (loss !== null && (this.#state.best === null || loss < this.#state.best.loss)) await this.#save();
  }

  async #end(): Promise<void> {
    const { folder, session, plan, run, steps } = this.#ready;
    const { earlyStopping } = run.document.training;
    // Before other weights come back: the measure is of this step.
    await this.#measureAlike(true);
    if (earlyStopping) {
      if (!this.#endsEarly) {
        await this.#validate(VALIDATION_BATCHES);
        await this.#watch();
      }
      const { best, step, patience } = this.#state;
      if (best) {
        const restored = earlyStopping.restoreBest && best.step !== step;
        if (restored) restore(session, (await readCheckpoint(folder, best.step)).tensors, ['weight', 'slot']);
        const watched = plan.validation ? 'validation' : 'training';
        this.#ending = { early: step < steps, waited: patience.waited, watched, best: best.step, loss: best.loss, restored };
      }
    }
    await this.#judge();
  }

  /** At the end: the whole validation part, or, where there is none, how much of the training part is answered right. */
  async #judge(): Promise<void> {
    const { session, plan, everyStep } = this.#ready;
    if (plan.validation) await this.#validate(Infinity);
    else {
      await session.prepare('evaluate');
      const found = await evaluateEpoch(session, plan.trainingInOrder, { limit: VALIDATION_BATCHES });
      this.#state = { ...this.#state, accuracy: found?.accuracy ?? null };
      if (found && !everyStep) this.#judgedAll = { loss: found.loss, accuracy: found.accuracy, on: 'training' };
    }
    if (everyStep) await this.#judgeEveryStep(everyStep());
    if (this.#ready.run.document.training.sampleEvery > 0) await this.#sample();
  }

  async #judgeEveryStep({ validation, trainingInOrder }: BatchPlan): Promise<void> {
    const found = await evaluateEpoch(this.#ready.session, validation ?? trainingInOrder, { limit: VALIDATION_BATCHES });
    if (found) this.#judgedAll = { loss: found.loss, accuracy: found.accuracy, on: validation ? 'validation' : 'training' };
  }

  /** What compares this run with others that judge other timesteps; only of runs that are started to be compared. */
  async #measureAlike(isLast = false): Promise<void> {
    const [{ run, log, steps }, { step }] = [this.#ready, this.#state];
    if (!run.alike || this.#alikeAt === step || !(isLast || isMeasured(step, steps))) return;
    const alike = await measureAlike(this.#ready, step, () => this.#wanted === 'stop');
    if (!alike) return;
    this.#alikeAt = step;
    log.add({ type: 'alike', ...alike });
    this.#listener.alike?.(alike);
  }

  async #sample(): Promise<void> {
    const { step } = this.#state;
    if (!this.#ready.log.hasSamples) await this.#sampleBeginning();
    await this.#tellSample(step);
  }

  /** What it said before the first step, told with its first sample: a run should not wait for it to begin. */
  async #sampleBeginning(): Promise<void> {
    const { folder, session, run } = this.#ready;
    const first = run.parent?.step ?? 0;
    if (first === this.#state.step) return;
    const checkpoint = await readCheckpoint(folder, first).catch(() => null);
    if (!checkpoint) return;
    this.#aside = restore(session, checkpoint.tensors, ['weight']);
    try {
      await this.#tellSample(first);
    } finally {
      session.set(this.#aside);
      this.#aside = null;
    }
  }

  async #tellSample(step: number): Promise<void> {
    const { session, run, samples, vocabulary, log } = this.#ready;
    const sample = { step, ...(await takeSample({ session, run, vocabulary }, samples, () => this.#wanted === 'stop')) };
    log.add({ type: 'sample', ...sample });
    this.#listener.sample?.(sample);
  }

  async #rest(): Promise<void> {
    await this.#report();
    this.#meter.halt();
    await this.#save();
    await this.#change('paused');
    while (this.#wanted === 'pause') {
      if (this.#checkpointed.length > 0) await this.#save();
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    this.#wake = null;
    this.#meter.go(this.#state.step);
    if (this.#wanted === 'train') await this.#change('training');
  }

  async #save(): Promise<void> {
    const { folder, session, batcher, random, log } = this.#ready;
    const { step, best } = this.#state;
    const tensors = tensorsToKeep(session);
    for (const { values } of tensors.values()) if (!values.every(Number.isFinite)) throw this.#diverged(NaN);
    const judged = this.#judged?.step === step ? this.#judged.loss : null;
    const isBest = judged !== null && (best === null || judged < best.loss);
    const state = { ...this.#state, elapsed: this.#meter.elapsed, best: isBest ? { step, loss: judged } : best };
    await log.sync();
    const kept = { ...state, random: random.state(), cursor: batcher.cursor() };
    const recorded = await saveCheckpoint(folder, { tensors, state: kept }, { weights: weightNames(session.program) });
    this.#state = state;
    this.#keptStep = step;
    this.#listener.checkpointed?.(step, recorded);
    this.#tellCheckpointed();
  }

  #tellCheckpointed(): void {
    for (const resolve of this.#checkpointed.splice(0)) resolve();
  }

  async #report(): Promise<void> {
    const { run, steps, batcher, log } = this.#ready;
    const { step } = this.#state;
    const told = this.#meter.tell(step, steps);
    this.#listener.progress?.({ runId: run.id, status: this.#status, step, steps, epoch: batcher.epochs, ...told });
    await log.flush();
  }

  async #change(status: RunStatus): Promise<void> {
    this.#status = status;
    const { step, loss, validationLoss, accuracy } = this.#state;
    const [failure, ending, judged, elapsed] = [this.#failure, this.#ending, this.#judgedAll, this.#meter.elapsed];
    await writeStatus(this.#ready.folder, { status, step, loss, validationLoss, accuracy, failure, ending, elapsed, judged });
    this.#listener.changed?.(this.summary());
  }

  async #fail(error: unknown): Promise<void> {
    this.#failure = failureOf(error);
    await this.#ready.log.sync().catch(failureOf);
    // On a full disk the status cannot be written either; whoever listens hears it all the same.
    await this.#change('failed').catch((second: unknown) => {
      failureOf(second);
      this.#listener.changed?.(this.summary());
    });
  }

  #diverged(loss: number): UserError {
    return divergedError(this.#ready.run.document.training, { step: this.#state.step, loss, kept: this.#keptStep });
  }
}
