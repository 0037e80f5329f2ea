/**
 * At most one call each `interval` ms, in a frame of the window, the last one never lost: for drawing what many events change. Until it is due
 * nothing runs: a frame that only looks at the clock takes processors from what trains.
 */
export function perFrame(draw: () => void, interval: number): { readonly ask: () => void; readonly stop: () => void } {
  let [timer, frame, isAsked, last] = [0, 0, false, -Infinity];
  const tick = (now: number): void => {
    last = now;
    isAsked = false;
    draw();
  };
  const due = (): void => {
    frame = requestAnimationFrame(tick);
  };
  return {
    ask: () => {
      if (isAsked) return;
      isAsked = true;
      const wait = last + interval - performance.now();
      if (wait > 0) timer = window.setTimeout(due, wait);
      else due();
    },
    stop: () => {
      isAsked = false;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}
