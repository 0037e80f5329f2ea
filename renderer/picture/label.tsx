import { families, fitted, type Letters, type Measure } from './letters.ts';

interface LabelProps {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly letters: Letters;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** It is cut with an ellipsis where it is wider. */
  readonly width?: number;
  readonly measure?: Measure;
}

/** A line of text. */
export function Label({ x, y, text, letters, fill, anchor = 'start', width, measure }: LabelProps) {
  return (
    <text x={x} y={y} fontFamily={families[letters.family]} fontSize={letters.size} fontWeight={letters.weight} fill={fill} textAnchor={anchor} xmlSpace="preserve">
      {width !== undefined && measure ? fitted(text, letters, width, measure) : text}
    </text>
  );
}
