import { t } from '../../shared/i18n/index.ts';
import type { Box } from '../canvas/geometry.ts';
import { roundedPath, shapeSide } from '../canvas/wire-path.ts';
import type { DrawnWire } from './drawing.ts';
import { type Letters, type Measure } from './letters.ts';
import type { Ink } from './ink.ts';
import { Label } from './label.tsx';
import { Indexed } from './indexed.tsx';

const shapeLetters: Letters = { family: 'mono', size: 11, weight: 500 };
const wordLetters: Letters = { family: 'sans', size: 12, weight: 500 };

/** A wire with what it carries beside it. */
export function PictureWire({ wire, ink }: { readonly wire: DrawnWire; readonly ink: Ink }) {
  const { colours } = ink;
  const stroke = wire.look.bad ? colours.error : wire.isTarget ? colours.data : wire.isTime ? colours.recurrence : colours.wire;
  return (
    <g>
      <path d={roundedPath(wire.points)} fill="none" stroke={stroke} strokeWidth={wire.isTime ? 2 : 1.5} {...(wire.isTarget && { strokeDasharray: '4 4' })} />
      {wire.isTarget ? <TargetLabel wire={wire} ink={ink} /> : <ShapeLabel wire={wire} ink={ink} />}
    </g>
  );
}

function ShapeLabel({ wire, ink }: { readonly wire: DrawnWire; readonly ink: Ink }) {
  const { look, points, isTime, leavesSide } = wire;
  const [from, to] = [points[0], points.at(-1)];
  const side = from && to && look.shape && !leavesSide ? shapeSide(from, to, isTime, look) : null;
  if (!from || !side) return null;
  const width = ink.measure(look.shape, shapeLetters);
  const left = side === 'left' ? from.x - 12 - width : from.x + 12;
  const middle = from.y + look.drop;
  return (
    <>
      {ink.background && <rect x={left - 5} y={middle - 9} width={width + 10} height={18} rx={4} fill={ink.colours.canvas} />}
      <Label x={left} y={middle + 4} text={look.shape} letters={shapeLetters} fill={look.bad ? ink.colours.error : ink.colours['ink-2']} />
    </>
  );
}

/** Where the words beside the wire of the targets stand; none where another wire says them. */
export function targetLabelBox(wire: DrawnWire, measure: Measure): Box[] {
  const { look, points, isTarget } = wire;
  const [from, lane, to] = [points[0], points[2], points.at(-1)];
  if (!isTarget || !look.labelled || !from || !lane || !to) return [];
  const width = Math.max(measure(t('app:canvas.targets'), wordLetters) + 18, measure(look.shape, shapeLetters));
  return [{ x: lane.x - 17 - width, y: (from.y + to.y) / 2 - 17, width, height: 34 }];
}

function TargetLabel({ wire, ink }: { readonly wire: DrawnWire; readonly ink: Ink }) {
  const [box] = targetLabelBox(wire, ink.measure);
  if (!box) return null;
  const right = box.x + box.width;
  return (
    <>
      <Label x={right - 16} y={box.y + 13} text={t('app:canvas.targets')} letters={wordLetters} fill={ink.colours.data} anchor="end" />
      <Indexed x={right} y={box.y + 13} base="d" index="t" fill={ink.colours.data} anchor="end" />
      <Label x={right} y={box.y + 30} text={wire.look.shape} letters={shapeLetters} fill={ink.colours['ink-2']} anchor="end" />
    </>
  );
}
