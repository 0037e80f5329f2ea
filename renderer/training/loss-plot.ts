import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { t } from '../../shared/i18n/index.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import type { RunHistory } from '../state/run-history.ts';
import { chartData, logTicks, lossBounds, spreadLabels, valueAt, type ChartData } from './chart-data.ts';
import { drawEndLabels, drawFlags, drawGuessing } from './chart-marks.ts';
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
}

const FONT = '11px "Inter Variable", sans-serif';
/** Between ticks of the axis of steps: whole and round. */
const STEPS_APART = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map((mark) => mark * 10 ** power)).flat();
const MARGIN = { top: 16, right: 20, labels: 112 };

/** The curves of a run, drawn by themselves whenever its history grows. */
export class LossPlot {
  readonly #host: HTMLElement;
  readonly #onValue: (text: string, step: number) => void;
  readonly #readout: ChartReadout;
  #input: PlotInput;
  #plot: uPlot;
  #data: ChartData;
  #stops: (() => void)[] = [];

  constructor(host: HTMLElement, input: PlotInput, onValue: (text: string, step: number) => void) {
    this.#host = host;
    this.#input = input;
    this.#onValue = onValue;
    this.#readout = new ChartReadout();
    this.#data = this.#read();
    this.#plot = this.#make();
    const frame = perFrame(() => this.#refresh());
    const histories = [input.history, ...input.compared.map(({ history }) => history)];
    const resize = new ResizeObserver(() => this.#resize());
    resize.observe(host);
    this.#stops = [
      ...histories.map((history) => history.subscribe((part) => part !== 'samples' && frame.ask())),
      onThemeChange(() => this.#plot.redraw()),
      () => resize.disconnect(),
      frame.stop,
    ];
    void document.fonts.ready.then(() => this.#plot.redraw());
    this.#park();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#plot.destroy();
  }

  /** Moves the cursor by a share of the axis, for the arrow keys; `Infinity` goes to the newest step. */
  move(share: number): void {
    const { max = 1 } = this.#plot.scales['x'] ?? {};
    const last = this.#input.history.series.lastStep;
    const from = this.#readout.step ?? last;
    this.#showAt(Math.min(Math.max(0, from + share * (max ?? 1)), Math.max(0, last)));
  }

  #read(): ChartData {
    return chartData(this.#input.history, this.#input.compared.map(({ history }) => history));
  }

  #refresh(): void {
    this.#data = this.#read();
    this.#plot.setData(this.#data);
    if (this.#readout.step === null || this.#readout.parked) this.#park();
    else this.#showAt(this.#readout.step);
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (width > 0 && height > 0) this.#plot.setSize({ width, height });
    this.#refresh();
  }

  /** Without a pointer the readout stands at the newest step of a live run, and nowhere else. */
  #park(): void {
    const last = this.#input.history.series.lastStep;
    if (!this.#input.live || last < 0) this.#readout.hide();
    else this.#showAt(last, true);
  }

  #showAt(step: number, parked = false): void {
    const rows = this.#rows(step);
    const left = this.#plot.valToPos(step, 'x');
    this.#readout.show(left, step, parked, rows, this.#plot.over.clientWidth);
    const values = rows.map(({ label, value }) => `${label} ${value}`).join(', ');
    if (!parked) this.#onValue(`${t('training:chart.at', { step: formatCount(Math.round(step)) })}: ${values}`, step);
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
            const { min, max } = lossBounds(this.#data, this.#input.guessing?.loss ?? null, scale === 'log');
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
        ready: [(plot) => this.#readout.attach(plot.over)],
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
    return plot;
  }

  #marks(plot: uPlot): void {
    const { guessing, compared, history } = this.#input;
    if (guessing) drawGuessing(plot, guessing.loss, t('training:chart.guessing', { classes: formatCount(guessing.classes), loss: formatLoss(guessing.loss) }));
    drawFlags(plot, history.checkpoints);
    const ends = compared.flatMap(({ label }, index) => {
      const end = valueAt(this.#data, index + 4, Infinity);
      return end ? [{ label, y: plot.valToPos(end.value, 'y'), x: plot.valToPos(end.step, 'x') }] : [];
    });
    const places = spreadLabels(ends.map(({ y }) => y), 15, plot.over.clientHeight - 6);
    drawEndLabels(plot, ends.map((end, index) => ({ ...end, at: places[index] as number })), MARGIN.labels - 12);
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
