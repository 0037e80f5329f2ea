import { useState } from 'react';
import type { HeldUnit, RunSummary } from '../../../shared/ipc/contract.ts';
import type { Message } from '../../../shared/i18n/messages.ts';
import { failureOf } from '../../app/api.ts';
import { useCheckpoint } from '../../generate/run-choice.tsx';
import type { Subject } from '../../probe/use-subject.ts';

/** What a network said without and with units held. */
export interface Beside<T> {
  readonly free: T;
  readonly held: T;
}

export interface BesideState<T> {
  readonly result: Beside<T> | null;
  /** It was said to another question: of other units, weights or options. */
  readonly isOld: boolean;
  readonly working: boolean;
  /** There are weights to say it with. */
  readonly isReady: boolean;
  readonly failure: Message | null;
  readonly ask: () => void;
}

interface BesideOptions<O, T> {
  readonly subject: Subject;
  readonly run: RunSummary;
  readonly holds: readonly HeldUnit[];
  /** What else the answer depends on. */
  readonly options: O;
  /** `at`: the recorded moment; none: the newest checkpoint. */
  readonly say: (options: O & { readonly at?: number; readonly hold?: HeldUnit[] }) => Promise<T>;
}

/** Asks the same twice, without and with units held, when it is told to. */
export function useBeside<O extends object, T>({ subject, run, holds, options, say }: BesideOptions<O, T>): BesideState<T> {
  const checkpoint = useCheckpoint(run);
  const [said, setSaid] = useState<{ readonly key: string; readonly result: Beside<T> } | null>(null);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Message | null>(null);
  const at = momentOf(subject);
  // Questions with equal answers.
  const key = JSON.stringify([run.id, options, at, at.at === undefined ? checkpoint : 0, holds]);
  const ask = () => {
    setWorking(true);
    setFailure(null);
    Promise.all([say({ ...options, ...at }), say({ ...options, ...at, ...(holds.length > 0 && { hold: [...holds] }) })])
      .then(([free, held]) => setSaid({ key, result: { free, held } }))
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setWorking(false));
  };
  return { result: said?.result ?? null, isOld: said !== null && said.key !== key, working, isReady: checkpoint !== null, failure, ask };
}

/** The recorded moment whose weights write, as a request takes it; none: the newest checkpoint. */
function momentOf({ of, run }: Subject): { readonly at?: number } {
  if (!('runId' in of) || of.at === undefined || of.at === 'now') return {};
  return { at: of.at === 'initial' ? (run?.parent?.step ?? 0) : of.at };
}
