import { useStore, ViewportPortal } from '@xyflow/react';
import { useGuides } from './guides-store.ts';

/** Why what is moved stays where it is: what it is in line with, and spaces that are the same. Under the nodes, so that no text is crossed. */
export function GuideLines() {
  const guides = useGuides((state) => state.guides);
  const zoom = useStore(({ transform }) => transform[2]);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="guides pointer-events-none absolute top-0 left-0 -z-10 overflow-visible" width="1" height="1" aria-hidden data-guides={guides.length}>
        {guides.map(({ axis, at, from, to, look }) => {
          const [x1, y1, x2, y2] = axis === 'x' ? [at, from, at, to] : [from, at, to, at];
          const end = 4 / zoom;
          return (
            <g key={`${look} ${axis} ${at} ${from}`} stroke="var(--ink)" strokeWidth={1 / zoom} strokeDasharray={look === 'line' ? `${4 / zoom} ${3 / zoom}` : undefined}>
              <line x1={x1} y1={y1} x2={x2} y2={y2} />
              {look === 'gap' &&
                [[x1, y1] as const, [x2, y2] as const].map(([x, y]) =>
                  axis === 'x' ? <line key={y} x1={x - end} x2={x + end} y1={y} y2={y} /> : <line key={x} x1={x} x2={x} y1={y - end} y2={y + end} />,
                )}
            </g>
          );
        })}
      </svg>
    </ViewportPortal>
  );
}
