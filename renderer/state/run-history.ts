import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Alike, Metric, RunRecord, Sample, Validation } from '../../shared/ipc/contract.ts';
import { MetricSeries, smoothingHalfLife } from './run-series.ts';
import { StripLog } from './run-strips.ts';

/** What a listener may care about; `metrics` comes several times a second, the others now and then. */
export type HistoryPart = 'metrics' | 'validations' | 'samples' | 'alike' | 'checkpoints' | 'record';

const LIST_LIMIT = 2_000;
/** Metrics kept as they came until the record is read; some minutes of them. */
const PENDING_LIMIT = 2_000;

/**
 * Everything measured in one run, outside React: charts and canvases subscribe to it and draw themselves. Events that
 * arrive while the record is being read are kept and put on top of it.
 */
export class RunHistory {
  series: MetricSeries;
  strips: StripLog;
  validations: readonly Validation[] = [];
  samples: readonly Sample[] = [];
  /** Measured with every timestep judged, of runs that were started to be compared. */
  alike: readonly Alike[] = [];
  /** Steps, ascending. */
  checkpoints: readonly number[] = [];
  /** The drawing as it was trained; null until the record is read. */
  document: UnrollDocument | null = null;
  read: 'no' | 'reading' | 'yes' | 'failed' = 'no';

  /** Of several divergences each its own figures, by node. */
  readonly #branches = new Map<string, RunHistory>();
  /** What came by events before the record was there. */
  #pending: Metric[] = [];
  readonly #versions: Record<HistoryPart, number> = { metrics: 0, validations: 0, samples: 0, alike: 0, checkpoints: 0, record: 0 };
  readonly #listeners = new Set<(part: HistoryPart) => void>();

  readonly #interval: number;
  #steps: number;

  constructor(steps: number, interval: number) {
    this.#steps = steps;
    this.#interval = interval;
    this.series = new MetricSeries(smoothingHalfLife(steps));
    this.strips = new StripLog(interval);
  }

  /** The history of one divergence of several. */
  branch(node: string): RunHistory {
    const found = this.#branches.get(node) ?? new RunHistory(this.#steps, this.#interval);
    found.read = 'yes';
    this.#branches.set(node, found);
    return found;
  }

  subscribe(listener: (part: HistoryPart) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  version(part: HistoryPart): number {
    return this.#versions[part];
  }

  setRead(read: RunHistory['read']): void {
    this.read = read;
    this.#changed('record');
  }

  addMetrics(metrics: readonly Metric[]): void {
    if (metrics.length === 0) return;
    metrics.forEach((metric) => this.#append(metric));
    if (this.read !== 'yes') this.#pending = [...this.#pending, ...metrics].slice(-PENDING_LIMIT);
    this.#changed('metrics');
  }

  addValidation(validation: Validation): void {
    this.validations = withStep(this.validations, validation);
    this.#branchValidation(validation);
    this.#changed('validations');
  }

  addSample(sample: Sample): void {
    this.samples = withStep(this.samples, sample);
    this.#changed('samples');
  }

  addAlike(alike: Alike): void {
    this.alike = withStep(this.alike, alike);
    this.#changed('alike');
  }

  /** The steps that are recorded now: older ones are thinned out as a run goes on. */
  setCheckpoints(steps: readonly number[]): void {
    this.checkpoints = steps;
    this.#changed('checkpoints');
  }

  /** The run's record from disk, with whatever came in by events since it was written. */
  load(record: RunRecord): void {
    const { training } = record.document;
    const live = { validations: this.validations, samples: this.samples, alike: this.alike, checkpoints: this.checkpoints, metrics: this.#pending };
    this.#pending = [];
    this.document = record.document;
    this.#steps = training.steps;
    this.series = new MetricSeries(smoothingHalfLife(training.steps));
    this.strips = new StripLog(training.validateEvery);
    for (const branch of this.#branches.values()) {
      branch.series = new MetricSeries(smoothingHalfLife(training.steps));
      branch.validations = [];
    }
    record.metrics.forEach((metric) => this.#append(metric));
    const last = this.series.lastStep;
    live.metrics.filter(({ step }) => step > last).forEach((metric) => this.#append(metric));
    this.validations = withNewer(record.validations, live.validations);
    this.validations.forEach((validation) => this.#branchValidation(validation));
    this.samples = withNewer(record.samples, live.samples);
    this.alike = withNewer(record.alike, live.alike);
    // What was told last is newer than what was read.
    this.checkpoints = live.checkpoints.length > 0 ? live.checkpoints : record.checkpoints;
    this.read = 'yes';
    for (const part of ['metrics', 'validations', 'samples', 'alike', 'checkpoints', 'record'] as const) this.#changed(part);
  }

  #append(metric: Metric): void {
    this.series.append(metric);
    this.strips.append(metric);
    for (const { node, ...figures } of metric.divergences ?? []) this.branch(node).addMetrics([{ step: metric.step, norm: null, ...figures }]);
  }

  #branchValidation({ step, divergences }: Validation): void {
    for (const { node, loss, accuracy } of divergences ?? []) this.branch(node).addValidation({ step, loss, accuracy });
  }

  #changed(part: HistoryPart): void {
    this.#versions[part]++;
    for (const listener of this.#listeners) listener(part);
  }
}

/** Appended; what stood at this step or later came from before a resume and goes. */
function withStep<T extends { readonly step: number }>(list: readonly T[], item: T): readonly T[] {
  const kept = list.at(-1)?.step !== undefined && (list.at(-1) as T).step >= item.step ? list.filter(({ step }) => step < item.step) : list;
  const next = [...kept, item];
  return next.length > LIST_LIMIT ? next.filter((_, index) => index === 0 || index % 2 === 1) : next;
}

function withNewer<T extends { readonly step: number }>(list: readonly T[], live: readonly T[]): readonly T[] {
  const last = list.at(-1)?.step ?? -1;
  return [...list, ...live.filter(({ step }) => step > last)];
}

/** Smallest finite validation loss. */
export function bestLoss(validations: readonly Validation[]): number | null {
  let best: number | null = null;
  for (const { loss } of validations) if (loss !== null && (best === null || loss < best)) best = loss;
  return best;
}
