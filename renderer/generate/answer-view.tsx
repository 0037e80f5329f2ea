import { CornerDownLeft } from 'lucide-react';
import { useEffect, useId, useMemo, type FormEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { pairRows, tokeniserOf } from '../state/run-document.ts';
import { useHistory } from '../state/run-hooks.ts';
import { failureText } from '../training/run-notice.tsx';
import { Button } from '../ui/button.tsx';
import { fieldFrame } from '../ui/text-input.tsx';
import { AnswerCard } from './answer-card.tsx';
import { ask, openAsking, setQuestion, useAskStore } from './ask-store.ts';
import { AskedList } from './asked-list.tsx';
import { QuestionTable } from './question-table.tsx';
import { OutputChoice, useOutput } from './output-choice.tsx';
import { RunSection, useCheckpoint } from './run-choice.tsx';

/** Asks a network that gives one answer: the table at the left, question and answer in the middle, what was asked right. */
export function AnswerView({ run }: { readonly run: RunSummary }) {
  const { document } = useHistory(run.id, 'record');
  const rows = useMemo(() => (document ? pairRows(document) : []), [document]);
  const ready = useCheckpoint(run) !== null;
  const output = useOutput(run.id);
  useEffect(() => openAsking(run.documentId), [run.documentId]);
  const askIt = (question: string) => {
    if (document && ready) void ask({ runId: run.id, question, ...output }, rows, tokeniserOf(document));
    else setQuestion(question);
  };
  return (
    <div className="grid h-full min-h-0 grid-cols-[272px_minmax(0,1fr)_minmax(220px,300px)] max-[800px]:grid-cols-[232px_minmax(0,1fr)] max-[800px]:grid-rows-[3fr_1fr] max-[800px]:*:first:row-span-2 max-[800px]:*:last:border-t max-[800px]:*:last:border-line">
      <aside className="flex min-h-0 flex-col border-r border-line">
        <div className="px-4 py-3.5">
          <RunSection run={run} />
        </div>
        <div className="px-4 pb-3.5 empty:hidden">
          <OutputChoice run={run} />
        </div>
        <QuestionTable rows={rows} onAsk={askIt} />
      </aside>
      <section aria-label={t('training:answer.title')} className="flex min-h-0 min-w-0 flex-col gap-6 overflow-y-auto px-8 py-6 *:w-full *:max-w-250">
        <QuestionField ready={ready} onAsk={askIt} />
        <AnswerCard run={run} />
      </section>
      <AskedList run={run} />
    </div>
  );
}

function QuestionField({ ready, onAsk }: { readonly ready: boolean; readonly onAsk: (question: string) => void }) {
  const question = useAskStore((state) => state.question);
  const failure = useAskStore((state) => state.failure);
  const asking = useAskStore((state) => state.asking);
  const id = useId();
  const problemId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() !== '') onAsk(question);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {t('training:answer.question')}
      </label>
      <div className="flex gap-2">
        <span aria-invalid={failure !== null || undefined} className={`${fieldFrame} h-9! flex-1`}>
          <input
            id={id}
            value={question}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={failure !== null || undefined}
            aria-describedby={failure ? problemId : undefined}
            onChange={(event) => setQuestion(event.target.value)}
            className="mono h-full w-full rounded-control bg-transparent px-3 text-title text-data outline-none"
          />
        </span>
        <Button type="submit" size="lg" disabled={!ready || asking || question.trim() === ''}>
          <CornerDownLeft size={15} aria-hidden />
          {t('training:answer.ask')}
        </Button>
      </div>
      {failure && (
        <p id={problemId} role="alert" className="text-small text-error">
          {failureText(failure)}
        </p>
      )}
    </form>
  );
}
