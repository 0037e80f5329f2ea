import { setImmediate } from 'node:timers/promises';

/** How long the process works before it looks at what has arrived. */
const SLICE_MS = 30;

/** Lets the event loop run now and then, so that pause, stop and questions are answered while a long job goes on. */
export class Breath {
  #end = performance.now() + SLICE_MS;

  get isDue(): boolean {
    return performance.now() >= this.#end;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.#end = performance.now() + SLICE_MS;
  }

  async takeIfDue(): Promise<void> {
    if (this.isDue) await this.take();
  }
}
