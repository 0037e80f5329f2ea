import type { Metric } from '../../shared/ipc/contract.ts';

/** Divergence at each timestep, averaged over the steps of one interval. */
export interface Strip {
  /** Last step averaged. */
  readonly step: number;
  /** By t − 1; null: no step of the interval judged it. */
  readonly values: readonly (number | null)[];
  /** Mean loss of the interval, nats a judged symbol. */
  readonly loss: number | null;
}

export const STRIP_LIMIT = 128;

/**
 * One strip an interval, the very first step in a strip of its own ("before training"). When there are too many, every
 * second goes, the first stays.
 */
export class StripLog {
  readonly #limit: number;
  #interval: number;
  #closed: Strip[] = [];
  #open: Tally | null = null;
  #started = false;

  constructor(interval: number, limit = STRIP_LIMIT) {
    this.#interval = Math.max(1, interval);
    this.#limit = Math.max(4, limit);
  }

  /** Oldest first, a list of its own; the last is still being averaged. */
  get strips(): readonly Strip[] {
    return this.#open ? [...this.#closed, this.#open.strip()] : [...this.#closed];
  }

  append(metric: Metric): void {
    const last = this.#open?.last ?? this.#closed.at(-1)?.step ?? -1;
    if (metric.step <= last) this.#cutFrom(metric.step);
    if (!this.#started) {
      this.#started = true;
      this.#close(new Tally(metric));
      return;
    }
    if (this.#open && Math.floor((metric.step - 1) / this.#interval) !== Math.floor((this.#open.first - 1) / this.#interval))
      this.#close(this.#open);
    if (this.#open) this.#open.add(metric);
    else this.#open = new Tally(metric);
  }

  #close(tally: Tally): void {
    this.#closed.push(tally.strip());
    this.#open = null;
    if (this.#closed.length < this.#limit) return;
    this.#closed = this.#closed.filter((_, index) => index % 2 === 0);
    this.#interval *= 2;
  }

  #cutFrom(step: number): void {
    this.#open = null;
    this.#closed = this.#closed.filter((strip) => strip.step < step);
    this.#started = this.#closed.length > 0;
  }
}

class Tally {
  readonly first: number;
  last: number;
  readonly #sums: number[] = [];
  readonly #counts: number[] = [];
  #loss = 0;
  #losses = 0;

  constructor(metric: Metric) {
    this.first = metric.step;
    this.last = metric.step;
    this.add(metric);
  }

  add(metric: Metric): void {
    this.last = metric.step;
    if (metric.loss !== null) {
      this.#loss += metric.loss;
      this.#losses++;
    }
    metric.perTimestep.forEach((value, t) => {
      this.#sums[t] = (this.#sums[t] ?? 0) + (value ?? 0);
      this.#counts[t] = (this.#counts[t] ?? 0) + (value === null ? 0 : 1);
    });
  }

  strip(): Strip {
    return {
      step: this.last,
      values: this.#sums.map((sum, t) => (this.#counts[t] ? sum / (this.#counts[t] as number) : null)),
      loss: this.#losses ? this.#loss / this.#losses : null,
    };
  }
}

/**
 * At most `rows` of the strips, first and newest among them, denser at the beginning, where most is learned.
 */
export function chooseStrips(strips: readonly Strip[], rows: number): readonly Strip[] {
  const most = Math.max(2, rows);
  if (strips.length <= most) return strips;
  const chosen = new Set<number>();
  for (let row = 0; row < most; row++) {
    let index = Math.round((strips.length - 1) * (row / (most - 1)) ** 1.7);
    while (chosen.has(index)) index++;
    chosen.add(index);
  }
  return [...chosen].sort((a, b) => a - b).flatMap((index) => strips[index] ?? []);
}
