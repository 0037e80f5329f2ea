/** w_t in small, as it lies over the timesteps. */
export function WeightBars({ weights }: { readonly weights: string }) {
  return (
    <svg width={weights.split(' ').length * 5} height={14} aria-hidden className="mt-0.5 shrink-0">
      {weights.split(' ').map((weight, index) => {
        const height = Number(weight) * 12;
        return height > 0 ? (
          <rect key={index} x={index * 5} y={13 - height} width="3.5" height={height} rx="1" fill="var(--divergence)" />
        ) : (
          <rect key={index} x={index * 5 + 0.5} y={11.5} width="2.5" height="1.5" fill="var(--line-control)" />
        );
      })}
    </svg>
  );
}
