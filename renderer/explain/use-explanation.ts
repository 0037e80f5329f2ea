import { useEffect, useState } from 'react';
import type { Explanation } from '../../shared/compiler/explain/explain-program.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { logError } from '../app/api.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useEngineStore } from '../state/engine-store.ts';
import { selectFacts, useFactsStore, type Reading } from '../state/facts-store.ts';
import { useLanguage } from '../ui/use-text-memo.ts';
import type { Answer, Question } from './explain-worker.ts';

/** So long after the last edit the compiler starts. */
const PAUSE = 250;

export type Explained =
  | { readonly state: 'errors' | 'reading' }
  /** `isOld`: of the drawing before the last edit. */
  | { readonly state: 'ready'; readonly explanation: Explanation; readonly isOld: boolean }
  | { readonly state: 'failed'; readonly failure: Message };

interface Answered {
  readonly question: Question;
  readonly answer: Answer;
}

/** What the compiler did with the drawing as it stands; it works while something shows it. */
export function useExplanation(): Explained {
  const question = useQuestion();
  const isBad = useCheckStore(hasErrors);
  const [answered, setAnswered] = useState<Answered | null>(null);
  useEffect(() => {
    if (!question) return;
    let worker: Worker | null = null;
    const timer = setTimeout(() => {
      worker = new Worker(new URL('./explain-worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if ('failure' in data && data.stack !== null) logError(data.stack, 'explain-worker');
        setAnswered({ question, answer: data });
        worker?.terminate();
      });
      worker.addEventListener('error', ({ message }) => {
        logError(message, 'explain-worker');
        setAnswered({ question, answer: { failure: { key: 'errors:unexpected' }, stack: message } });
      });
      worker.postMessage(question);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [question]);

  if (isBad) return { state: 'errors' };
  if (!question || !answered) return { state: 'reading' };
  const { answer } = answered;
  if ('failure' in answer) return answered.question === question ? { state: 'failed', failure: answer.failure } : { state: 'reading' };
  return { state: 'ready', explanation: answer.explanation, isOld: answered.question !== question };
}

/** The same object while nothing changed that the compiler reads: moving nodes does not. */
function useQuestion(): Question | null {
  const graph = useDocumentStore((state) => state.document?.graph);
  const training = useDocumentStore((state) => state.document?.training);
  const facts = useFactsStore(selectFacts);
  const rows = useFactsStore(({ readings }) => mostRows(readings));
  const isBad = useCheckStore(hasErrors);
  const device = useEngineStore((state) => state.device);
  const [last, setLast] = useState<{ readonly parts: readonly unknown[]; readonly question: Question | null } | null>(null);
  const language = useLanguage();
  const parts = [graph, training, facts, rows, isBad, device, language];
  if (last && parts.every((part, i) => part === last.parts[i])) return last.question;
  const question = questionOf(isBad, language);
  setLast({ parts, question });
  return question;
}

function questionOf(isBad: boolean, language: Language): Question | null {
  const { document } = useDocumentStore.getState();
  const { readings } = useFactsStore.getState();
  const { device } = useEngineStore.getState();
  if (!document || isBad || !device || document.graph.nodes.some(({ id }) => readings[id] && !readings[id].dataset)) return null;
  const facts = selectFacts({ readings });
  if (Object.keys(facts).length === 0) return null;
  return {
    document: { ...document, training: { ...document.training, batch: Math.min(document.training.batch, mostRows(readings)) } },
    facts,
    language,
    target: { shards: device.threads, loops: device.nativeLoops ? 'native' : 'unrolled' },
  };
}

/** Sequences that a batch can have at most: the data may not fill what the document asks for. */
function mostRows(readings: Readonly<Record<string, Reading>>): number {
  return Math.min(...Object.values(readings).flatMap(({ dataset }) => (dataset ? [dataset.rows] : [])));
}
