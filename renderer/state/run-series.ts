import type { Metric } from '../../shared/ipc/contract.ts';

/** Points kept at most: about five for each pixel of a wide chart. */
export const SERIES_LIMIT = 4096;

/**
 * Training losses of one run over its steps, in typed arrays outside React. Bounded: when full, every second point
 * goes, so the past grows coarser and the newest points stay exact. The smoothed value is computed on the way in, from
 * every point, and so does not change when points are thinned.
 */
export class MetricSeries {
  readonly #limit: number;
  readonly #halfLife: number;
  #step: Float64Array;
  #loss: Float64Array;
  #smooth: Float64Array;
  #length = 0;
  #smoother: Smoother;

  /** `halfLife`: steps after which a loss counts half in the smoothed line; fewer at the beginning, see `Smoother`. */
  constructor(halfLife: number, limit = SERIES_LIMIT) {
    this.#limit = Math.max(4, limit);
    this.#halfLife = Math.max(1, halfLife);
    this.#step = new Float64Array(this.#limit);
    this.#loss = new Float64Array(this.#limit);
    this.#smooth = new Float64Array(this.#limit);
    this.#smoother = new Smoother(this.#halfLife);
  }

  get length(): number {
    return this.#length;
  }

  get steps(): Float64Array {
    return this.#step.subarray(0, this.#length);
  }

  /** nats a judged symbol; NaN where a step had no finite loss. */
  get losses(): Float64Array {
    return this.#loss.subarray(0, this.#length);
  }

  get smoothed(): Float64Array {
    return this.#smooth.subarray(0, this.#length);
  }

  get lastStep(): number {
    return this.#length === 0 ? -1 : (this.#step[this.#length - 1] as number);
  }

  /** A step at or before the last one means that the run went on from an earlier checkpoint: what came after it goes. */
  append(metric: Pick<Metric, 'step' | 'loss'>): void {
    if (metric.step <= this.lastStep) this.#cutFrom(metric.step);
    if (this.#length === this.#limit) this.#thin();
    const at = this.#length++;
    const loss = metric.loss ?? Number.NaN;
    this.#step[at] = metric.step;
    this.#loss[at] = loss;
    this.#smooth[at] = this.#smoother.next(metric.step, loss);
  }

  #cutFrom(step: number): void {
    let keep = this.#length;
    while (keep > 0 && (this.#step[keep - 1] as number) >= step) keep--;
    this.#length = keep;
    this.#smoother = new Smoother(this.#halfLife);
    for (let i = 0; i < keep; i++) this.#smoother.next(this.#step[i] as number, this.#loss[i] as number);
  }

  #thin(): void {
    const half = Math.ceil(this.#length / 2);
    for (let i = 0; i < half; i++) {
      this.#step[i] = this.#step[2 * i] as number;
      this.#loss[i] = this.#loss[2 * i] as number;
      this.#smooth[i] = this.#smooth[2 * i] as number;
    }
    this.#length = half;
  }
}

/**
 * Exponential average over unevenly spaced steps, corrected for its start (as Adam corrects its moments), so that the
 * first smoothed value is the first loss and not a fraction of it. The half-life is a fortieth of the steps so far
 * until it reaches its limit: a loss falls fastest at first, and a line that lags there would tell another story.
 */
class Smoother {
  readonly #halfLife: number;
  #sum = 0;
  #weight = 0;
  #last = 0;

  constructor(halfLife: number) {
    this.#halfLife = halfLife;
  }

  next(step: number, value: number): number {
    if (Number.isFinite(value)) {
      const halfLife = Math.min(this.#halfLife, Math.max(2, step / 40));
      const keep = this.#weight === 0 ? 0 : 2 ** (-Math.max(1, step - this.#last) / halfLife);
      this.#sum = this.#sum * keep + value * (1 - keep);
      this.#weight = this.#weight * keep + (1 - keep);
      this.#last = step;
    }
    return this.#weight === 0 ? Number.NaN : this.#sum / this.#weight;
  }
}

/** Half-life of the smoothed line for a run of so many steps: little of it, so that the line does not lag behind the points. */
export function smoothingHalfLife(steps: number): number {
  return Math.max(3, steps / 300);
}
