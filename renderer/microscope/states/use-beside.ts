import { useState } from 'react';
import type { HeldUnit } from '../../../shared/ipc/contract.ts';
import type { Message } from '../../../shared/i18n/messages.ts';
import { failureOf } from '../../app/api.ts';
import type { Subject } from '../../probe/use-subject.ts';

/** What a network said without and with units held. */
export interface Beside<T> {
  readonly free: T;
  readonly held: T;
}

interface BesideState<T> {
  readonly result: Beside<T> | null;
  /** It was said to another question: of other units, weights or options. */
  readonly isOld: boolean;
  readonly working: boolean;
  readonly failure: Message | null;
  readonly ask: () => void;
}

/**
 * Asks the same twice, without and with units held, when it is told to.
 * @param key equal for questions with equal answers
 */
export function useBeside<T>(key: string, holds: readonly HeldUnit[], say: (hold: HeldUnit[]) => Promise<T>): BesideState<T> {
  const [said, setSaid] = useState<{ readonly key: string; readonly result: Beside<T> } | null>(null);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Message | null>(null);
  const whole = JSON.stringify([key, holds]);
  const ask = () => {
    setWorking(true);
    setFailure(null);
    Promise.all([say([]), say([...holds])])
      .then(([free, held]) => setSaid({ key: whole, result: { free, held } }))
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setWorking(false));
  };
  return { result: said?.result ?? null, isOld: said !== null && said.key !== whole, working, failure, ask };
}

/** The recorded moment whose weights write, as a request takes it; none: the newest checkpoint. */
export function momentOf({ of, run }: Subject): { readonly at?: number } {
  if (!('runId' in of) || of.at === undefined || of.at === 'now') return {};
  return { at: of.at === 'initial' ? (run?.parent?.step ?? 0) : of.at };
}
