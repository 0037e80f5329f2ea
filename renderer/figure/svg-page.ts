import { families } from '../picture/letters.ts';
import { readColour } from '../training/theme-colours.ts';
import { svgGroup, svgShape, svgText } from './svg-shape.ts';

/** Colours of a drawing, written out: a file has no styles to look them up in. */
export interface Ink {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** Axes, and lines at 0. */
  readonly axis: string;
}

/** As the theme has them now. */
export function readInk(): Ink {
  return { paper: readColour('surface'), ink: readColour('ink'), quiet: readColour('ink-2'), line: readColour('line-strong'), axis: readColour('line-control') };
}

/** Fills what has no number: nothing is judged there, or nothing can flow. */
export const NOTHING = 'url(#nothing)';

interface SvgPage {
  readonly width: number;
  readonly height: number;
  /** What is seen, and below it of what: run, moment, unit. */
  readonly title?: string;
  readonly note?: string;
  /** From the left edge to both. */
  readonly left?: number;
  readonly ink: Ink;
}

/** A drawing for a file, that looks alike anywhere: on paper, with its title. */
export function svgPage({ width, height, title, note, left = 24, ink }: SvgPage, body: readonly string[]): string {
  const [across, down] = [Math.ceil(width), Math.ceil(height)];
  const nothing = svgGroup('pattern', { id: 'nothing', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, [svgShape('path', { d: 'M-1 1l2-2M0 6l6-6M5 7l2-2', stroke: ink.line })]);
  return svgGroup(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: across, height: down, viewBox: `0 0 ${across} ${down}`, 'font-family': families.sans, 'font-size': 12, fill: ink.ink },
    [
      svgGroup('defs', {}, [nothing]),
      svgShape('rect', { width: across, height: down, fill: ink.paper }),
      ...(title === undefined ? [] : [svgText(left, 28, title, { size: 15, weight: 600 })]),
      ...(note === undefined ? [] : [svgText(left, 46, note, { fill: ink.quiet })]),
      ...body,
    ],
  );
}
