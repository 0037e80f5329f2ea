import { Fragment, memo } from 'react';
import { classNames } from './class-names.ts';
import { mathText, parseMath, type MathPiece } from './math-parser.ts';

export interface MathProps {
  /** A small subset of TeX, see `parseMath`. */
  readonly tex: string;
  readonly className?: string;
}

/** Mathematics in the serif, as mathematics. */
export const Math = memo(function Math({ tex, className }: MathProps) {
  const pieces = parseMath(tex);
  return (
    <span role="math" aria-label={mathText(pieces)} className={classNames('math', className)}>
      <Pieces pieces={pieces} scripted={false} />
    </span>
  );
});

/** Equations one under the other, aligned at their first `=`. */
export const Equations = memo(function Equations({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className="-my-1 grid grid-cols-[auto_1fr] gap-x-1.5 gap-y-2.5 overflow-x-auto overflow-y-hidden py-1 text-[14px]">
      {lines.map((line) => {
        const at = line.indexOf('=');
        return (
          <Fragment key={line}>
            <Math tex={at < 0 ? line : line.slice(0, at)} className={classNames('leading-[18px]', at < 0 && 'col-span-2')} />
            {at >= 0 && <Math tex={line.slice(at)} className="leading-[18px]" />}
          </Fragment>
        );
      })}
    </div>
  );
});

function Pieces({ pieces, scripted }: { readonly pieces: readonly MathPiece[]; readonly scripted: boolean }) {
  return pieces.map((piece, index) => {
    switch (piece.type) {
      case 'space':
        return <span key={index} style={{ marginLeft: `${piece.em}em` }} />;
      case 'sub':
        return (
          <sub key={index} className={isFactor(pieces[index + 1]) ? 'mr-[0.2em]' : undefined}>
            <Pieces pieces={piece.pieces} scripted />
          </sub>
        );
      case 'sup':
        return (
          <sup key={index}>
            <Pieces pieces={piece.pieces} scripted />
          </sup>
        );
      case 'text':
        return <Text key={index} piece={piece} next={pieces[index + 1]} first={index === 0} scripted={scripted} />;
    }
  });
}

/** One factor after another: W x with a little air between. */
function isFactor(piece: MathPiece | undefined): boolean {
  return piece?.type === 'text' && (piece.look === 'italic' || (piece.look === 'upright' && /^[a-zα-ω]/i.test(piece.value)));
}

interface TextProps {
  readonly piece: Extract<MathPiece, { type: 'text' }>;
  readonly next: MathPiece | undefined;
  readonly first: boolean;
  readonly scripted: boolean;
}

function Text({ piece, next, first, scripted }: TextProps) {
  if (piece.look === 'italic') return <i>{piece.value}</i>;
  if (piece.look === 'large') return <span className="align-[-0.08em] text-[1.3em]">{piece.value}</span>;
  // Operators have air around them, except in an index.
  if (piece.look === 'operator' && !scripted) return <span className={first ? 'mr-[0.25em]' : 'mx-[0.25em]'}>{piece.value}</span>;
  // A name that is not followed by a bracket keeps its distance from its argument.
  const name = piece.value.length > 1 && /^[a-z]+$/i.test(piece.value);
  const spaced = name && next?.type === 'text' && !/^[([),]/.test(next.value) && next.look !== 'operator';
  return <span className={spaced ? 'mr-[0.2em]' : undefined}>{piece.value}</span>;
}
