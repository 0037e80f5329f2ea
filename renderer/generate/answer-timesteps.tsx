import { useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { Answer } from '../../shared/ipc/contract.ts';
import { toCsv } from '../figure/csv.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatNumber, formatProbability } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { visibleSymbol } from '../ui/symbol.ts';

export interface AnswerTimestepsProps {
  readonly answer: Answer;
  /** w_t by timestep; where 0, the answer was never judged. */
  readonly weights: Float32Array;
  readonly expected: string | null;
}

/** The network answers at every time: what it read above, what it said below, from left to right. */
export function AnswerTimesteps({ answer, weights, expected }: AnswerTimestepsProps) {
  const title = t('training:answer.timesteps');
  const drawing = useRef<HTMLOListElement>(null);
  const unjudged = weights.filter((weight) => weight === 0).length;
  return (
    <section aria-label={title}>
      <header className="flex items-center">
        <h3>{title}</h3>
        <span className="ml-auto">
          <FigureMenu label={title} figure={{ name: title, svg: () => drawing.current, csv: () => timestepsCsv(answer, weights) }} />
        </span>
      </header>
      <p className="mt-0.5 text-small text-ink-2">
        {unjudged > 0 ? t('training:answer.unjudgedNote', { count: unjudged, total: weights.length }) : t('training:answer.allJudged')}
      </p>
      <ol ref={drawing} tabIndex={0} aria-label={title} className="mt-3 flex gap-1.5 overflow-x-auto pb-2">
        {answer.perTimestep.map((step, index) => {
          const weight = weights[index] ?? 0;
          const judged = weight > 0;
          const right = expected !== null && step.answer.toLowerCase() === expected.toLowerCase();
          return (
            <li key={index} className="flex w-29 shrink-0 flex-col items-stretch text-center">
              <span className="text-micro text-ink-3">t = {index + 1}</span>
              <span className="mono mt-1 truncate rounded-node border border-data-edge px-1.5 py-1.5 text-data">{visibleSymbol(step.symbol)}</span>
              <span aria-hidden className={classNames('mx-auto h-4 border-l', judged ? 'border-wire' : 'border-dotted border-line-control')} />
              <span
                className={classNames(
                  'flex flex-col rounded-node px-1.5 py-1.5',
                  judged ? 'border border-output bg-output-tint' : 'hatched border border-dashed border-line-control',
                )}
              >
                <span className={classNames('mono truncate', judged && 'font-semibold', right ? 'text-output' : 'text-ink-2')}>{step.answer}</span>
                <span className="mono text-small text-ink-2">{formatProbability(step.probability)}</span>
              </span>
              <span className="mt-1.5 text-small leading-4 text-ink-2">
                {judged ? <Tex tex={`w_${index + 1 < 10 ? index + 1 : `{${index + 1}}`} = ${formatNumber(weight)}`} /> : t('training:answer.notJudged')}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function timestepsCsv({ perTimestep }: Answer, weights: Float32Array): string {
  return toCsv(['t', 'symbol', 'w', 'answer', 'probability'], perTimestep.map(({ symbol, answer, probability }, index) => [index + 1, symbol, weights[index], answer, probability]));
}
