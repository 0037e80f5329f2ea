import { resolveWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { formatProbability } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import type { AnswerAt } from './answers.ts';
import { weightsAt } from './pair.ts';
import type { Side } from './use-side.ts';

/** Columns beyond these are not drawn: the line of probabilities shows them all. */
const MOST_COLUMNS = 80;

interface AnswerTableProps {
  readonly sides: readonly [Side, Side];
  readonly answers: readonly [readonly AnswerAt[] | null, readonly AnswerAt[] | null];
}

/** One question through both networks: what each answers at every timestep, and how probable it finds that. */
export function AnswerTable({ sides, answers }: AnswerTableProps) {
  const symbols = (answers[0] ?? answers[1] ?? []).slice(0, MOST_COLUMNS);
  return (
    <div className="overflow-x-auto pb-1">
      <table aria-label={t('timeline:beside.table')} className="border-separate border-spacing-x-1 border-spacing-y-0">
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-surface pr-2 text-left text-small font-normal text-ink-3">
              t
            </th>
            {symbols.map(({ symbol }, index) => (
              <th key={index} scope="col" className="min-w-16 text-center text-small font-normal">
                <span className="mr-1 text-micro text-ink-3">{index + 1}</span>
                <span className="mono font-medium text-data">{visibleSymbol(symbol)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map((side, index) => (
            <Row key={side.run.id} side={side} answers={answers[index]} dashed={index > 0} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly side: Side;
  readonly answers: readonly AnswerAt[] | null | undefined;
  readonly dashed: boolean;
}

function Row({ side: { label, document, divergence }, answers, dashed }: RowProps) {
  const weights = document && divergence && answers ? resolveWeights(weightsAt(document, divergence), answers.length) : null;
  return (
    <tr>
      <th scope="row" className={classNames('sticky left-0 max-w-36 truncate bg-surface py-0.5 pr-2 text-left text-small font-semibold whitespace-nowrap', dashed ? 'text-ink' : 'text-divergence')}>
        {label}
      </th>
      {answers?.slice(0, MOST_COLUMNS).map(({ answer, probability, desired }, index) => {
        const judged = (weights?.[index] ?? 1) > 0;
        const right = answer === desired?.answer;
        return (
          <td key={index} className="py-0.5">
            <span className={classNames('relative block overflow-hidden rounded-control border px-1.5 py-0.5 text-center', judged ? 'border-output-edge' : 'hatched border-dashed border-line-control')}>
              {desired && <span aria-hidden className="absolute left-0 bottom-0 h-0.5 bg-output" style={{ width: `${desired.probability * 100}%` }} />}
              <span className={classNames('mono block truncate leading-4.5', right ? 'font-semibold text-output' : 'text-ink-2')}>{visibleSymbol(answer)}</span>
              <span className="mono block text-micro leading-3.5 text-ink-2">{formatProbability(probability)}</span>
              <span className="sr-only">{t(judged ? 'timeline:beside.judged' : 'training:answer.notJudged')}</span>
            </span>
          </td>
        );
      })}
    </tr>
  );
}
