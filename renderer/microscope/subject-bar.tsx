import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { setSubject, useSubjectStore } from '../probe/subject-store.ts';
import type { Subject } from '../probe/use-subject.ts';
import { networkLine } from '../state/run-document.ts';
import { runName, useRunDocuments, useShownRuns } from '../state/run-hooks.ts';
import { selectRun, useRunStore } from '../state/run-store.ts';
import { IconButton } from '../ui/button.tsx';
import { Pager } from '../ui/pager.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { SymbolField } from './symbol-field.tsx';
import { useSubjectInput } from './use-subject-input.ts';

/** Above every tab: whose weights, at which moment, and what runs through them. */
export function SubjectBar({ subject }: { readonly subject: Subject | null }) {
  return (
    <div role="toolbar" aria-label={t('microscope:subject.label')} className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-4 py-1.5">
      <WeightsChoice run={subject?.run ?? null} />
      <InputChoice subject={subject} />
    </div>
  );
}

const DRAWING = 'drawing';

function WeightsChoice({ run }: { readonly run: RunSummary | null }) {
  const id = useId();
  const runs = useShownRuns();
  const numbers = useRunStore((state) => state.numbers);
  const documents = useRunDocuments(runs.slice(0, 12).map((each) => each.id));
  const weights = useSubjectStore((state) => state.weights);
  const options = [
    { value: DRAWING, label: t('microscope:subject.drawing'), note: t('microscope:subject.drawingNote') },
    ...runs.map((each) => {
      const document = documents.get(each.id);
      return { value: each.id, label: runName(each, numbers), note: document ? networkLine(document) : '' };
    }),
  ];
  const choose = (value: string) => {
    if (value === DRAWING) return setSubject({ weights: 'drawing' });
    selectRun(value);
    if (weights === 'drawing') setSubject({ weights: 'run' });
  };
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-ink-2">
        {t('microscope:subject.weights')}
      </label>
      <Select id={id} className="w-52!" options={options} value={run?.id ?? DRAWING} onChange={choose} />
      {run && (
        <Segmented
          label={t('microscope:subject.moment')}
          value={weights === 'before' ? 'before' : 'run'}
          onChange={(next) => setSubject({ weights: next })}
          options={(['before', 'run'] as const).map((value) => ({ value, label: t(`microscope:subject.${value}`) }))}
        />
      )}
    </div>
  );
}

function InputChoice({ subject }: { readonly subject: Subject | null }) {
  const [id, noteId] = [useId(), useId()];
  const { text, isOwn, words, marks, at, count, go, answers } = useSubjectInput(subject?.document ?? null, subject?.sequence ?? null);
  const answer = useSubjectStore((state) => state.answer);
  return (
    <div className="flex min-w-80 flex-1 items-center gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {t('microscope:subject.input')}
      </label>
      <SymbolField id={id} className="min-w-40 flex-1" value={text} marks={marks} describedBy={noteId} onChange={(next) => setSubject({ text: next })} />
      <span id={noteId} className="sr-only">
        {t(words ? 'microscope:subject.lines' : 'microscope:subject.marks', { space: marks.space, line: marks.line })}
      </span>
      {isOwn && answers.length > 0 && (
        <Select
          label={t('microscope:subject.answer')}
          className="w-36!"
          value={answer ?? NONE}
          onChange={(next) => setSubject({ answer: next === NONE ? null : next })}
          options={[{ value: NONE, label: t('microscope:subject.noAnswer') }, ...answers.map((each) => ({ value: each, label: each }))]}
        />
      )}
      {isOwn && (
        <IconButton label={t('microscope:subject.toExample')} onClick={() => go(at)}>
          <RotateCcw size={15} aria-hidden />
        </IconButton>
      )}
      <Pager
        previous={t('microscope:subject.previous')}
        next={t('microscope:subject.next')}
        onPrevious={count === 0 || (!isOwn && at === 0) ? null : () => go(Math.max(0, at - 1))}
        onNext={at >= count - 1 ? null : () => go(at + 1)}
      >
        <span className="min-w-24 text-center text-small whitespace-nowrap text-ink-2 tabular-nums">
          {isOwn ? t('microscope:subject.own') : count > 0 && t('microscope:subject.example', { at: at + 1, count })}
        </span>
      </Pager>
    </div>
  );
}

/** A select has no empty value; no label of data can be this one. */
const NONE = '\u0000';
