const firstMs = 500;
const longestMs = 30_000;

/** How long to wait before the next start: nothing after a start that worked, twice as long after each that failed. */
export class RestartDelay {
  private failures = 0;
  private notBefore = 0;

  failed(now = Date.now()): void {
    this.notBefore = now + Math.min(firstMs * 2 ** this.failures, longestMs);
    this.failures += 1;
  }

  worked(): void {
    this.failures = 0;
    this.notBefore = 0;
  }

  /** Milliseconds from `now` until a start may be tried. */
  left(now = Date.now()): number {
    return Math.max(0, this.notBefore - now);
  }

  wait(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.left()));
  }
}
