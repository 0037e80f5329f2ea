/**
 * At most one call a frame and one each `interval` ms, the last one never lost: for drawing what many events change.
 */
export function perFrame(draw: () => void, interval = 100): { readonly ask: () => void; readonly stop: () => void } {
  let frame = 0;
  let last = -Infinity;
  const tick = (now: number): void => {
    if (now - last < interval) {
      frame = requestAnimationFrame(tick);
      return;
    }
    last = now;
    frame = 0;
    draw();
  };
  return {
    ask: () => {
      if (frame === 0) frame = requestAnimationFrame(tick);
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
