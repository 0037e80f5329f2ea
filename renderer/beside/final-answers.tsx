import { Check, X } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatProbability } from '../ui/format.ts';
import type { AnswerAt } from './answers.ts';
import { finalAnswersCsv } from './answers-figure.ts';
import type { Question } from './use-answers.ts';
import type { Side } from './use-side.ts';

interface FinalAnswersProps {
  readonly sides: readonly [Side, Side];
  readonly questions: readonly Question[];
  /** By side, then by question. */
  readonly answers: readonly (readonly (readonly AnswerAt[] | null)[])[];
}

/** What both answer once they have read all of a question. */
export function FinalAnswers({ sides, questions, answers }: FinalAnswersProps) {
  const title = t('timeline:beside.whole');
  const drawing = useRef<HTMLTableElement>(null);
  return (
    <table ref={drawing} aria-label={title} className="mt-3 w-full max-w-200 text-small">
      <thead>
        <tr className="text-left text-ink-2">
          <th scope="col" className="py-1 pr-3 font-normal">
            <span className="flex items-center gap-1">
              {title}
              <FigureMenu label={title} figure={{ name: `${sides[0].run.title} ${title}`, svg: () => drawing.current, csv: () => finalAnswersCsv(sides, questions, answers) }} />
            </span>
          </th>
          {sides.map(({ run, label }, index) => (
            <th key={run.id} scope="col" className={classNames('w-[34%] py-1 pr-3 font-semibold', index === 0 ? 'text-divergence' : 'text-ink')}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {questions.map(({ text, answer }, row) => (
          <tr key={`${row} ${text}`} className="border-t border-line">
            <th scope="row" className="mono max-w-0 truncate py-1 pr-3 text-left font-normal">
              {text}
            </th>
            {answers.map((of, index) => {
              const last = of[row]?.at(-1);
              const right = last?.answer === answer;
              return (
                <td key={index} className="mono py-1 pr-3">
                  {last && (
                    <span className="flex items-center gap-2">
                      <span role="img" aria-label={t(right ? 'recorder:samples.ok' : 'recorder:samples.wrong')} className={right ? 'text-ok' : 'text-ink-3'}>
                        {right ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
                      </span>
                      <span className="min-w-0 truncate font-semibold">{last.answer}</span>
                      <span className="ml-auto text-ink-2">{formatProbability(last.probability)}</span>
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
