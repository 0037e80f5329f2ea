import { MoveRight } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { toggleUnrolled } from '../unrolled/use-unroll-command.ts';

/** Pixels of the hand after which the plate unrolls, and at most so many sheets are seen coming. */
const [far, sheets] = [72, 4];

/** On the right edge of the plate: pressed or drawn to the right, it unrolls the drawing. */
export function PlateHandle({ height }: { readonly height: number }) {
  const from = useRef<number | null>(null);
  const [pulled, setPulled] = useState(0);
  const letGo = () => {
    from.current = null;
    setPulled(0);
  };
  const move = ({ clientX }: PointerEvent) => {
    if (from.current === null) return;
    const by = Math.max(0, clientX - from.current);
    if (by < far) return setPulled(by);
    letGo();
    toggleUnrolled();
  };
  return (
    <>
      {pulled > 4 && (
        <div aria-hidden className="pointer-events-none absolute top-3" style={{ right: -16 }}>
          {Array.from({ length: sheets }, (_, index) => (
            <span
              key={index}
              className="absolute left-0 w-10 rounded-plate border border-line-strong bg-canvas"
              style={{ height: height - 24, transform: `translateX(${(pulled * (index + 1)) / sheets}px)`, opacity: 0.9 - index * 0.18, zIndex: -1 - index }}
            />
          ))}
        </div>
      )}
      <button
        type="button"
        aria-label={t('unrolled:handle')}
        title={t('unrolled:handle')}
        className="plate-handle nodrag nopan pointer-events-auto absolute top-1/2 grid h-14 w-6 -translate-y-1/2 place-items-center rounded-control border border-line-control bg-raised text-ink-2 shadow-1 hover:text-ink"
        style={{ right: -28 }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.stopPropagation();
          from.current = event.clientX;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={move}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onClick={toggleUnrolled}
      >
        <MoveRight size={14} aria-hidden />
      </button>
    </>
  );
}
