import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { tokeniserOf, weightsByTimestep } from '../state/run-document.ts';
import { useHistory, useRunNumber } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';
import { formatProbability } from '../ui/format.ts';
import { AnswerTimesteps } from './answer-timesteps.tsx';
import { AnswerWhy } from './why/answer-why.tsx';
import { isRight, useAskStore, type Asked } from './ask-store.ts';
import { Candidates } from './candidates.tsx';
import { Verdict } from './verdict.tsx';

const BEST = 5;

/** The answer, how sure it is, what else it could be, and what was answered at every timestep. */
export function AnswerCard({ run }: { readonly run: RunSummary }) {
  const asked = useAskStore(({ history, shown }) => history.find(({ id }) => id === shown) ?? null);
  if (!asked) return <p className="text-ink-2">{t('training:answer.hint')}</p>;
  return <Shown asked={asked} run={run} />;
}

function Shown({ asked, run }: { readonly asked: Asked; readonly run: RunSummary }) {
  const { answer, expected } = asked;
  const askedRun = useRunStore((state) => state.runs.find(({ id }) => id === asked.runId)) ?? run;
  const number = useRunNumber(askedRun);
  const { document } = useHistory(askedRun.id, 'record');
  const right = document ? isRight(asked, tokeniserOf(document)) : null;
  const weights = document ? weightsByTimestep(document, answer.perTimestep.length) : null;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-8 max-[1100px]:grid-cols-1">
        <div role="status">
          <p className="text-small text-ink-2">{t('training:answer.of', { number, question: asked.question })}</p>
          <p className="mt-1 text-display font-semibold break-words text-output" data-selectable>
            {answer.answer}
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-ink-2">
            {t('training:answer.probability', { probability: formatProbability(answer.probability) })}
            <Verdict right={right} />
          </p>
          {right === false && expected !== null && <p className="mt-1 text-small text-ink-2">{t('training:answer.expected', { answer: expected })}</p>}
        </div>
        <div>
          <h3 className="mb-2">{t('training:answer.best')}</h3>
          <Candidates label={t('training:answer.best')} candidates={answer.top.slice(0, BEST)} marked={answer.answer} />
        </div>
      </div>
      {document && <AnswerWhy asked={asked} document={document} />}
      {weights && <AnswerTimesteps answer={answer} weights={weights} expected={expected} />}
    </>
  );
}
