import { t as text } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import type { Figure } from '../../figure/export-figure.ts';
import { heatSvg } from '../../heat/heat-figure.ts';
import { timeTicks } from '../../heat/time-ticks.ts';
import { legendOf } from './legend.ts';
import type { PowersScale, UnitRows } from './norms.ts';
import type { Time } from './time.ts';
import { unitsText, weightsText } from './track-text.ts';
import type { Triangle } from './triangle.ts';
import type { Gradients, Track } from './use-gradients.ts';

interface Maps {
  /** Of the document. */
  readonly title: string;
  readonly maps: readonly { readonly track: Track; readonly rows: UnitRows }[];
  readonly scale: PowersScale;
  readonly time: Time;
  readonly networks: readonly Gradients[];
}

/** The heat maps as files; the table has every unit's gradient with its sign. */
export function mapFigure({ title, maps, scale, time: { timesteps, symbols }, networks }: Maps): Figure {
  const name = text('gradients:title');
  const whose = (track: Track): string => {
    const of = networks.find(({ network }) => network === track.network);
    return of ? weightsText(of) : track.network.name;
  };
  const svg = () =>
    heatSvg({
      title: `${title}: ${name}`,
      note: text('gradients:note'),
      symbols,
      parts: maps.map(({ track, rows }) => ({
        as: 'cells',
        label: `${track.memory.title}, ${unitsText(track.memory.units, rows.rows)}`,
        note: whose(track),
        picture: { data: rows.data, timesteps, rows: rows.rows, scale },
        tall: 140,
        ...legendOf(scale),
      })),
    });
  const csv = () =>
    toCsv(
      ['network', 'state', 'unit', 't', 'symbol', 'gradient'],
      maps.flatMap(({ track: { memory, data, ...track } }) =>
        Array.from(data, (value, index) => {
          const [t, unit] = [Math.floor(index / memory.units), index % memory.units];
          return [whose({ memory, data, ...track }), memory.title, unit + 1, t + 1, symbols?.[t], value];
        }),
      ),
    );
  return { name: `${title} ${name}`, svg, csv };
}

/** ‖∂DIV/∂h_t‖, a line a timestep of every track. */
export function normsCsv(tracks: readonly Track[], { timesteps, symbols }: Time): string {
  return toCsv(
    ['network', 'state', 't', 'symbol', 'norm'],
    tracks.flatMap(({ network, memory, norms }) => Array.from({ length: timesteps }, (_, t) => [network.name, memory.title, t + 1, symbols?.[t], norms[t]])),
  );
}

interface TriangleFigure {
  readonly title: string;
  readonly triangles: readonly Triangle[];
  readonly scale: PowersScale;
  readonly time: Time;
}

/** The triangles as files; the table leaves out where nothing can flow. */
export function triangleFigure({ title, triangles, scale, time: { timesteps, symbols } }: TriangleFigure): Figure {
  const name = text('gradients:triangle.title');
  const svg = () =>
    triangles.length === 0
      ? null
      : heatSvg({
          title: `${title}: ${name}`,
          note: text('gradients:triangle.note'),
          symbols,
          parts: triangles.map(({ track, cells, note }) => ({
            as: 'cells',
            label: track.memory.title,
            note: [track.network.name, note].filter((part) => part !== '').join(', '),
            picture: { data: cells, timesteps, rows: timesteps, scale },
            tall: 420,
            rowTicks: timeTicks(timesteps),
            ...legendOf(scale),
          })),
        });
  const csv = () =>
    toCsv(
      ['network', 'state', 'tau', 't', 'norm'],
      triangles.flatMap(({ track: { network, memory }, cells }) =>
        Array.from({ length: timesteps ** 2 }, (_, index) => {
          const [tau, t] = [Math.floor(index / timesteps), index % timesteps];
          return [network.name, memory.title, tau + 1, t + 1, cells[t * timesteps + tau] ?? Number.NaN] as const;
        }).filter(([, , , , norm]) => !Number.isNaN(norm)),
      ),
    );
  return { name: `${title} ${name}`, svg, csv };
}
