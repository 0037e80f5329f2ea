import { create } from 'zustand';
import type { RunHistory } from './run-history.ts';

/** The time of training that is looked at: samples, strips, numbers and every view of a trained network follow it. */
export interface Moment {
  /** The run that it belongs to; others are shown live. */
  readonly run: string | null;
  /** Between the first and the newest step; `live`: the newest, whatever it is. */
  readonly step: number | 'live';
  /** It moves by itself. */
  readonly playing: boolean;
}

export const useMomentStore = create<Moment>(() => ({ run: null, step: 'live', playing: false }));

export function setMoment(run: string, step: number): void {
  useMomentStore.setState({ run, step });
}

/** Back to the newest step. */
export function goLive(): void {
  useMomentStore.setState({ step: 'live', playing: false });
}

export function setPlaying(run: string, playing: boolean): void {
  useMomentStore.setState({ run, playing });
}

/** The step of a run that is looked at; null: live. */
export function momentOf({ run, step }: Moment, runId: string): number | null {
  return run === runId && step !== 'live' ? step : null;
}

export function useMoment(runId: string): number | null {
  return useMomentStore((state) => momentOf(state, runId));
}

/** The step whose weights stand for a moment: of the newest checkpoint at or before it; null: none is there. */
export function checkpointAt({ checkpoints }: Pick<RunHistory, 'checkpoints'>, step: number | null): number | null {
  return (step === null ? checkpoints.at(-1) : checkpoints.findLast((each) => each <= step)) ?? null;
}

/** The newest at or before a step; the newest of all where it is null. */
export function recordedAt<T extends { readonly step: number }>(list: readonly T[], step: number | null): T | undefined {
  return step === null ? list.at(-1) : list.findLast((each) => each.step <= step);
}

/** The next recorded step in a direction. */
export function nextRecorded(steps: readonly number[], from: number, direction: 1 | -1): number | undefined {
  return direction > 0 ? steps.find((step) => step > from) : steps.findLast((step) => step < from);
}
