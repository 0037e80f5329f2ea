import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { formatNumber } from '../../ui/format.ts';
import { linePath } from '../../ui/line-path.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { useSize } from '../../ui/use-size.ts';
import { moved, namedOf, rulerOf, toPixel, unitOf, zoomed, type MapView, type Pixel, type Room } from './map-view.ts';
import type { TrailPoint } from './use-trail.ts';
import { useGlide } from './use-glide.ts';
import type { Picture } from './use-placed.ts';

interface SymbolMapProps {
  readonly label: string;
  readonly picture: Picture;
  /** Symbols that may be named, those first that are to be named before others. */
  readonly named: readonly number[];
  readonly picked: number | null;
  readonly onPick: (index: number | null) => void;
  /** Symbols that lines lead to from the picked one. */
  readonly near: readonly number[];
  readonly trail: readonly TrailPoint[];
  readonly view: MapView;
  readonly onView: (view: MapView) => void;
}

/** As far as this from a symbol a press still means it, pixels. */
const REACH = 16;
const STEP = 40;

/** Symbols as points of a plane: names where there is room, dots elsewhere. */
export function SymbolMap({ label, picture, named, picked, onPick, near, trail, view, onView }: SymbolMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const [hovered, setHovered] = useState<number | null>(null);
  const pressed = useRef<Pixel | null>(null);
  const room: Room = useMemo(() => ({ ...size, extent: picture.extent }), [size, picture.extent]);
  const points = useGlide(picture.points, 1 / unitOf(room, view));
  const names = useMemo(() => picture.table.symbols.map(visibleSymbol), [picture.table.symbols]);
  const pixel = (index: number): Pixel => toPixel(room, view, points[index * 2] ?? 0, points[index * 2 + 1] ?? 0);
  // Chosen where the points will be, so that names do not come and go on the way.
  const shown = useMemo(() => {
    const first = picked === null ? [] : [picked, ...near];
    const at = (index: number): Pixel => toPixel(room, view, picture.points[index * 2] ?? 0, picture.points[index * 2 + 1] ?? 0);
    return namedOf([...first, ...named.filter((index) => !first.includes(index))], names, at, room, near);
  }, [picked, near, named, names, room, view, picture.points]);
  useWheel(place, (event) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    onView(zoomed(room, view, Math.exp(-event.deltaY * 0.0015), { x: event.clientX - box.left, y: event.clientY - box.top }));
  });

  const under = (event: PointerEvent): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let [best, far] = [-1, REACH];
    for (let index = 0; index < names.length; index++) {
      const at = pixel(index);
      const away = Math.hypot(at.x - x, at.y - y) - (shown.has(index) ? 4 : 0);
      if (away < far) [best, far] = [index, away];
    }
    return best < 0 ? null : best;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next: Readonly<Record<string, () => MapView>> = {
      '+': () => zoomed(room, view, 1.25),
      '=': () => zoomed(room, view, 1.25),
      '-': () => zoomed(room, view, 0.8),
      '0': () => ({ x: 0, y: 0, zoom: 1 }),
      ArrowLeft: () => moved(room, view, STEP, 0),
      ArrowRight: () => moved(room, view, -STEP, 0),
      ArrowUp: () => moved(room, view, 0, STEP),
      ArrowDown: () => moved(room, view, 0, -STEP),
    };
    const go = next[event.key];
    if (event.key === 'Escape' && picked !== null) onPick(null);
    if (!go || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onView(go());
  };
  const origin = toPixel(room, view, 0, 0);
  const ruler = rulerOf(unitOf(room, view));
  const dots = names.flatMap((_, index) => (isOnPoint(shown.get(index)) ? [] : [pixel(index)]));
  const from = picked === null ? null : pixel(picked);
  return (
    <div
      ref={place}
      role="group"
      tabIndex={0}
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) onView(moved(room, view, event.movementX, event.movementY));
        else setHovered(under(event));
      }}
      onPointerUp={(event) => {
        const began = pressed.current;
        pressed.current = null;
        if (began && Math.hypot(event.clientX - began.x, event.clientY - began.y) < 4) onPick(under(event));
      }}
      onPointerLeave={() => setHovered(null)}
      className="focus-inset relative min-h-72 min-w-0 flex-1 cursor-crosshair touch-none overflow-hidden rounded-card border border-line bg-canvas select-none"
    >
      {size.width > 0 && (
        <svg width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden className="mono absolute inset-0 block text-small">
          <path d={`M0 ${origin.y}H${size.width}M${origin.x} 0V${size.height}`} className="fill-none stroke-line" />
          <path d={dots.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('')} className="fill-none stroke-wire" strokeWidth={names.length > 1_000 ? 2.5 : 4} strokeLinecap="round" />
          {from && <Trail trail={trail} room={room} view={view} />}
          {from && near.map((index) => {
            const to = pixel(index);
            return <line key={index} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="stroke-transform" strokeWidth={1.5} />;
          })}
          {from && <circle cx={from.x} cy={from.y} r={11} className="fill-transform-tint stroke-transform" strokeWidth={1.5} />}
          {[...shown].map(([index, off]) => {
            const at = pixel(index);
            const [x, y] = [at.x + off.x, at.y + off.y];
            const told = index === picked || near.includes(index);
            return (
              <text key={index} transform={`translate(${x.toFixed(1)} ${(y + 4).toFixed(1)})`} textAnchor="middle" paintOrder="stroke" strokeWidth={index === picked ? 0 : 4} className={told ? 'fill-transform stroke-canvas font-bold' : 'fill-ink stroke-canvas'}>
                {names[index]}
              </text>
            );
          })}
          {hovered !== null && !shown.has(hovered) && <Hovered name={names[hovered] ?? ''} {...pixel(hovered)} />}
          <g className="text-micro">
            <path d={`M12 ${size.height - 16}v5h${ruler * unitOf(room, view)}v-5`} className="fill-none stroke-ink-2" />
            <text x={16} y={size.height - 18} className="fill-ink-2">
              {formatNumber(ruler)}
            </text>
          </g>
        </svg>
      )}
    </div>
  );
}

