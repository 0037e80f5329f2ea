import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import type { FlowItem } from './flow-types.ts';
import { fitOptions } from './geometry.ts';

/** A canvas that becomes smaller keeps the drawing in view, if all of it was. */
export function useRefit(surface: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow<FlowItem>();
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    let was = { width: element.clientWidth, height: element.clientHeight };
    const observer = new ResizeObserver(() => {
      const now = { width: element.clientWidth, height: element.clientHeight };
      const shrank = now.width < was.width || now.height < was.height;
      if (shrank && now.width > 0 && now.height > 0 && isInView(was) && !isInView(now)) void flow.fitView(fitOptions);
      was = now;
    });
    const isInView = ({ width, height }: { readonly width: number; readonly height: number }): boolean => {
      const nodes = flow.getNodes();
      if (nodes.length === 0) return true;
      const bounds = flow.getNodesBounds(nodes);
      const { x, y, zoom } = flow.getViewport();
      const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y];
      return left >= 0 && top >= 0 && left + bounds.width * zoom <= width && top + bounds.height * zoom <= height;
    };
    observer.observe(element);
    return () => observer.disconnect();
  }, [flow, surface]);
}
