import { UserError } from '../../../shared/errors.ts';
import type { Forecast, ForecastOptions } from '../../../shared/ipc/contract.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { scale, unscale, wholeSeries, type SeriesDataset } from '../../../shared/series/series-dataset.ts';
import { readingNode } from '../data/load-data.ts';
import type { EngineRun } from '../run/run-folder.ts';
import { loadRunData } from '../train/start-run.ts';
import { continueSeries } from './continue-series.ts';
import { channelsOf, rowsFromText, toRows } from './numbers.ts';
import { speakerOf } from './speaker.ts';
import { withNetwork } from './trained-network.ts';

/** So many windows of what is known are read first, to build up a state. */
const WINDOWS_READ = 4;

/**
 * Continues a series: reads its end (or the rows that are given) from a zero state, then feeds back what it predicts. With a
 * horizon of h the first h predicted rows come from known ones.
 * @throws UserError a run that does not forecast, rows that are not numbers, no output of that name, a state or unit to hold that there is not, or data that is lost.
 */
export function forecast(folder: string, { prime, length, output: named, hold = [], at }: ForecastOptions): Promise<Forecast> {
  const work: Parameters<typeof withNetwork<Forecast>>[2] = async ({ run, session }) => {
    const { columns, scaling } = channelsOf(run);
    const width = columns.length;
    const node = readingNode(run.document);
    const { horizon } = kindById(node.kind)?.read(node.params) as { horizon: number };
    const output = speakerOf(run.document, named);
    const known = prime.trim() === '' ? await endOf(folder, run) : scale(rowsFromText(prime, { columns }), scaling);
    const rows = known.length / width;
    if (rows < horizon) throw new UserError('errors:data.shortPrime', { rows, horizon });
    const values = await continueSeries(session, { known, width, length, horizon, output, hold });
    return {
      columns: [...columns],
      known: toRows(unscale(known, scaling), width),
      values: toRows(unscale(values, scaling), width),
    };
  };
  return withNetwork(folder, ['step'], work, { check: requireForecast, holds: hold.length > 0, at });
}

async function endOf(folder: string, run: EngineRun): Promise<Float32Array> {
  const { dataset } = await loadRunData(folder, run);
  if (dataset.type !== 'series') throw new UserError('errors:engine.notForecast');
  return endOfSeries(dataset);
}

/** The end of a series, the part that was kept for validation included. */
export function endOfSeries(dataset: SeriesDataset): Float32Array {
  return wholeSeries(dataset).slice(-WINDOWS_READ * dataset.window * dataset.columns.length);
}

function requireForecast({ task }: EngineRun): void {
  if (task !== 'forecast') throw new UserError('errors:engine.notForecast');
}
