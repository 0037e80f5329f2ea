import { describe, expect, it } from 'vitest';
import { nearestIn } from './spatial.ts';

const box = (x: number, y: number) => ({ x, y, width: 236, height: 48 });

describe('what lies nearest in a direction', () => {
  const from = box(0, 0);
  const others = { below: box(20, 120), further: box(0, 240), right: box(320, 30), above: box(-40, -120), farLeft: box(-900, 400) };

  it('is straight ahead rather than aside', () => {
    expect(nearestIn('down', from, others)).toBe('below');
    expect(nearestIn('up', from, others)).toBe('above');
    expect(nearestIn('right', from, others)).toBe('right');
  });

  it('is reached where it lies aside, if it lies ahead as much', () => {
    expect(nearestIn('left', from, others)).toBe('farLeft');
  });

  it('is nothing where nothing lies there', () => {
    expect(nearestIn('down', from, { above: others.above })).toBeNull();
    // Far aside and hardly lower: that is to the right, not below.
    expect(nearestIn('down', from, { aside: box(900, 30) })).toBeNull();
    expect(nearestIn('right', from, { aside: box(900, 30) })).toBe('aside');
  });
});
