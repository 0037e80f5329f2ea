import { describe, expect, it } from 'vitest';
import { checkpointAt, goLive, momentOf, nextRecorded, recordedAt, setMoment, setPlaying, useMomentStore } from './moment-store.ts';

const moment = (run: string): number | null => momentOf(useMomentStore.getState(), run);

describe('the moment', () => {
  it('belongs to one run, the others are live', () => {
    setMoment('a', 120);
    expect([moment('a'), moment('b')]).toEqual([120, null]);
    setPlaying('a', true);
    goLive();
    expect([moment('a'), useMomentStore.getState().playing]).toEqual([null, false]);
  });

  it('is seen with the newest weights and samples at or before it', () => {
    const checkpoints = [0, 100, 200];
    expect([0, 99, 100, 250, null].map((step) => checkpointAt({ checkpoints }, step))).toEqual([0, 0, 100, 200, 200]);
    // A fork has nothing before its first step.
    expect(checkpointAt({ checkpoints: [100] }, 50)).toBeNull();
    const samples = [{ step: 50 }, { step: 150 }];
    expect([10, 50, 149, null].map((step) => recordedAt(samples, step)?.step)).toEqual([undefined, 50, 50, 150]);
    expect([nextRecorded(checkpoints, 100, 1), nextRecorded(checkpoints, 100, -1), nextRecorded(checkpoints, 200, 1)]).toEqual([200, 0, undefined]);
  });
});
