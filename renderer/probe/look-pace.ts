/** Milliseconds between looks, at least and at most. */
const SOONEST = 3_000;
const LATEST = 60_000;
/** Of the time a run trains, so much may be taken by looks at it. */
const SHARE = 0.02;

/**
 * When a run that trains may be looked at next: so that looking takes a small share of its time, whatever views ask. Times in milliseconds,
 * of one clock.
 */
export class LookPace {
  #at = -Infinity;
  #spent = 0;
  #before = 0;

  /** A look is taken. */
  look(now: number): void {
    this.#at = now;
    this.#before = this.#spent;
    this.#spent = 0;
  }

  /** What a question about the run took of its time. */
  spend(took: number): void {
    this.#spent += took;
  }

  /** Whether someone who opens or changes a view sees this moment: else what was seen last stays fresh enough. */
  isOld(now: number): boolean {
    return now >= this.#at + SOONEST;
  }

  /** Milliseconds until the next look. What was asked once (a program compiled, a slider dragged) is not what every look costs: the cheaper of two counts. */
  left(now: number): number {
    const cost = Math.min(this.#spent, this.#before);
    return Math.max(0, this.#at + Math.min(LATEST, Math.max(SOONEST, cost / SHARE)) - now);
  }
}
