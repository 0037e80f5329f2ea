import { useMemo } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { setSubject, useSubjectStore } from '../probe/subject-store.ts';
import { exampleCount, useSubjectData, type ProbedExample } from '../probe/use-subject.ts';
import { tokeniserOf } from '../state/run-document.ts';
import { sequenceOf } from '../unrolled/sequence.ts';
import { marksFor, type Marks } from './symbol-marks.ts';

/** What runs through a network, as a field and arrows show and choose it. */
export interface SubjectInput {
  /** As it stands in the field; numbers with spaces between. */
  readonly text: string;
  /** It was written, and is no example of the data. */
  readonly isOwn: boolean;
  /** Spaces part symbols, or numbers, and are none themselves. */
  readonly words: boolean;
  readonly marks: Marks;
  /** Which example of the data, from 0, and how many there are. */
  readonly at: number;
  readonly count: number;
  readonly go: (to: number) => void;
  /** Labels that can be desired; empty: what is desired follows from the input. */
  readonly answers: readonly string[];
}

/** @param document whose tokens the input is made of; null: there is none */
export function useSubjectInput(document: UnrollDocument | null, sequence: ProbedExample | null): SubjectInput {
  // One by one, so that the playhead draws nothing of it again.
  const example = useSubjectStore((state) => state.example);
  const written = useSubjectStore((state) => state.text);
  const data = useSubjectData();
  const count = data ? exampleCount(data) : 0;
  const words = data?.series != null || (document !== null && tokeniserOf(document).symbols === 'word');
  const marks = useMemo(() => marksFor(new Set(data?.vocabulary.map(({ symbol }) => symbol)), !words), [data, words]);
  const read = useMemo(() => (document && sequence ? (sequenceOf(document, sequence)?.text ?? '') : ''), [document, sequence]);
  const go = (to: number): void => setSubject({ example: to, text: null, answer: null });
  return { text: written ?? read, isOwn: written !== null, words, marks, at: Math.min(example, Math.max(0, count - 1)), count, go, answers: data?.answers ?? [] };
}
