import { t } from '../../shared/i18n/index.ts';
import { boxAround, GAP, nodeBox, NODE, type Box } from '../canvas/geometry.ts';
import type { Drawing } from './drawing.ts';
import type { Ink } from './ink.ts';
import { families, type Measure } from './letters.ts';
import { PictureNode } from './picture-node.tsx';
import { PictureNotes } from './picture-notes.tsx';
import { PicturePlate } from './picture-plate.tsx';
import { PictureWire, targetLabelBox } from './picture-wire.tsx';

/** Pixels around what is drawn. */
const margin = 24;

/** What a picture of it takes, in the drawing's pixels. */
export function pictureBox(drawing: Drawing, measure: Measure): Box {
  const { nodes, wires, notes, plate } = drawing;
  const box = boxAround([
    ...nodes.map(({ data, position, height }) => {
      const around = nodeBox(data.kind, position, height);
      const aside = data.states ? GAP.states + 45 : 10;
      return { ...around, x: around.x - aside, width: around.width + 2 * aside, y: around.y - 14, height: around.height + 26 };
    }),
    ...wires.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))),
    ...wires.flatMap((wire) => targetLabelBox(wire, measure)),
    ...notes.map(({ at, size }) => ({ ...at, ...size })),
    ...(plate ? [{ x: plate.x, y: plate.y - 10, width: plate.width + 15, height: plate.height + 10 }] : []),
  ]) ?? { x: 0, y: 0, width: NODE.width, height: NODE.height };
  return { x: box.x - margin, y: box.y - margin, width: Math.ceil(box.width + 2 * margin), height: Math.ceil(box.height + 2 * margin) };
}

/** The drawing as one SVG that needs nothing else: plain shapes, text as text, every colour written out. */
export function Picture({ drawing, ink, title }: { readonly drawing: Drawing; readonly ink: Ink; readonly title: string }) {
  const { x, y, width, height } = pictureBox(drawing, ink.measure);
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`} fontFamily={families.sans}>
      <title>{title || t('app:untitled')}</title>
      {ink.background && <rect x={x} y={y} width={width} height={height} fill={ink.colours.canvas} />}
      {drawing.plate && <PicturePlate box={drawing.plate} timesteps={drawing.timesteps} ink={ink} />}
      <PictureNotes notes={drawing.notes} ink={ink} />
      {drawing.wires.map((wire) => (
        <PictureWire key={wire.id} wire={wire} ink={ink} />
      ))}
      {drawing.nodes.map((node) => (
        <PictureNode key={node.id} node={node} ink={ink} />
      ))}
    </svg>
  );
}
