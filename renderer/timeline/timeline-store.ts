import { create } from 'zustand';

interface TimelineState {
  /** Which of the data's sequences of the shown length, from 0. */
  readonly example: number;
}

export const useTimelineStore = create<TimelineState>(() => ({ example: 0 }));

export function setTimeline(change: Partial<TimelineState>): void {
  useTimelineStore.setState(change);
}
