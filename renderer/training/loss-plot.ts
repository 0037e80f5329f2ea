import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { t } from '../../shared/i18n/index.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import type { RunHistory } from '../state/run-history.ts';
import { chartData, logTicks, lossBounds, spreadLabels, valueAt, type ChartData } from './chart-data.ts';
import { drawEndLabels, drawFlags, drawGuessing, drawLineage } from './chart-marks.ts';
import { ChartPlayhead } from './chart-playhead.ts';
import { ChartReadout } from './chart-readout.ts';
import { DASHES } from './dashes.ts';
import { perFrame } from './frames.ts';
import { onThemeChange, readColour } from './theme-colours.ts';

/** A run drawn beside the selected one. */
export interface PlottedRun {
  readonly history: RunHistory;
  /** At the end of its line and in the readout. */
  readonly label: string;
}

export interface PlotInput {
  readonly history: RunHistory;
  readonly compared: readonly PlottedRun[];
  /** How far the axis reaches at least: the planned steps of a run that goes on. */
  readonly steps: number;
  /** The run is being trained: its newest values stay shown beside its end. */
  readonly live: boolean;
  readonly scale: 'linear' | 'log';
  readonly guessing: { readonly classes: number; readonly loss: number } | null;
  /** Of a fork: the run it began from, drawn up to there. */
  readonly lineage: { readonly history: RunHistory; readonly until: number; readonly label: string } | null;
}

export interface PlotEvents {
  /** What stands at a step, in words. */
  say(text: string, step: number): void;
  /** The user chose a moment. */
  choose(step: number): void;
}

const FONT = '11px "Inter Variable", sans-serif';
/** Between ticks of the axis of steps: whole and round. */
const STEPS_APART = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map((mark) => mark * 10 ** power)).flat();
const MARGIN = { top: 16, right: 20, labels: 112 };

/** Milliseconds between two pictures: five a second read as one movement, and cost a run that trains half of what ten do. */
const INTERVAL = 200;

/** The curves of a run, drawn by themselves whenever its history grows. */
export class LossPlot {
  readonly #host: HTMLElement;
  readonly #events: PlotEvents;
  readonly #readout: ChartReadout;
  readonly #playhead = new ChartPlayhead();
  #input: PlotInput;
  #plot: uPlot;
  #data: ChartData;
  #stops: (() => void)[] = [];
  /** The step that is looked at; null: the newest. */
  #moment: number | null = null;

  constructor(host: HTMLElement, input: PlotInput, events: PlotEvents) {
    this.#host = host;
    this.#input = input;
    this.#events = events;
    this.#readout = new ChartReadout();
    this.#data = this.#read();
    this.#plot = this.#make();
    const frame = perFrame(() => this.#refresh(), INTERVAL);
    const histories = [input.history, ...input.compared.map(({ history }) => history), ...(input.lineage ? [input.lineage.history] : [])];
    const resize = new ResizeObserver(() => this.#resize());
    resize.observe(host);
    this.#stops = [
      ...histories.map((history) => history.subscribe((part) => part !== 'samples' && frame.ask())),
      onThemeChange(() => this.#plot.redraw()),
      () => resize.disconnect(),
      frame.stop,
    ];
    // Fonts come when they are first needed: Hangul after it was drawn without.
    const redraw = (): void => this.#plot.redraw();
    document.fonts.addEventListener('loadingdone', redraw);
    this.#stops.push(() => document.fonts.removeEventListener('loadingdone', redraw));
    void document.fonts.ready.then(redraw);
    this.#park();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#plot.destroy();
  }

  /** Shows the step that is looked at; null: the newest. */
  showMoment(step: number | null): void {
    this.#moment = step;
    this.#park();
    if (step !== null) this.#say(step);
  }

  /** Moves the moment by a share of the axis, for the arrow keys; infinities go to the ends. */
  move(share: number): void {
    const { max } = this.#plot.scales['x'] ?? {};
    const from = this.#moment ?? this.#input.history.series.lastStep;
    this.#choose(from + share * (max ?? 1));
  }

  #choose(step: number): void {
    const { series, checkpoints } = this.#input.history;
    const { steps, lastStep } = series;
    if (lastStep < 0) return;
    // A run is recorded from before its first step on.
    const first = checkpoints[0] ?? Math.max(0, (steps[0] ?? 1) - 1);
    this.#events.choose(Math.round(Math.min(Math.max(first, step), lastStep)));
  }

  #read(): ChartData {
    return chartData(this.#input.history, this.#input.compared.map(({ history }) => history));
  }

  #refresh(): void {
    this.#data = this.#read();
    this.#plot.setData(this.#data);
    if (this.#readout.step === null || this.#readout.parked) this.#park();
    else this.#showAt(this.#readout.step);
    this.#playhead.show(this.#moment === null ? null : this.#plot.valToPos(this.#moment, 'x'));
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (width > 0 && height > 0) this.#plot.setSize({ width, height });
    this.#refresh();
  }

  /** Without a pointer the readout stands at the moment, or at the newest step of a live run, and nowhere else. */
  #park(): void {
    const last = this.#input.history.series.lastStep;
    const at = this.#moment ?? (this.#input.live ? last : -1);
    this.#playhead.show(this.#moment === null ? null : this.#plot.valToPos(this.#moment, 'x'));
    if (at < 0) this.#readout.hide();
    else this.#showAt(at, true);
  }

