import { useMemo } from 'react';
import type { Message } from '../../shared/i18n/messages.ts';
import { useLook } from '../probe/looks.ts';
import { useProbe } from '../probe/use-probe.ts';
import { answersOf, type AnswerAt } from './answers.ts';
import type { Side } from './use-side.ts';

/** A question with the answer that its table has; null: a question of the user's own, or a text, which is its own teacher. */
export interface Question {
  readonly text: string;
  readonly answer: string | null;
}

export interface Answers {
  /** What the first of them answers: while another is read, or where it cannot be, the question before. */
  readonly asked: Question | undefined;
  /** By question. */
  readonly answers: readonly (readonly AnswerAt[] | null)[];
  readonly failure: Message | null;
}

/** What a run answers to questions at every timestep, at the moment that is looked at. */
export function useAnswers({ run, divergence }: Side, questions: readonly Question[], moment: number | null): Answers {
  const sequences = questions.map(({ text, answer }) => (answer === null ? { x: text } : { x: text, d: answer }));
  const wanted = divergence !== '' && sequences.length > 0 ? { of: { runId: run.id, at: moment ?? ('now' as const) }, ask: { sequences, want: ['prediction'] } } : null;
  const step = useLook(moment === null ? run : null);
  const probed = useProbe(wanted, { moment: moment === null ? `${run.status} ${step}` : '' });
  const { result } = probed;
  const [first] = probed.asked?.ask.sequences ?? [];
  const asked = typeof first?.x === 'string' ? { text: first.x, answer: typeof first.d === 'string' ? first.d : null } : undefined;
  const answers = useMemo(() => questions.map((_, index) => result && answersOf(result, index, divergence)), [result, questions, divergence]);
  return { asked, answers, failure: probed.state === 'failed' ? probed.failure : null };
}
