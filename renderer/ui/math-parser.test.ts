import { describe, expect, it } from 'vitest';
import { kinds } from '../../shared/nodes/index.ts';
import { mathText, parseMath } from './math-parser.ts';

const said = (tex: string) => mathText(parseMath(tex));

describe('parseMath', () => {
  it('sets one letter as a variable and several as a name', () => {
    expect(parseMath('x softmax')).toEqual([
      { type: 'text', value: 'x', look: 'italic' },
      { type: 'text', value: 'softmax', look: 'upright' },
    ]);
  });

  it('takes one token or a group as an index', () => {
    expect(parseMath('h_tx')).toEqual([
      { type: 'text', value: 'h', look: 'italic' },
      { type: 'sub', pieces: [{ type: 'text', value: 't', look: 'italic' }] },
      { type: 'text', value: 'x', look: 'italic' },
    ]);
    expect(said('h_{t-1}')).toBe('h_t − 1');
    expect(said('x^2_{i}')).toBe('x^2_i');
  });

  it('knows an operator from a sign', () => {
    const looks = parseMath('a - b = -c').flatMap((piece) => (piece.type === 'text' && piece.value === '−' ? [piece.look] : []));
    expect(looks).toEqual(['operator', 'upright']);
  });

  it('knows Greek letters, large operators and spaces, and sets other commands upright', () => {
    expect(parseMath('\\sigma\\sum\\quad\\tanh')).toEqual([
      { type: 'text', value: 'σ', look: 'upright' },
      { type: 'text', value: '∑', look: 'large' },
      { type: 'space', em: 1 },
      { type: 'text', value: 'tanh', look: 'upright' },
    ]);
  });

  it('reads an unfinished text without failing', () => {
    for (const tex of ['x_', 'x_{t', '\\', '}', '^']) expect(() => said(tex)).not.toThrow();
  });

  it('leaves no command of a node kind unset', () => {
    for (const kind of kinds) {
      for (const line of kind.equations(kind.defaults())) expect(said(line)).not.toContain('\\');
    }
  });
});
