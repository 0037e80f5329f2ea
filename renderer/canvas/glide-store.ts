import { create } from 'zustand';
import type { Point } from '../../shared/document/schema.ts';

export type Places = Readonly<Record<string, Point>>;

/** Where things are drawn while they slide to their new places; the document has them there already. */
export const useGlide = create<{ readonly places: Places }>(() => ({ places: {} }));

/** More would not slide, but stutter. */
const most = 150;

/** Milliseconds that a move takes; none where the user wants no motion. */
export function moveMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
}

let running = 0;

/** Slides from places to others; done when all are there. A new slide ends the one before. */
export function glide(from: Places, to: Places): Promise<void> {
  const run = ++running;
  const ms = moveMs();
  const ids = Object.keys(to).filter((id) => from[id] && (from[id].x !== to[id]?.x || from[id].y !== to[id]?.y));
  if (ms === 0 || ids.length === 0 || ids.length > most) return Promise.resolve();
  const at = (share: number): Places =>
    Object.fromEntries(
      ids.map((id) => {
        const [a, b] = [from[id] ?? { x: 0, y: 0 }, to[id] ?? { x: 0, y: 0 }];
        return [id, { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }];
      }),
    );
  useGlide.setState({ places: at(0) });
  return new Promise((done) => {
    const began = performance.now();
    const frame = (now: number): void => {
      if (run !== running) return done();
      const share = Math.min(1, Math.max(0, (now - began) / ms));
      useGlide.setState({ places: share < 1 ? at(1 - (1 - share) ** 3) : {} });
      if (share < 1) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
}
