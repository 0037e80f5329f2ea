import type { Box } from './geometry.ts';

/** Ways on the drawing: depth runs down, time runs right. */
export type Way = 'up' | 'down' | 'left' | 'right';

export const wayOf: Readonly<Record<string, Way>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/**
 * What lies nearest in a direction; null: nothing does. What lies straight ahead counts as nearer than what lies aside, and what lies more
 * aside than ahead is not in that direction.
 */
export function nearestIn(way: Way, from: Box, others: Readonly<Record<string, Box>>): string | null {
  let nearest: string | null = null;
  let least = Infinity;
  for (const [id, box] of Object.entries(others)) {
    const { ahead, aside } = seen(way, from, box);
    const cost = ahead + 3 * aside;
    if (ahead < 1 || aside > ahead || cost >= least) continue;
    nearest = id;
    least = cost;
  }
  return nearest;
}

/** How far the middle of a box lies ahead, and how wide the gap is between the two seen from there. */
function seen(way: Way, from: Box, to: Box): { readonly ahead: number; readonly aside: number } {
  const dx = to.x + to.width / 2 - from.x - from.width / 2;
  const dy = to.y + to.height / 2 - from.y - from.height / 2;
  const acrossGap = Math.max(0, Math.abs(dx) - (from.width + to.width) / 2);
  const downGap = Math.max(0, Math.abs(dy) - (from.height + to.height) / 2);
  switch (way) {
    case 'up':
      return { ahead: -dy, aside: acrossGap };
    case 'down':
      return { ahead: dy, aside: acrossGap };
    case 'left':
      return { ahead: -dx, aside: downGap };
    case 'right':
      return { ahead: dx, aside: downGap };
  }
}
