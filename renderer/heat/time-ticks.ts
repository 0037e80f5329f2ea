const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250];

/** Where an axis of time has numbers: 1, round ones of which there are about `most`, and the last. */
export function timeTicks(timesteps: number, most = 10): number[] {
  if (timesteps <= 1) return [1];
  const step = STEPS.find((each) => timesteps / each <= most) ?? 500;
  const round = Array.from({ length: Math.floor(timesteps / step) }, (_, index) => (index + 1) * step);
  return [1, ...round.filter((tick) => tick > 1 && tick < timesteps - step / 2), timesteps];
}
