import { families } from './letters.ts';

interface IndexedProps {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly base: string;
  readonly index: string;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly raised?: boolean;
}

/** A letter with an index, or an exponent, moved by hand: not every program knows `baseline-shift`. */
export function Indexed({ x, y, base, index, fill, anchor = 'start', raised = false }: IndexedProps) {
  return (
    <text x={x} y={y} fontFamily={families.math} fontSize={14} fill={fill} textAnchor={anchor}>
      <tspan fontStyle="italic">{base}</tspan>
      <tspan dy={raised ? -5 : 3} fontSize={10} fontStyle={/[a-z]/i.test(index) ? 'italic' : 'normal'}>
        {index}
      </tspan>
    </text>
  );
}
