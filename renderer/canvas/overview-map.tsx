import { useReactFlow, useStore } from '@xyflow/react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { onThemeChange, readColour } from '../training/theme-colours.ts';
import type { FlowItem } from './flow-types.ts';
import { boxAround, NODE, type Box } from './geometry.ts';

const size = { width: 156, height: 112 };

/**
 * The whole drawing, small, and what of it is in view; pressed or dragged, the view goes there. Not there while all is in view: it would only
 * lie over a part of it.
 */
export function OverviewMap({ items }: { readonly items: readonly FlowItem[] }) {
  // Behind a drag by as much as the drawing needs.
  const shown = useDeferredValue(items);
  const view = useView();
  // Not at every move of the view.
  const drawing = useMemo(() => boxAround(shown.map((item) => ({ ...item.position, width: item.width ?? NODE.width, height: item.height ?? NODE.height }))), [shown]);
  return drawing && !contains(view, drawing) ? <Overview shown={shown} drawing={drawing} view={view} /> : null;
}

interface OverviewProps {
  readonly shown: readonly FlowItem[];
  /** Around all that is shown. */
  readonly drawing: Box;
  readonly view: Box;
}

function Overview({ shown, drawing, view }: OverviewProps) {
  const flow = useReactFlow();
  const whole = padded(boxAround([drawing, view]) ?? view);
  const scale = Math.min(size.width / whole.width, size.height / whole.height);
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ratio = devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    context.setTransform(ratio * scale, 0, 0, ratio * scale, -whole.x * scale * ratio, -whole.y * scale * ratio);
    const colours = new Map<string, string>();
    for (const { type, data, position, width, height } of shown) {
      const name = type === 'note' ? 'line-strong' : (data.role ?? 'line-control');
      const colour = colours.get(name) ?? readColour(name);
      colours.set(name, colour);
      context.fillStyle = colour;
      context.fillRect(position.x, position.y, width ?? NODE.width, height ?? NODE.height);
    }
  }, [shown, scale, whole.x, whole.y, theme]);

  const goTo = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = { x: whole.x + (event.clientX - left) / scale, y: whole.y + (event.clientY - top) / scale };
    void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() });
  };
  return (
    <div
      role="img"
      aria-label={t('app:canvas.minimap')}
      className="overview-map nopan nowheel"
      style={size}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && goTo(event)}
    >
      <canvas ref={canvas} width={size.width * devicePixelRatio} height={size.height * devicePixelRatio} style={size} />
      <span
        className="overview-view"
        style={{ left: (view.x - whole.x) * scale, top: (view.y - whole.y) * scale, width: view.width * scale, height: view.height * scale }}
      />
    </div>
  );
}

/** What is in view, in the drawing's own pixels. */
function useView(): Box {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const [x, y, zoom] = useStore((state) => state.transform);
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function contains(outer: Box, { x, y, width, height }: Box): boolean {
  return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

function padded({ x, y, width, height }: Box): Box {
  const scale = Math.max(width / size.width, height / size.height, 1e-6);
  const whole = { width: size.width * scale * 1.06, height: size.height * scale * 1.06 };
  return { x: x - (whole.width - width) / 2, y: y - (whole.height - height) / 2, ...whole };
}

/** Changes with the colours. */
function useTheme(): number {
  const [theme, setTheme] = useState(0);
  useEffect(() => onThemeChange(() => setTheme((last) => last + 1)), []);
  return theme;
}
