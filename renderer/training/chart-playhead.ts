/** The moment that is looked at, as a line with a grip; plain DOM, since it moves with the pointer. */
export class ChartPlayhead {
  readonly #line = document.createElement('div');

  constructor() {
    this.#line.className = 'pointer-events-none absolute inset-y-0 z-10 w-0.5 -translate-x-1/2 bg-ink';
    const grip = document.createElement('div');
    grip.className = 'absolute -top-1 left-1/2 size-3 -translate-x-1/2 rounded-full border-2 border-ink bg-surface';
    this.#line.append(grip);
    this.show(null);
  }

  attach(over: HTMLElement): void {
    over.classList.add('cursor-ew-resize', 'touch-none');
    over.append(this.#line);
  }

  /** `left`: pixels from the axis of losses; null: nothing is looked at but the newest. */
  show(left: number | null): void {
    this.#line.style.display = left === null ? 'none' : '';
    if (left !== null) this.#line.style.left = `${left}px`;
  }
}
