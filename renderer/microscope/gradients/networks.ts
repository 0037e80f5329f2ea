import { produce } from 'immer';
import { useMemo } from 'react';
import { setTraining } from '../../../shared/document/edit.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { RunSummary } from '../../../shared/ipc/contract.ts';
import { t } from '../../../shared/i18n/index.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { otherCells, withCell, type CellKind } from '../../../shared/nodes/other-cell.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { useRunWeights } from '../../probe/use-run-weights.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { useMoment } from '../../state/moment-store.ts';
import { networkLine } from '../../state/run-document.ts';
import { runName, useRunDocuments, useShownRuns } from '../../state/run-hooks.ts';
import { useRunStore } from '../../state/run-store.ts';
import type { SelectOption } from '../../ui/select.tsx';
import { useTextMemo } from '../../ui/use-text-memo.ts';

/** A network whose gradients are shown: the subject of the microscope, or what is beside it. */
export interface Network extends Pick<Subject, 'of' | 'moment' | 'document'> {
  readonly id: 'own' | 'other';
  /** "Run 3 before training"; follows the name of a layer. */
  readonly name: string;
  /** What tells it from others in a word, beside its run's number; '': nothing more. */
  readonly mark: string;
  /** Of its run, for its badge. */
  readonly number: number | null;
}

/** What can stand beside the subject: nothing, its other moment (before or after training), a run, or the same drawing with another cell. */
export type Choice = { readonly is: 'none' | 'moment' | 'drawing' } | { readonly is: 'run'; readonly run: string } | { readonly is: 'cell'; readonly cell: CellKind };

export function choiceOf(value: string): Choice {
  if (value.startsWith('run:')) return { is: 'run', run: value.slice(4) };
  const cell = (['rnn', 'lstm', 'gru'] as const).find((each) => value === `cell:${each}`);
  if (cell) return { is: 'cell', cell };
  return { is: value === 'moment' || value === 'drawing' ? value : 'none' };
}

/** A choice that suits what is looked at: one drawing with two layers has its comparison in it; a run has its beginning; a drawing another cell. */
export function suitingChoice({ document, run }: Pick<Subject, 'document' | 'run'>): string {
  const layers = flattenGroups(document.graph).nodes.filter(({ kind }) => kindById(kind)?.role === 'recurrence').length;
  if (layers !== 1) return 'none';
  if (run) return 'moment';
  const cells = otherCells(document.graph);
  return cells.includes('lstm') ? 'cell:lstm' : cells[0] === undefined ? 'none' : `cell:${cells[0]}`;
}

function isBefore(of: Subject['of']): boolean {
  return 'runId' in of && of.at === 'initial';
}

/** Everything that can be put beside, in the order of the list. */
export function useCompareOptions(subject: Subject): SelectOption<string>[] {
  const runs = useShownRuns();
  const numbers = useRunStore((state) => state.numbers);
  const others = runs.filter(({ id }) => id !== subject.run?.id).slice(0, 12);
  const documents = useRunDocuments(others.map(({ id }) => id));
  return [
    { value: 'none', label: t('gradients:compare.none') },
    ...(subject.run ? [{ value: 'moment', label: t(isBefore(subject.of) ? 'microscope:subject.run' : 'microscope:subject.before'), note: runName(subject.run, numbers) }] : []),
    ...otherCells(subject.document.graph).map((cell) => ({ value: `cell:${cell}`, label: cellName(cell), note: t('gradients:compare.sameSeed') })),
    ...(subject.run ? [{ value: 'drawing', label: t('microscope:subject.drawing'), note: t('microscope:subject.drawingNote') }] : []),
    ...others.map((run) => {
      const document = documents.get(run.id);
      return { value: `run:${run.id}`, label: runName(run, numbers), note: document ? networkLine(document) : '' };
    }),
  ];
}

export function cellName(cell: CellKind): string {
  return t('gradients:compare.cell', { cell: t(`nodes:kinds.${cell}.title`) });
}

/** The subject with a name. */
export function useOwnNetwork(subject: Subject): Network {
  const numbers = useRunStore((state) => state.numbers);
  const { of, moment, document, run } = subject;
  const name = run ? runName(run, numbers) : t('gradients:name.drawing');
  const number = run ? (numbers[run.id] ?? null) : null;
  return useTextMemo(() => ({ id: 'own', of, moment, document, number, ...(isBefore(of) ? beforeTraining(name) : { name, mark: run ? '' : name }) }), [of, moment, document, number, name, run]);
}

function beforeTraining(name: string): Pick<Network, 'name' | 'mark'> {
  return { name: t('gradients:name.before', { name }), mark: t('gradients:name.beforeMark') };
}

/** What is beside the subject; null: nothing is, or it is not known yet. */
export function useOtherNetwork(subject: Subject, value: string): Network | null {
  const choice = choiceOf(value);
  const numbers = useRunStore((state) => state.numbers);
  const drawing = useDocumentStore((state) => state.document);
  const documentPath = useDocumentStore((state) => state.path);
  const other = useOtherRun(subject.run, choice.is === 'run' ? choice.run : '');
  const cell = choice.is === 'cell' ? choice.cell : null;
  const changed = useMemo(() => cell && drawnWith(subject.document, cell, subject.run?.seed ?? null), [subject.document, subject.run?.seed, cell]);
  const { run, document } = subject;
  const before = isBefore(subject.of);
  const after = useRunWeights(run);
  const name = run ? runName(run, numbers) : '';
  return useTextMemo((): Network | null => {
    switch (choice.is) {
      case 'none':
        return null;
      case 'moment':
        return run && {
          id: 'other', document, number: numbers[run.id] ?? null,
          ...(before ? { of: { runId: run.id, at: after.at }, moment: after.moment, name, mark: '' } : { of: { runId: run.id, at: 'initial' as const }, moment: '', ...beforeTraining(name) }),
        };
      case 'drawing':
        return drawing && { id: 'other', of: { document: drawing, documentPath }, moment: '', document: drawing, number: null, name: t('gradients:name.drawing'), mark: t('gradients:name.drawing') };
      case 'cell':
        return changed && cell && { id: 'other', of: { document: changed, documentPath }, moment: '', document: changed, number: null, name: t('gradients:name.cell'), mark: t('gradients:name.cell') };
      case 'run':
        return other.run && other.document && { id: 'other', of: { runId: other.run.id, at: other.at }, moment: other.moment, document: other.document, number: numbers[other.run.id] ?? null, name: runName(other.run, numbers), mark: '' };
    }
  }, [choice.is, run, document, numbers, name, before, after.at, after.moment, drawing, documentPath, changed, cell, other.run, other.document, other.at, other.moment]);
}

/** Another run at the step that is looked at: the same for both, as far as it was recorded. */
function useOtherRun(own: RunSummary | null, id: string) {
  const run = useShownRuns().find((each) => each.id === id) ?? null;
  const mine = useMoment(own?.id ?? '');
  return { run, ...useRunWeights(run, false, mine) };
}

/** The drawing with another cell and the seed of the run beside it. */
export function drawnWith(document: UnrollDocument, cell: CellKind, seed: number | null): UnrollDocument {
  return produce(document, (draft) => {
    withCell(cell)(draft);
    if (seed !== null) setTraining({ seed })(draft);
  });
}
