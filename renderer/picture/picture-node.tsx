import type { FlowNode } from '../canvas/flow-types.ts';
import { NODE, timeDepth, type PortSpot } from '../canvas/geometry.ts';
import { portPlace } from '../canvas/wire-line.ts';
import { GlyphShape } from '../ui/glyph.tsx';
import { Indexed } from './indexed.tsx';
import type { Letters } from './letters.ts';
import type { Ink } from './ink.ts';
import { Label } from './label.tsx';

const titleLetters: Letters = { family: 'sans', size: 13, weight: 600 };
const lineLetters: Letters = { family: 'sans', size: 12, weight: 400 };
const footerLetters: Letters = { family: 'sans', size: 12, weight: 500 };
const countLetters: Letters = { family: 'mono', size: 11, weight: 400 };
const portLetters: Letters = { family: 'mono', size: 11, weight: 500 };

interface PictureNodeProps {
  readonly node: FlowNode;
  readonly ink: Ink;
}

/** A node as the canvas shows it at rest. */
export function PictureNode({ node, ink }: PictureNodeProps) {
  const { data, position: { x, y } } = node;
  const { colours, measure } = ink;
  const height = node.height ?? NODE.height;
  // Of a collapsed node only the name is shown.
  const short = data.collapsed;
  const learned = short ? '' : data.learned;
  const bars = data.weights && !short ? data.weights.split(' ').map(Number) : [];
  const [right, taken] = [x + NODE.width - 11, learned ? measure(learned, countLetters) + 8 : bars.length > 0 ? bars.length * 5 + 8 : 0];
  const body = Math.min(height, NODE.height);
  const name = x + (short ? 35 : 45);
  // Where what is remembered goes in and out, and so the loop over it, lie higher at a collapsed node.
  const time = y + timeDepth(short);
  const edge = data.severity ? colours[data.severity] : colours['line-strong'];
  return (
    <g>
      {data.states && <Loop x={x} y={time - NODE.height / 2} states={data.states} ink={ink} />}
      <path d={outline(node, height)} fill={colours.surface} stroke={edge} strokeWidth={data.severity === 'error' ? 2 : 1} />
      <Tile node={node} middle={y + body / 2} ink={ink} />
      <Label x={name} y={short ? y + body / 2 + 5 : y + 20} text={data.title} letters={titleLetters} fill={colours.ink} width={right - name - taken} measure={measure} />
      {!short && <Label x={x + 45} y={y + 37} text={data.summary} letters={lineLetters} fill={colours['ink-2']} width={right - x - 45} measure={measure} />}
      {learned && <Label x={right} y={y + 19} text={learned} letters={countLetters} fill={colours['ink-3']} anchor="end" />}
      {!learned && bars.map((weight, index) => <Bar key={index} x={right - bars.length * 5 + index * 5} y={y + 9} weight={weight} ink={ink} />)}
      {data.severity && !short && (
        <Label x={x + 10} y={y + NODE.height + 18} text={data.inShort} letters={footerLetters} fill={colours[data.severity]} width={NODE.width - 20} measure={measure} />
      )}
      {data.states && [x, x + NODE.width].map((middle) => (
        <rect key={middle} x={middle - 5} y={time - 5} width={10} height={10} rx={2} transform={`rotate(45 ${middle} ${time})`} fill={colours.recurrence} stroke={colours.surface} strokeWidth={2} />
      ))}
      {data.ports.map((port) => (
        <Port key={`${port.direction}:${port.name}`} node={node} port={port} ink={ink} />
      ))}
    </g>
  );
}

/** Hue and glyph, as those of the canvas: in a lighter ground and smaller where the node is collapsed. */
function Tile({ node: { data, position: { x } }, middle, ink: { colours } }: PictureNodeProps & { readonly middle: number }) {
  const { role, collapsed } = data;
  const [size, glyph, corner] = collapsed ? [20, 13, 5] : [24, 15, 6];
  const left = x + (collapsed ? 7 : 11);
  const line = role ? colours[collapsed ? role : 'on-role'] : colours['ink-3'];
  return (
    <>
      <rect
        x={left}
        y={middle - size / 2}
        width={size}
        height={size}
        rx={corner}
        fill={role ? colours[collapsed ? (`${role}-tint` as const) : role] : 'none'}
        {...(role === null && { stroke: colours['line-control'], strokeWidth: 1.5 })}
      />
      <g
        transform={`translate(${left + (size - glyph) / 2} ${middle - glyph / 2}) scale(${glyph / 16})`}
        fill="none"
        color={line}
        stroke={line}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <GlyphShape kind={data.kind} />
      </g>
    </>
  );
}

