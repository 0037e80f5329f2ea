import { create } from 'zustand';
import type { EngineState } from '../../shared/ipc/contract.ts';
import { listen, request } from '../app/api.ts';

/** The training process and the device it computes on. */
export const useEngineStore = create<EngineState>(() => ({ state: 'off', device: null }));

/** Follows the engine; returns what stops it. */
export function followEngine(): () => void {
  const stop = listen('engine.state', (state) => useEngineStore.setState(state, true));
  void request('engine.state', null).then((state) => useEngineStore.setState(state, true));
  return stop;
}
