import { setImmediate } from 'node:timers/promises';

/** How long the process works before it looks at what has arrived. */
const SLICE_MS = 30;

/** Lets the event loop run now and then, so that pause, stop and questions are answered while a long job goes on. */
export class Breath {
  readonly #began = performance.now();
  #rested = 0;
  #end = this.#began + SLICE_MS;

  get isDue(): boolean {
    return performance.now() >= this.#end;
  }

  /** Milliseconds of work so far, without those in which others had their turn. */
  get worked(): number {
    return performance.now() - this.#began - this.#rested;
  }

  async take(): Promise<void> {
    const from = performance.now();
    await setImmediate();
    const to = performance.now();
    this.#rested += to - from;
    this.#end = to + SLICE_MS;
  }

  async takeIfDue(): Promise<void> {
    if (this.isDue) await this.take();
  }
}
