import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moved, namedOf, rulerOf, toPixel, unitOf, WHOLE, zoomed } from './map-view.ts';

const room = { width: 600, height: 400, extent: 2 };
const place = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) });

it('what is under the pointer stays there while it zooms', () => {
  fc.assert(
    fc.property(place, fc.double({ min: 0.6, max: 1.8, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }), (at, factor, x) => {
      const view = { x, y: -x / 2, zoom: 1.5 };
      const unit = unitOf(room, view);
      const under = { x: view.x + (at.x - 300) / unit, y: view.y + (200 - at.y) / unit };
      const after = toPixel(room, zoomed(room, view, factor, at), under.x, under.y);
      expect(after.x).toBeCloseTo(at.x, 6);
      expect(after.y).toBeCloseTo(at.y, 6);
    }),
  );
});

it('the whole square is seen at first, and a drag moves what is seen along', () => {
  expect(toPixel(room, WHOLE, 2, 2)).toEqual({ x: 500, y: 0 });
  expect(toPixel(room, moved(room, WHOLE, 30, -12), 0, 0)).toEqual({ x: 330, y: 188 });
});

it('names do not lie on each other: what comes first wins, and what is outside is not named', () => {
  const points = [{ x: 100, y: 100 }, { x: 110, y: 104 }, { x: 110, y: 130 }, { x: -20, y: 50 }];
  const at = (index: number) => points[index] ?? { x: 0, y: 0 };
  expect([...namedOf([1, 0, 2, 3], ['one', 'two', 'three', 'four'], at, room).keys()]).toEqual([1, 2]);
  // One that must be told of stands beside its point.
  expect(namedOf([1, 0, 2, 3], ['one', 'two', 'three', 'four'], at, room, [0]).get(0)).toEqual({ x: -21.4, y: 0 });
  // Hangul is wider.
  expect([...namedOf([0, 1], ['가나다', '라마'], (index) => ({ x: 100 + index * 28, y: 100 }), room).keys()]).toEqual([0]);
  expect([...namedOf([0, 1], ['abc', 'de'], (index) => ({ x: 100 + index * 28, y: 100 }), room).keys()]).toEqual([0, 1]);
});

it('the ruler is a round length that can be seen', () => {
  for (const unit of [0.3, 7, 90, 1234]) {
    const ruler = rulerOf(unit);
    expect(ruler * unit).toBeGreaterThanOrEqual(60);
    expect(ruler * unit).toBeLessThanOrEqual(150);
    expect(Number(ruler.toExponential().split('e')[0])).toBeOneOf([1, 2, 5]);
  }
});
