import { useId, useMemo } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { SymbolField } from '../microscope/symbol-field.tsx';
import { marksFor } from '../microscope/symbol-marks.ts';
import { Pager } from '../ui/pager.tsx';

interface QuestionFieldProps {
  readonly text: string;
  /** Words are symbols, so that spaces only part them. */
  readonly words: boolean;
  readonly dataset: DatasetFacts | null;
  readonly onWrite: (text: string) => void;
  /** To the one before and after among those of the data; null: there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** What both read: of the data, or written. */
export function QuestionField({ text, words, dataset, onWrite, onPrevious, onNext }: QuestionFieldProps) {
  const [id, noteId] = [useId(), useId()];
  const marks = useMemo(() => marksFor(new Set(dataset?.vocabulary.map(({ symbol }) => symbol)), !words), [dataset, words]);
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t('timeline:beside.question')}
      </label>
      <SymbolField id={id} className="w-72!" value={text} marks={marks} describedBy={noteId} onChange={onWrite} />
      <span id={noteId} className="sr-only">
        {t(words ? 'microscope:subject.lines' : 'microscope:subject.marks', { space: marks.space, line: marks.line })}
      </span>
      <Pager previous={t('timeline:beside.previous')} next={t('timeline:beside.next')} onPrevious={onPrevious} onNext={onNext} />
    </>
  );
}
