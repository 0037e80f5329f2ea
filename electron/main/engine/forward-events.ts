import type { EngineEventName, EngineEventPayload } from '../../../shared/ipc/contract.ts';
import type { Runs } from '../runs/runs.ts';
import type { Windows } from '../windows/windows.ts';

type Forward = { readonly [N in EngineEventName]: (windows: Windows, runs: Runs, payload: EngineEventPayload<N>) => void };

const forward: Forward = {
  progress: (windows, runs, payload) => {
    runs.progressed(payload);
    windows.broadcast('run.progress', payload);
  },
  // Runs keep the status and tell the windows themselves.
  changed: (_windows, runs, payload) => runs.changed(payload),
  validation: (windows, _runs, payload) => windows.broadcast('run.validation', payload),
  sample: (windows, _runs, payload) => windows.broadcast('run.sample', payload),
  alike: (windows, _runs, payload) => windows.broadcast('run.alike', payload),
  checkpointed: (windows, _runs, payload) => windows.broadcast('run.checkpoint', payload),
  token: (windows, _runs, payload) => windows.broadcast('generate.token', payload),
};

/** Passes what the engine says on to the windows. */
export function forwardEngineEvents<N extends EngineEventName>(
  windows: Windows,
  runs: Runs,
  name: N,
  payload: EngineEventPayload<N>,
): void {
  forward[name](windows, runs, payload);
}
