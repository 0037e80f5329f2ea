import { formatCount } from '../ui/format.ts';
import { t } from '../../shared/i18n/index.ts';

/** The line at a step with a card of values beside it; plain DOM, since it moves with the pointer. */
export class ChartReadout {
  /** Where it stands; null: hidden. */
  step: number | null = null;
  /** It stands at the newest step by itself. */
  parked = true;
  readonly #line = document.createElement('div');
  readonly #card = document.createElement('div');

  constructor() {
    this.#line.className = 'pointer-events-none absolute inset-y-0 w-px bg-ink';
    this.#card.className =
      'pointer-events-none absolute top-11 z-10 grid grid-cols-[auto_auto] gap-x-4 rounded-control border border-line-strong bg-raised px-2.5 py-1.5 font-sans text-small text-ink-2 shadow-2';
    this.hide();
  }

  attach(over: HTMLElement): void {
    over.append(this.#line, this.#card);
  }

  hide(): void {
    this.step = null;
    this.parked = true;
    this.#line.style.display = this.#card.style.display = 'none';
  }

  show(left: number, step: number, parked: boolean, rows: readonly { label: string; value: string }[], width: number): void {
    this.step = step;
    this.parked = parked;
    this.#line.style.display = '';
    this.#card.style.display = '';
    this.#line.style.left = `${left}px`;
    this.#card.replaceChildren(
      ...cells(t('training:chart.step'), formatCount(Math.round(step))),
      ...rows.flatMap(({ label, value }) => cells(label, value)),
    );
    const beside = left + 8 + this.#card.offsetWidth > width ? left - 8 - this.#card.offsetWidth : left + 8;
    this.#card.style.left = `${beside}px`;
  }
}

function cells(label: string, value: string): HTMLElement[] {
  const name = document.createElement('span');
  name.textContent = label;
  name.className = 'whitespace-nowrap';
  const number = document.createElement('span');
  number.textContent = value;
  number.className = 'mono text-right font-semibold text-ink';
  return [name, number];
}
