import { PROBE_TIMESTEPS } from '../../../shared/ipc/contract.ts';
import { joinSymbols } from '../../../shared/text/symbols.ts';
import { openSubject, setSubject } from '../../probe/subject-store.ts';
import { goLive, setMoment } from '../../state/moment-store.ts';
import { tokeniserOf } from '../../state/run-document.ts';
import { historyOf, selectRun } from '../../state/run-store.ts';
import { setUi } from '../../state/ui-store.ts';
import { useGenerationStore, writtenSymbols } from '../generation-store.ts';

/** Shows the states of the network that wrote a symbol, over the text before it, at the timestep that gave it. */
export function lookInMicroscope(index: number): void {
  const { documentId, runId, step } = useGenerationStore.getState();
  if (documentId === null || runId === null) return;
  const { document, checkpoints } = historyOf(runId);
  // The symbol is the last that is desired: what is read ends before it.
  const from = Math.max(0, index + 1 - PROBE_TIMESTEPS);
  const read = writtenSymbols().slice(from, index + 1).map(({ symbol }) => symbol);
  const text = joinSymbols(read, document ? tokeniserOf(document) : { symbols: 'character' });
  selectRun(runId);
  if (step !== null && step !== checkpoints.at(-1)) setMoment(runId, step);
  else goLive();
  openSubject(documentId);
  setSubject({ weights: 'run', text, answer: null, t: index - from });
  setUi({ mode: 'microscope', microscopeTab: 'states' });
}
