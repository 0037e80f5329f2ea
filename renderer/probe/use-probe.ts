import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../shared/i18n/messages.ts';
import type { ProbeResult } from '../../shared/ipc/contract.ts';
import { failureOf, request } from '../app/api.ts';
import { LatestOnly } from './latest-only.ts';
import { lookAgain, spendLook } from './looks.ts';
import { ProbeCache, probeKey, whoseOf, type ProbeRequest } from './probe-cache.ts';

/**
 * `result` while a newer one is looked for: the last that was shown of the same network, of whatever was run through it then. `asked`: the
 * request that it answers, for views that show more of a question than is in its answer; null without a result.
 */
export type Probed = { readonly asked: ProbeRequest | null } & (
  | { readonly state: 'idle'; readonly result: null }
  | { readonly state: 'reading'; readonly result: ProbeResult | null }
  | { readonly state: 'ready'; readonly result: ProbeResult }
  | { readonly state: 'failed'; readonly result: ProbeResult | null; readonly failure: Message }
);

export interface ProbeTiming {
  /** Tells apart moments of a run that trains: a new one asks again. Its step, or a count that a clock moves on. */
  readonly moment?: number | string;
  /** Milliseconds without a change before it is asked; 0 for a click. */
  readonly pause?: number;
}

const PAUSE = 120;
/** What never stops changing is asked for all the same, after so many pauses. */
const LONGEST = 3;
const cache = new ProbeCache();

interface Shown {
  readonly key: string | null;
  /** Whose `result` is, see `whoseOf`. */
  readonly whose: string | null;
  readonly result: ProbeResult | null;
  /** What `result` answers. */
  readonly asked: ProbeRequest | null;
  readonly failure: Message | null;
}

const nothing = { result: null, asked: null } as const;

/**
 * What a network shows at every timestep (docs/probe.md), as long as a view is there. Of requests that change quickly only the last is
 * asked, answers are kept and shared by all views, and the last one stays until the next of the same network is there.
 * @param wanted null: nothing is asked
 */
export function useProbe(wanted: ProbeRequest | null, { moment = '', pause = PAUSE }: ProbeTiming = {}): Probed {
  const [line] = useState(() => new LatestOnly((asked: ProbeRequest) => request('runs.probe', asked)));
  const [shown, setShown] = useState<Shown>({ key: null, whose: null, ...nothing, failure: null });
  const key = wanted && probeKey(wanted, moment);
  // A new object with the same content is the same question.
  const [question, setQuestion] = useState({ key, wanted });
  if (question.key !== key) setQuestion({ key, wanted });
  const latest = useRef<string | null>(null);
  const content = useRef<string | null>(null);
  const since = useRef<number | null>(null);
  useEffect(() => {
    const { key, wanted } = question;
    latest.current = key;
    if (!wanted || key === null) {
      since.current = null;
      return;
    }
    const whose = whoseOf(wanted);
    const runId = 'runId' in wanted.of && (wanted.of.at ?? 'now') === 'now' ? wanted.of.runId : null;
    // Whatever it is but the moment: someone opened a view or asks something else.
    const asked = probeKey(wanted, '');
    if (runId !== null && content.current !== asked) lookAgain(runId);
    content.current = asked;
    /** An answer to an earlier question is shown until there is one to the latest. */
    const show = (result: ProbeResult | null, failure: Message | null): void =>
      setShown((last) => {
        const answer = result && { result, asked: wanted };
        if (latest.current === key) return { key, whose, ...(answer ?? (last.whose === whose ? { result: last.result, asked: last.asked } : nothing)), failure };
        return last.key === latest.current || !answer ? last : { ...last, whose, ...answer };
      });
    const known = cache.get(key);
    since.current ??= performance.now();
    const left = known ? 0 : Math.max(0, Math.min(pause, since.current + LONGEST * pause - performance.now()));
    const timer = setTimeout(() => {
      since.current = null;
      if (known) return show(known, null);
      line.want(wanted, (answer) => {
        answer.then(
          (result) => {
            cache.put(key, result);
            if (runId !== null) spendLook(runId, result.took);
            show(result, null);
          },
          (error: unknown) => show(null, failureOf(error)),
        );
      });
    }, left);
    return () => {
      clearTimeout(timer);
      line.forget();
    };
  }, [question, line, pause]);

  if (!wanted) return { state: 'idle', ...nothing };
  if (shown.key !== key) {
    // What is known needs no waiting.
    const known = key === null ? null : cache.get(key);
    if (known) return { state: 'ready', result: known, asked: wanted };
    return { state: 'reading', ...(shown.whose === whoseOf(wanted) ? { result: shown.result, asked: shown.asked } : nothing) };
  }
  if (shown.failure) return { state: 'failed', result: shown.result, asked: shown.asked, failure: shown.failure };
  return shown.result ? { state: 'ready', result: shown.result, asked: shown.asked } : { state: 'reading', ...nothing };
}
