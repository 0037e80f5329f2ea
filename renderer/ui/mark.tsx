/** A loop that runs out into a line with three steps on it. */
export function Mark({ width = 38 }: { readonly width?: number }) {
  return (
    <svg width={width} height={(width * 22) / 41.8} viewBox="0 0 41.8 22" fill="none" aria-hidden>
      <path d="M17 10.3A7.5 7.5 0 1 0 9.5 17.8H38" stroke="var(--recurrence)" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="20.5" cy="17.8" r="3" fill="var(--data)" />
      <circle cx="29.5" cy="17.8" r="3" fill="var(--output)" />
      <circle cx="38.5" cy="17.8" r="3" fill="var(--divergence)" />
    </svg>
  );
}
