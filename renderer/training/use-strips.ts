import { useEffect, useState } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { useHistory } from '../state/run-hooks.ts';
import { chooseStrips, type Strip } from '../state/run-strips.ts';
import { historyOf } from '../state/run-store.ts';
import { perFrame } from './frames.ts';

/** Twice a second is as often as a heat map can be read. */
const INTERVAL = 500;

/** At most `rows` strips of a run, followed while it trains. */
export function useStrips(runId: string, rows: number): { readonly strips: readonly Strip[]; readonly document: UnrollDocument | null } {
  const { document } = useHistory(runId, 'record');
  const [shown, setShown] = useState<{ readonly key: string; readonly strips: readonly Strip[] }>({ key: '', strips: [] });
  const key = `${runId} ${rows}`;
  useEffect(() => {
    const history = historyOf(runId);
    const read = (): void => setShown({ key, strips: chooseStrips(history.strips.strips, rows) });
    const frame = perFrame(read, INTERVAL);
    const stop = history.subscribe((part) => (part === 'metrics' || part === 'record') && frame.ask());
    frame.ask();
    return () => {
      stop();
      frame.stop();
    };
  }, [key, runId, rows]);
  return { strips: shown.key === key ? shown.strips : [], document };
}
