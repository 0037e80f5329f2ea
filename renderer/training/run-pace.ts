import type { RunSummary } from '../../shared/ipc/contract.ts';
import type { RunHistory } from '../state/run-history.ts';
import type { LiveProgress } from '../state/run-reducers.ts';
import { formatNumber } from '../ui/format.ts';

export interface Pace {
  readonly stepsPerSecond: number | null;
  readonly stepMs: number | null;
  readonly symbolsPerSecond: number | null;
  readonly epoch: number | null;
  readonly epochs: number | null;
  /** Seconds; only while steps are being made. */
  readonly left: number | null;
  readonly elapsed: number | null;
}

/** Steps before which a rate says more about starting than about training. */
const STEADY = 5;

/** How fast a run goes. What depends on the moment is only there while it trains; the rest stays when it ended. */
export function runPace(run: Pick<RunSummary, 'status'>, live: LiveProgress | null, { document, strips }: Pick<RunHistory, 'document' | 'strips'>): Pace {
  const rate = live?.stepsPerSecond && live.stepsPerSecond > 0 ? live.stepsPerSecond : null;
  const moving = run.status === 'training' && live !== null;
  const symbols = document ? document.training.batch * (strips.strips.at(-1)?.values.length ?? 0) : 0;
  const epochs = live && live.step > 0 ? (live.epoch * live.steps) / live.step : null;
  return {
    stepsPerSecond: rate,
    stepMs: rate === null ? null : 1000 / rate,
    symbolsPerSecond: rate === null || symbols === 0 ? null : rate * symbols,
    epoch: live && live.epoch > 0 ? live.epoch : null,
    epochs,
    left: moving && live.step >= STEADY ? timeLeft(live) : null,
    elapsed: live?.elapsed ?? null,
  };
}

/** The engine's own estimate, or what the rate gives. */
function timeLeft({ left, step, steps, stepsPerSecond }: LiveProgress): number | null {
  if (left !== null) return Math.max(0, left);
  return stepsPerSecond ? Math.max(0, steps - step) / stepsPerSecond : null;
}

/** Three digits of a rate: the fourth changes all the time and says nothing. */
export function formatRate(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}
