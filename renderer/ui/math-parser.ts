/** A piece of mathematics, ready to be set. */
export type MathPiece =
  /** A variable is italic; digits, operators and names of functions stand upright. */
  | { readonly type: 'text'; readonly value: string; readonly look: 'italic' | 'upright' | 'operator' | 'large' }
  | { readonly type: 'space'; readonly em: number }
  | { readonly type: 'sub' | 'sup'; readonly pieces: readonly MathPiece[] };

const symbols: Readonly<Record<string, string>> = {
  sigma: 'σ', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', theta: 'θ', mu: 'μ', rho: 'ρ', tau: 'τ',
  infty: '∞', partial: '∂', ell: 'ℓ', sqrt: '√', prime: '′',
};
const operators: Readonly<Record<string, string>> = {
  odot: '⊙', cdot: '·', times: '×', in: '∈', le: '≤', ge: '≥', ne: '≠', to: '→', approx: '≈', sim: '∼', mid: '∣', ldots: '…', cdots: '⋯',
};
const large: Readonly<Record<string, string>> = { sum: '∑', prod: '∏' };
const spaces: Readonly<Record<string, number>> = { ',': 0.17, ':': 0.22, ';': 0.28, '!': -0.17, quad: 1, qquad: 2, ' ': 0.25 };

/**
 * A small subset of TeX: letters (one is a variable, several are a name), numbers, `+ − = · ⊙`, sub- and superscripts with
 * braces, and the commands above; any other `\name` is set upright, as `\tanh`.
 */
export function parseMath(tex: string): readonly MathPiece[] {
  return new Parser(tex).pieces('');
}

class Parser {
  private at = 0;
  constructor(private readonly tex: string) {}

  /** Reads up to (and over) `end`; '' is the end of the text. */
  pieces(end: string): readonly MathPiece[] {
    const found: MathPiece[] = [];
    while (this.at < this.tex.length) {
      if (this.tex[this.at] === end) {
        this.at++;
        return found;
      }
      found.push(...this.piece(found.at(-1)));
    }
    return found;
  }

  private piece(before: MathPiece | undefined): readonly MathPiece[] {
    const char = this.tex[this.at++] ?? '';
    if (char === '_' || char === '^') return [{ type: char === '_' ? 'sub' : 'sup', pieces: this.script() }];
    if (char === '{') return this.pieces('}');
    if (char === '\\') return [this.command()];
    if (char.trim() === '') return [];
    if (/[a-zA-Z]/.test(char)) {
      const name = char + this.run(/[a-zA-Z]/);
      return [{ type: 'text', value: name, look: name.length > 1 ? 'upright' : 'italic' }];
    }
    if (/\d/.test(char)) return [{ type: 'text', value: char + this.run(/[\d.,]/), look: 'upright' }];
    if ('+-=<>'.includes(char)) {
      const sign = char === '-' ? '−' : char;
      // A sign that follows nothing, an operator or a bracket belongs to what comes after it.
      const unary = '+-'.includes(char) && (!before || (before.type === 'text' && (before.look === 'operator' || '([|,'.includes(before.value))));
      return [{ type: 'text', value: sign, look: unary ? 'upright' : 'operator' }];
    }
    return char === ',' ? [{ type: 'text', value: char, look: 'upright' }, { type: 'space', em: 0.17 }] : [{ type: 'text', value: char, look: 'upright' }];
  }

  private script(): readonly MathPiece[] {
    if (this.tex[this.at] === '{') {
      this.at++;
      return this.pieces('}');
    }
    if (this.tex[this.at] === '\\') return this.piece(undefined);
    const char = this.tex[this.at++];
    return char === undefined ? [] : parseMath(char);
  }

  private command(): MathPiece {
    const name = this.run(/[a-zA-Z]/) || (this.tex[this.at++] ?? '');
    const space = spaces[name];
    if (space !== undefined) return { type: 'space', em: space };
    if (operators[name]) return { type: 'text', value: operators[name], look: 'operator' };
    if (large[name]) return { type: 'text', value: large[name], look: 'large' };
    return { type: 'text', value: symbols[name] ?? name, look: 'upright' };
  }

  private run(pattern: RegExp): string {
    const from = this.at;
    while (this.at < this.tex.length && pattern.test(this.tex[this.at] ?? '')) this.at++;
    return this.tex.slice(from, this.at);
  }
}

/** The same as one line of text, for a screen reader. */
export function mathText(pieces: readonly MathPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'space') return ' ';
      if (piece.type === 'text') return piece.look === 'operator' ? ` ${piece.value} ` : piece.value;
      return piece.type === 'sub' ? `_${mathText(piece.pieces)}` : `^${mathText(piece.pieces)}`;
    })
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}
