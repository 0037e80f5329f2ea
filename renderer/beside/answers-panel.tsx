import { useMemo, useState } from 'react';
import { messageText, t } from '../../shared/i18n/index.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { tokeniserOf } from '../state/run-document.ts';
import { useDataset } from '../state/run-hooks.ts';
import { AnswerTable } from './answer-table.tsx';
import { answersCsv, answersSvg } from './answers-figure.ts';
import { FinalAnswers } from './final-answers.tsx';
import { QuestionField } from './question-field.tsx';
import { ownQuestions, writtenQuestion } from './questions.ts';
import { PairSamples } from './samples-panel.tsx';
import { useAnswers } from './use-answers.ts';
import type { Side } from './use-side.ts';

interface AnswersPanelProps {
  readonly sides: readonly [Side, Side];
  readonly moment: number | null;
}

/** The same question, or the same text, to both networks, live: one at every timestep, and below what they say in the end. */
export function AnswersPanel({ sides, moment }: AnswersPanelProps) {
  const [first, second] = sides;
  const { document } = first;
  const isAnswer = first.run.task === 'answer';
  const [chosen, setChosen] = useState<number | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const dataset = useDataset(first.run.id);
  const known = useMemo(() => ownQuestions(document, dataset), [document, dataset]);
  // Books begin with a table of contents.
  const at = chosen ?? (isAnswer ? 0 : Math.floor(known.length / 2));
  const words = document !== null && tokeniserOf(document).symbols === 'word';
  const questions = useMemo(() => {
    const one = own !== null && own.trim() !== '' && document ? writtenQuestion(document, own) : known[at];
    return one ? [one, ...(isAnswer ? known : [])] : [];
  }, [own, at, known, document, isAnswer]);
  const asked = questions[0];
  const [one, other] = [useAnswers(first, questions, moment), useAnswers(second, questions, moment)];
  const failure = one.failure ?? other.failure;
  const shown = [one.answers[0] ?? null, other.answers[0] ?? null] as const;
  const title = t(isAnswer ? 'timeline:beside.answers' : 'timeline:beside.symbols');
  const go = (to: number) => {
    setChosen(to);
    setOwn(null);
  };
  const figure = {
    name: `${first.run.title} ${title}`,
    svg: () => (shown[0] && shown[1] ? answersSvg(sides, [shown[0], shown[1]], one.asked) : null),
    csv: () => answersCsv(sides, shown),
  };
  return (
    <section aria-label={title} className="flex min-h-0 flex-col border-t border-line">
      <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 px-4">
        <h2 className="whitespace-nowrap">{title}</h2>
        <QuestionField
          text={own ?? asked?.text ?? ''}
          words={words}
          dataset={dataset}
          onWrite={setOwn}
          onPrevious={own !== null || at > 0 ? () => go(own === null ? at - 1 : at) : null}
          onNext={at < known.length - 1 ? () => go(at + 1) : null}
        />
        {isAnswer && asked && <span className="text-small text-ink-2">{asked.answer === null ? t('timeline:beside.noAnswer') : t('timeline:beside.desired', { answer: asked.answer })}</span>}
        <span className="ml-auto">
          <FigureMenu label={title} figure={figure} />
        </span>
      </header>
      {failure && (
        <p role="alert" className="px-4 pb-2 text-small text-error">
          {messageText(failure)}
        </p>
      )}
      <div tabIndex={0} role="group" aria-label={title} className="focus-inset min-h-0 flex-1 overflow-y-auto px-4 pb-3">
        <AnswerTable sides={sides} answers={shown} />
        <p className="mt-1 text-small text-ink-3">{t(isAnswer ? 'timeline:beside.legend' : 'timeline:beside.legendSymbols')}</p>
        {isAnswer ? <FinalAnswers sides={sides} questions={known} answers={[one.answers.slice(1), other.answers.slice(1)]} /> : <PairSamples sides={sides} />}
      </div>
    </section>
  );
}
