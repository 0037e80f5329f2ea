import { portOf } from '../../../shared/compiler/functions/judge.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Forecast, ForecastOptions } from '../../../shared/ipc/contract.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { scale, unscale, type SeriesDataset } from '../../../shared/series/series-dataset.ts';
import { Breath } from '../breath.ts';
import { readingNode } from '../data/load-data.ts';
import type { EngineRun } from '../run/run-folder.ts';
import type { Session } from '../session.ts';
import { loadRunData } from '../train/start-run.ts';
import { channelsOf, rowsFromText, toRows } from './numbers.ts';
import { speakerOf } from './speaker.ts';
import { withNetwork } from './trained-network.ts';

/** So many windows of what is known are read first, to build up a state. */
const WINDOWS_READ = 4;

/**
 * Continues a series: reads its end (or the rows that are given) from a zero state, then feeds back what it predicts. With a
 * horizon of h the first h predicted rows come from known ones.
 * @throws UserError a run that does not forecast, rows that are not numbers, no output of that name, or data that is lost.
 */
export function forecast(folder: string, { prime, length, output: named }: ForecastOptions): Promise<Forecast> {
  const work: Parameters<typeof withNetwork<Forecast>>[2] = async ({ run, session }) => {
    const { columns, scaling } = channelsOf(run);
    const width = columns.length;
    const node = readingNode(run.document);
    const { horizon } = kindById(node.kind)?.read(node.params) as { horizon: number };
    const output = speakerOf(run.document, named);
    const known = prime.trim() === '' ? await endOf(folder, run) : scale(rowsFromText(prime, { columns }), scaling);
    const rows = known.length / width;
    if (rows < horizon) throw new UserError('errors:data.shortPrime', { rows, horizon });
    const values = await continueSeries(session, { known, width, length, horizon, output });
    return {
      columns: [...columns],
      known: toRows(unscale(known, scaling), width),
      values: toRows(unscale(values, scaling), width),
    };
  };
  return withNetwork(folder, ['step'], work, { check: requireForecast });
}

export interface Continuing {
  /** Rows that are read first, from a zero state; row-major and scaled, at least `horizon`. */
  readonly known: Float32Array;
  readonly width: number;
  /** Rows to go on for. */
  readonly length: number;
  readonly horizon: number;
  /** The divergence whose prediction is fed back. */
  readonly output: string;
}

/** The rows after `known`, row-major and scaled. `step` must be prepared. */
export async function continueSeries(session: Session, { known, width, length, horizon, output }: Continuing): Promise<Float32Array> {
  const rows = known.length / width;
  const all = new Float32Array((rows + length) * width);
  all.set(known);
  const breath = new Breath();
  for (let t = 0; t + horizon < rows + length; t++) {
    const x = all.slice(t * width, (t + 1) * width);
    const outputs = session.call('step', { x, keep: Float32Array.of(t === 0 ? 0 : 1) });
    if (t + horizon >= rows) all.set(outputs[portOf('scores', output)] ?? [], (t + horizon) * width);
    await breath.takeIfDue();
  }
  return all.slice(rows * width, (rows + length) * width);
}

async function endOf(folder: string, run: EngineRun): Promise<Float32Array> {
  const { dataset } = await loadRunData(folder, run);
  if (dataset.type !== 'series') throw new UserError('errors:engine.notForecast');
  return endOfSeries(dataset);
}

/** The end of a series, the part that was kept for validation included. */
export function endOfSeries({ training, validation, window, columns }: SeriesDataset): Float32Array {
  const size = WINDOWS_READ * window * columns.length;
  const whole = new Float32Array(training.length + (validation?.length ?? 0));
  whole.set(training);
  whole.set(validation ?? [], training.length);
  return whole.slice(-size);
}

function requireForecast({ task }: EngineRun): void {
  if (task !== 'forecast') throw new UserError('errors:engine.notForecast');
}
