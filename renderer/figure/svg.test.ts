import { describe, expect, it } from 'vitest';
import { svgMath } from './svg-math.ts';
import { svgPage } from './svg-page.ts';
import { svgShape, svgText } from './svg-shape.ts';

const ink = { paper: '#fff', ink: '#000', quiet: '#666', line: '#ddd', axis: '#999' };

describe('a drawing for a file', () => {
  it('keeps what was written whatever signs it has, and leaves out what is not told', () => {
    expect(svgText(1, 2.345, '<a> & "b"')).toBe('<text x="1" y="2.35">&lt;a&gt; &amp; &quot;b&quot;</text>');
    expect(svgShape('rect', { x: 0, fill: undefined, stroke: 'red' })).toBe('<rect x="0" stroke="red"/>');
  });

  it('sets mathematics: variables italic, indices smaller and lower, and what follows on the line again', () => {
    const drawn = svgMath(0, 0, 'weight', 'w_t \\cdot Div', { size: 10 });
    expect(drawn.replaceAll(/<[^>]*>/g, '')).toBe('weight wt · Div');
    expect(drawn).toMatch(/font-style="italic"[^>]*>w</);
    expect(drawn).toMatch(/dy="2.4"[^>]*>t</);
    expect(drawn).toMatch(/dy="-2.4"[^>]*> · </);
  });

  it('is as large as it says, on paper, with its title', () => {
    expect(svgPage({ width: 10.2, height: 20, title: 'A & B', ink }, ['<g/>'])).toMatch(/^<svg [^>]*width="11" height="20" viewBox="0 0 11 20".*<rect width="11" height="20" fill="#fff"\/>.*A &amp; B.*<g\/><\/svg>$/);
  });
});
