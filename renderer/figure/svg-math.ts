import { parseMath, type MathPiece } from '../ui/math-parser.ts';
import { svgGroup, svgLetters, svgShape, type SvgLetters } from './svg-shape.ts';

/** Letters of one look in a row. */
interface Run {
  readonly text: string;
  readonly isItalic: boolean;
  /** Times the size of the line. */
  readonly scale: number;
  /** Above the line or below it, in sizes of the line. */
  readonly drop: number;
}

const SCRIPT = 0.72;
const DROP = { sub: 0.24, sup: -0.38 } as const;

/** Words and mathematics after them on one line, as the page sets it. */
export function svgMath(x: number, y: number, words: string, tex: string, { size = 12, ...letters }: SvgLetters): string {
  let drop = 0;
  const runs = runsOf(parseMath(tex), 1, 0).map((run) => {
    const dy = (run.drop - drop) * size;
    drop = run.drop;
    return svgShape('tspan', { ...svgLetters({ family: 'math', size: size * run.scale * 1.1 }), 'font-style': run.isItalic ? 'italic' : undefined, dy: dy === 0 ? undefined : dy }, run.text);
  });
  const before = words === '' ? [] : [svgShape('tspan', {}, `${words} `)];
  return svgGroup('text', { x, y, ...svgLetters({ size, ...letters }), 'xml:space': 'preserve' }, [...before, ...runs]);
}

function runsOf(pieces: readonly MathPiece[], scale: number, drop: number): Run[] {
  return pieces.flatMap((piece): Run[] => {
    switch (piece.type) {
      case 'space':
        return piece.em > 0.2 ? [{ text: ' ', isItalic: false, scale, drop }] : [];
      case 'sub':
      case 'sup':
        return runsOf(piece.pieces, scale * SCRIPT, drop + DROP[piece.type] * scale);
      case 'text': {
        const isSpaced = piece.look === 'operator' && scale === 1;
        return [{ text: isSpaced ? ` ${piece.value} ` : piece.value, isItalic: piece.look === 'italic', scale, drop }];
      }
    }
  });
}
