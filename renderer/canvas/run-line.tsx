import { useActiveRun } from '../state/run-store.ts';

/** How far the training is, on the divergence node only: live numbers are no part of a node's data. */
export function RunLine() {
  const active = useActiveRun();
  if (!active) return null;
  return (
    <span aria-hidden className="pointer-events-none absolute inset-x-3.5 bottom-0.5 h-0.5 overflow-hidden rounded-full bg-pressed">
      <span className="block h-full bg-divergence" style={{ width: `${active.share * 100}%` }} />
    </span>
  );
}