/** Sources are round above, sinks below. */
function outline({ data, position: { x, y } }: FlowNode, height: number): string {
  const isSource = data.role === 'data' && data.ports.every(({ direction }) => direction === 'out');
  const [top, bottom] = [isSource ? 16 : 8, data.role === 'divergence' ? 16 : 8];
  const [right, low] = [x + NODE.width, y + height];
  return `M${x + top},${y}H${right - top}A${top},${top} 0 0 1 ${right},${y + top}V${low - bottom}A${bottom},${bottom} 0 0 1 ${right - bottom},${low}H${x + bottom}A${bottom},${bottom} 0 0 1 ${x},${low - bottom}V${y + top}A${top},${top} 0 0 1 ${x + top},${y}Z`;
}

function Port({ node, port, ink: { colours, background } }: { readonly node: FlowNode; readonly port: PortSpot; readonly ink: Ink }) {
  const at = portPlace(node, port);
  const isTime = port.side === 'left' || port.side === 'right';
  const wired = node.data.wired.split(' ').includes(`${port.direction}:${port.name}`);
  const colour = node.data.severity === 'error' && port.direction === 'out' ? colours.error : port.signal === 'targets' ? colours.data : isTime ? colours.recurrence : colours.wire;
  const shape = { fill: wired ? colour : colours.surface, stroke: wired ? colours.surface : colour, strokeWidth: 2 };
  return (
    <>
      {isTime ? <rect x={at.x - 4.5} y={at.y - 4.5} width={9} height={9} rx={2} transform={`rotate(45 ${at.x} ${at.y})`} {...shape} /> : <circle cx={at.x} cy={at.y} r={4.5} {...shape} />}
      {port.label && (
        <>
          {background && <rect x={at.x + 8} y={port.direction === 'out' ? at.y + 5 : at.y - 19} width={port.label.length * 7 + 6} height={14} rx={4} fill={colours.canvas} />}
          <Label x={at.x + 11} y={port.direction === 'out' ? at.y + 16 : at.y - 8} text={port.label} letters={portLetters} fill={colours['ink-2']} />
        </>
      )}
    </>
  );
}

function Bar({ x, y, weight, ink: { colours } }: { readonly x: number; readonly y: number; readonly weight: number; readonly ink: Ink }) {
  if (weight <= 0) return <rect x={x + 0.5} y={y + 11.5} width={2.5} height={1.5} fill={colours['line-control']} />;
  return <rect x={x} y={y + 13 - weight * 12} width={3.5} height={weight * 12} rx={1} fill={colours.divergence} />;
}

/** What a recurrent node hands on goes over its own head, through a delay of one step. */
function Loop({ x, y, states, ink: { colours, background } }: { readonly x: number; readonly y: number; readonly states: string; readonly ink: Ink }) {
  const names = states.split(', ');
  return (
    <g>
      <g transform={`translate(${x} ${y})`} fill="none" stroke={colours.recurrence} strokeWidth={2}>
        {background && <path d="M95 -25h48" stroke={colours.canvas} strokeWidth={8} />}
        <path d="M236 24h16a16 16 0 0 0 16-16v-17a16 16 0 0 0-16-16H-16a16 16 0 0 0-16 16v17a16 16 0 0 0 16 16h6" />
        <path d="m-15 19.5 6 4.5-6 4.5" strokeLinecap="round" strokeLinejoin="round" />
        <rect x={186} y={-36} width={34} height={22} rx={4} fill={colours['recurrence-tint']} strokeWidth={1} />
      </g>
      <Indexed x={x + 203} y={y - 20} base="z" index="−1" fill={colours.recurrence} anchor="middle" raised />
      <Indexed x={x - 38} y={y + 19} base={names[0] ?? ''} index="t−1" fill={colours.recurrence} anchor="end" />
      {names.map((name, index) => (
        <Indexed key={name} x={x + 274 + index * 22} y={y + 19} base={name} index="t" fill={colours.recurrence} />
      ))}
    </g>
  );
}