/** A name on its point needs no dot. */
function isOnPoint(off: Pixel | undefined): boolean {
  return off !== undefined && off.x === 0 && off.y === 0;
}

function Hovered({ name, x, y }: { readonly name: string } & Pixel) {
  return (
    <>
      <circle cx={x} cy={y} r={4} className="fill-ink" />
      <text x={x} y={y - 9} textAnchor="middle" paintOrder="stroke" strokeWidth={4} className="fill-ink stroke-canvas font-semibold">
        {name}
      </text>
    </>
  );
}

/** The way of a symbol through the recorded steps. */
function Trail({ trail, room, view }: Pick<SymbolMapProps, 'trail' | 'view'> & { readonly room: Room }) {
  const way = trail.map(({ x, y, step }) => ({ ...toPixel(room, view, x, y), step }));
  return (
    <>
      <path d={linePath(way.map(({ x, y }) => [x, y]))} className="fill-none stroke-transform-edge" strokeWidth={2} strokeLinejoin="round" />
      {way.map(({ x, y, step }, index) => (
        <g key={step}>
          <circle cx={x} cy={y} r={2.5} className="fill-transform" />
          {index === 0 && (
            <text x={x + 6} y={y - 4} paintOrder="stroke" strokeWidth={3} className="fill-ink-2 stroke-canvas text-micro">
              {step}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** React listens to the wheel passively: the page would scroll as well. */
function useWheel(of: RefObject<HTMLElement | null>, onWheel: (event: WheelEvent) => void): void {
  const latest = useRef(onWheel);
  useEffect(() => {
    latest.current = onWheel;
  });
  useEffect(() => {
    const element = of.current;
    const listener = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(event);
    };
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [of]);
}
