import type { UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { differences } from '../state/run-differences.ts';

/** What the table of runs compares; null: not known. */
export interface RunFigures {
  readonly run: RunSummary;
  readonly name: string;
  /** In what it differs from the selected run, in words; '' for that one itself. */
  readonly differs: string;
  readonly steps: number;
  readonly time: number | null;
  readonly speed: number | null;
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly parent: string;
}

export type Column = 'star' | 'name' | 'differs' | 'seed' | 'data' | 'steps' | 'time' | 'speed' | 'loss' | 'accuracy' | 'parent';
export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export interface FigureSources {
  readonly nameOf: (runId: string) => string | null;
  readonly documents: ReadonlyMap<string, UnrollDocument>;
  readonly selected: RunSummary;
}

export function figuresOf(run: RunSummary, { nameOf, documents, selected }: FigureSources): RunFigures {
  const [mine, other] = [documents.get(selected.id), documents.get(run.id)];
  const trained = run.step - (run.parent?.step ?? 0);
  return {
    run,
    name: nameOf(run.id) ?? '',
    differs: run.id === selected.id ? '' : mine && other ? differenceText(other, mine) : '',
    steps: run.step,
    time: run.elapsed,
    speed: run.elapsed && run.elapsed > 0 && trained > 0 ? trained / run.elapsed : null,
    loss: run.judged?.loss ?? null,
    accuracy: run.judged?.accuracy ?? null,
    parent: parentText(run, nameOf),
  };
}

function differenceText(other: UnrollDocument, selected: UnrollDocument): string {
  const found = differences(other, selected);
  return found.length === 0 ? t('recorder:table.same') : found.map(({ name, from }) => (from ? `${name} ${from}` : name)).join(', ');
}

function parentText({ parent, beside }: RunSummary, nameOf: FigureSources['nameOf']): string {
  if (parent) {
    const name = nameOf(parent.run);
    return name === null ? t('recorder:table.parentGone', { step: parent.step }) : t('recorder:table.parentAt', { name, step: parent.step });
  }
  const name = beside && nameOf(beside);
  return name ? t('recorder:table.beside', { name }) : '';
}

/** Sorted by a column; what is not known comes last either way, and what is equal stays in its order. */
export function sorted(rows: readonly RunFigures[], { column, descending }: Order): readonly RunFigures[] {
  const sign = descending ? -1 : 1;
  const compare = (a: number | string | null, b: number | string | null): number => {
    if (a === null || b === null || a === '' || b === '') return Number(a === null || a === '') - Number(b === null || b === '');
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true }));
  };
  return [...rows].sort((a, b) => compare(keyOf(a, column), keyOf(b, column)));
}

/** What a row is sorted by, and what the table as a file holds. */
export function keyOf(row: RunFigures, column: Column): number | string | null {
  switch (column) {
    case 'star':
      return row.run.starred ? 0 : 1;
    case 'seed':
      return row.run.seed;
    case 'data':
      return row.run.data;
    default:
      return row[column];
  }
}
