import type { Metric } from '../../../shared/ipc/contract.ts';

const METRICS_A_MESSAGE = 60;
const INTERVAL_MS = 100;
/** Weight of the newest interval in the speed that is shown. */
const SMOOTHING = 0.2;

/** Time, speed and what waits to be told. The clock runs only while training does. */
export class ProgressMeter {
  #elapsedMs: number;
  #since: number | null = null;
  #toldAt = 0;
  #toldStep: number;
  #speed: number | null = null;
  #waiting: Metric[] = [];

  constructor(elapsed: number, step: number) {
    this.#elapsedMs = elapsed * 1000;
    this.#toldStep = step;
  }

  go(step: number): void {
    this.#since = this.#toldAt = performance.now();
    this.#toldStep = step;
  }

  halt(): void {
    this.#elapsedMs = this.#elapsed();
    this.#since = null;
  }

  add(metric: Metric): void {
    this.#waiting.push(metric);
  }

  get isDue(): boolean {
    return performance.now() - this.#toldAt >= INTERVAL_MS;
  }

  get elapsed(): number {
    return this.#elapsed() / 1000;
  }

  /** Figures for a progress message; what waited is told by it. */
  tell(step: number, steps: number): { stepsPerSecond: number | null; elapsed: number; left: number | null; metrics: Metric[] } {
    const now = performance.now();
    if (step > this.#toldStep && now > this.#toldAt) {
      const speed = ((step - this.#toldStep) * 1000) / (now - this.#toldAt);
      this.#speed = this.#speed === null ? speed : this.#speed + SMOOTHING * (speed - this.#speed);
    }
    this.#toldAt = now;
    this.#toldStep = step;
    const metrics = thin(this.#waiting, METRICS_A_MESSAGE);
    this.#waiting = [];
    const left = this.#speed ? (steps - step) / this.#speed : null;
    return { stepsPerSecond: this.#speed, elapsed: this.elapsed, left, metrics };
  }

  #elapsed(): number {
    return this.#elapsedMs + (this.#since === null ? 0 : performance.now() - this.#since);
  }
}

/** At most `count`, evenly apart, the last one always among them. */
export function thin<T>(values: readonly T[], count: number): T[] {
  const stride = Math.ceil(values.length / count);
  return values.filter((_, index) => (values.length - 1 - index) % stride === 0);
}
