import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, type RefObject } from 'react';
import type { FlowItem } from './flow-types.ts';
import { NODE } from './geometry.ts';
import { useGlide } from './glide-store.ts';
import { useArrangeCommands } from './use-arrange-commands.ts';
import { useFlowChanges } from './use-flow-changes.ts';
import { useFlowNotes } from './use-flow-notes.ts';
import { useRefit } from './use-refit.ts';

/** Moving, aligning, tidying, and the notes: what the canvas needs for it. `places`: where things are drawn that move just now. */
export function useArranging(surface: RefObject<HTMLElement | null>) {
  const flow = useReactFlow<FlowItem>();
  const heights = useCallback(() => Object.fromEntries(flow.getNodes().map(({ id, height }) => [id, height ?? NODE.height])), [flow]);
  const { dragged, props } = useFlowChanges(heights);
  const sliding = useGlide((state) => state.places);
  const places = useMemo(() => ({ ...sliding, ...dragged }), [sliding, dragged]);
  useArrangeCommands(surface, heights);
  useRefit(surface);
  return { places, props, notes: useFlowNotes(places) };
}
