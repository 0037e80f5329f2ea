import { t as text } from '../../shared/i18n/index.ts';
import { useCheckStore } from '../state/check-store.ts';
import { timeTicks } from '../heat/time-ticks.ts';
import { readColour } from '../training/theme-colours.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { boardOf } from './board.ts';
import { frameOf } from './frame.ts';
import { layLanes, ROOM } from './lane-layout.ts';
import { sizesOf } from './lane-notes.ts';
import { paintLane } from './paint-lane.ts';
import { readPalette } from './palette.ts';
import { SvgPen } from './svg-pen.ts';
import type { Unrolled } from './use-unrolled.ts';
import { scalesOf, valuesOf } from './values.ts';

/** As wide as a page in landscape; longer sequences are wider. */
const WIDTH = 1100;

/** A long sequence as a drawing for a file: every lane from its first timestep to its last, as strips. */
export function unrolledSvg(view: Unrolled): string | null {
  const frame = frameOf(view);
  const probed = view.result?.sequences[0] ?? null;
  if (!probed || frame.length === 0) return null;
  const { pitch } = boardOf(frame.length, WIDTH);
  const { boxes, height } = layLanes(view.unfolded.lanes, 'strip', () => ({ caption: false, problem: false }));
  const sizes = sizesOf(useCheckStore.getState().signals, view.unfolded.lanes);
  const palette = readPalette();
  const pen = new SvgPen();
  const ink = { colour: readColour('ink'), size: 13, weight: 600 };
  const quiet = { colour: readColour('ink-2'), size: 11, family: 'mono' } as const;
  pen.text(text('unrolled:time'), 12, 22, { ...quiet, family: 'sans' });
  for (const t of timeTicks(frame.length, (frame.length * pitch) / 40)) pen.text(String(t), ROOM.gutter + (t - 0.5) * pitch, 22, { ...quiet, anchor: 'middle' });
  for (const box of boxes) {
    const { lane, cellTop, cellHeight } = box;
    const values = valuesOf(lane, probed);
    pen.moveTo(0, ROOM.ruler);
    const isTerm = lane.shows === 'weights' || lane.shows === 'product';
    const name = lane.shows === 'weights' ? 'w(t)' : lane.shows === 'product' ? 'w(t) · Div(t)' : lane.title;
    pen.text(name, 12, cellTop + cellHeight / 2 + 4, { ...ink, weight: isTerm ? 400 : 600, room: ROOM.headWidth });
    if (isTerm && values.judge) pen.text(lane.shows === 'weights' ? `Σw ${formatNumber(values.judge.sumW)}` : `DIV ${formatLoss(values.judge.total)}`, ROOM.gutter + frame.length * pitch + 8, cellTop + cellHeight / 2 + 4, { ...quiet, colour: readColour(lane.shows === 'weights' ? 'ink' : 'divergence') });
    scalesOf(lane, values).forEach(({ name: state, most }, index, all) =>
      pen.text(`${state === '' ? '' : `${state} `}±${formatNumber(Number(most.toPrecision(2)))}`, ROOM.gutter + frame.length * pitch + 8, cellTop + ((index + 0.5) * cellHeight) / all.length + 4, quiet),
    );
    pen.moveTo(ROOM.gutter, ROOM.ruler + cellTop);
    paintLane(pen, palette, { lane, values, frame, from: 1, to: frame.length, pitch, height: cellHeight, size: sizes[lane.flat] ?? null });
  }
  pen.moveTo(0, 0);
  return pen.done(ROOM.gutter + frame.length * pitch + ROOM.tail, ROOM.ruler + height);
}
