/** One question at a time; of those that come meanwhile only the last is asked. Who asks faster than answers come gets the newest. */
export class LatestOnly<Q, A> {
  readonly #ask: (question: Q) => Promise<A>;
  #asking = false;
  #waiting: { readonly question: Q; readonly answered: (answer: Promise<A>) => void } | null = null;

  constructor(ask: (question: Q) => Promise<A>) {
    this.#ask = ask;
  }

  /** `answered` is never called where a later question took this one's place, or it was forgotten. */
  want(question: Q, answered: (answer: Promise<A>) => void): void {
    this.#waiting = { question, answered };
    if (!this.#asking) void this.#go();
  }

  /** The question that waits is not asked any more. */
  forget(): void {
    this.#waiting = null;
  }

  async #go(): Promise<void> {
    this.#asking = true;
    for (let now = this.#waiting; now; now = this.#waiting) {
      this.#waiting = null;
      const answer = this.#ask(now.question);
      now.answered(answer);
      await answer.catch(() => undefined);
    }
    this.#asking = false;
  }
}