  #showAt(step: number, parked = false): void {
    this.#readout.show(this.#plot.valToPos(step, 'x'), step, parked, this.#rows(step), this.#plot.over.clientWidth);
    if (!parked) this.#say(step);
  }

  #say(step: number): void {
    const values = this.#rows(step).map(({ label, value }) => `${label} ${value}`).join(', ');
    this.#events.say(`${t('training:chart.at', { step: formatCount(Math.round(step)) })}: ${values}`, step);
  }

  #rows(step: number): { label: string; value: string }[] {
    const labels = [t('training:chart.training'), t('training:chart.validation'), ...this.#input.compared.map(({ label }) => label)];
    return labels.flatMap((label, index) => {
      const found = valueAt(this.#data, index + 2, step);
      return found ? [{ label, value: formatLoss(found.value) }] : [];
    });
  }

  #make(): uPlot {
    const { compared, scale } = this.#input;
    const quiet = () => readColour('ink-3');
    const line = () => readColour('line');
    const main = () => readColour('divergence');
    const options: uPlot.Options = {
      width: Math.max(1, this.#host.clientWidth),
      height: Math.max(1, this.#host.clientHeight),
      padding: [MARGIN.top, compared.length > 0 ? MARGIN.labels : MARGIN.right, 0, 0],
      legend: { show: false },
      cursor: { y: false, x: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [0, this.#lastStep()] },
        y: {
          distr: scale === 'log' ? 3 : 1,
          range: () => {
            const { min, max } = lossBounds(this.#data, this.#input.guessing?.loss ?? null, scale === 'log', this.#ancestors());
            return [min, max];
          },
        },
      },
      axes: [
        { incrs: STEPS_APART, stroke: quiet, font: FONT, size: 30, gap: 6, space: 70, grid: { show: false }, ticks: { show: false }, border: { show: true, stroke: line, width: 1 },
          values: (_plot, splits) => splits.map((value) => formatCount(value)) },
        { ...(scale === 'log' && { splits: (_plot, _axis, min, max) => logTicks(min, max), filter: (_plot, splits) => splits }),
          stroke: quiet, font: FONT, size: 52, gap: 8, space: 44, grid: { stroke: line, width: 1 }, ticks: { show: false },
          values: (_plot, splits, _axis, _space, increment) => splits.map((value) => (value === null ? '' : axisNumber(value, scale === 'log' ? 0 : increment))) },
      ],
      series: [
        {},
        { stroke: () => withAlpha(main(), 0.45), width: 1, spanGaps: true, points: { show: false } },
        { stroke: main, width: 2, spanGaps: true, points: { show: false } },
        { stroke: main, width: 1.5, paths: () => null, points: { show: true, size: 6.5, width: 1.5, stroke: main, fill: () => readColour('surface') } },
        ...compared.map((_, index): uPlot.Series => ({
          stroke: () => readColour('ink-2'), width: 1.5, dash: [...(DASHES[index % DASHES.length] ?? [])], spanGaps: true, points: { show: false },
        })),
      ],
      hooks: {
        ready: [
          (plot) => {
            this.#readout.attach(plot.over);
            this.#playhead.attach(plot.over);
          },
        ],
        draw: [(plot) => this.#marks(plot)],
        setCursor: [
          (plot) => {
            const { left = -1 } = plot.cursor;
            if (left >= 0) this.#showAt(Math.max(0, plot.posToVal(left, 'x')));
          },
        ],
      },
    };
    const plot = new uPlot(options, this.#data, this.#host);
    plot.over.addEventListener('mouseleave', () => this.#park());
    this.#drag(plot.over);
    return plot;
  }

  /** A press takes the moment there, and it follows until the button is let go. */
  #drag(over: HTMLElement): void {
    const chooseAt = ({ clientX }: PointerEvent): void => this.#choose(this.#plot.posToVal(clientX - over.getBoundingClientRect().left, 'x'));
    over.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      over.setPointerCapture(event.pointerId);
      chooseAt(event);
    });
    over.addEventListener('pointermove', (event) => over.hasPointerCapture(event.pointerId) && chooseAt(event));
  }

  #marks(plot: uPlot): void {
    const { guessing, compared, history, lineage } = this.#input;
    if (guessing) drawGuessing(plot, guessing.loss, t('training:chart.guessing', { classes: formatCount(guessing.classes), loss: formatLoss(guessing.loss) }));
    if (lineage) drawLineage(plot, lineage.history.series, lineage.until, lineage.label);
    drawFlags(plot, history.checkpoints);
    const ends = compared.flatMap(({ label }, index) => {
      const end = valueAt(this.#data, index + 4, Infinity);
      return end ? [{ label, y: plot.valToPos(end.value, 'y'), x: plot.valToPos(end.step, 'x') }] : [];
    });
    const places = spreadLabels(ends.map(({ y }) => y), 15, plot.over.clientHeight - 6);
    drawEndLabels(plot, ends.map((end, index) => ({ ...end, at: places[index] as number })), MARGIN.labels - 15);
  }

  /** Losses of the parent up to the fork: they are drawn, too. */
  #ancestors(): Float64Array {
    const { lineage } = this.#input;
    if (!lineage) return new Float64Array();
    const { steps, smoothed } = lineage.history.series;
    const count = steps.findIndex((step) => step > lineage.until);
    return smoothed.subarray(0, count < 0 ? smoothed.length : count);
  }

  #lastStep(): number {
    const steps = this.#data[0];
    return Math.max(this.#input.steps, steps[steps.length - 1] ?? 0, 1);
  }
}

/** Tick labels of the loss, all with the decimals of the distance between them; powers of ten where those would not do. */
function axisNumber(value: number, increment: number): string {
  if (value !== 0 && (value < 0.001 || value >= 10_000)) return formatLoss(value);
  const decimals = String(Number(increment.toPrecision(6))).split('.')[1]?.length ?? 0;
  return increment > 0 && decimals <= 4 ? value.toFixed(decimals) : String(Number(value.toPrecision(3)));
}

function withAlpha(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${alpha * 100}%, transparent)`;
}
