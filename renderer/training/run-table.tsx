import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { toCsv, type ColumnName } from '../figure/csv.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { runName, useRunDocuments, useShownRuns } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';
import { IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { DeletedRuns } from './deleted-runs.tsx';
import { figuresOf, keyOf, sorted, type Column, type Order } from './run-figures.ts';
import { RunTableRow } from './run-table-row.tsx';

const columns: readonly Column[] = ['star', 'name', 'differs', 'seed', 'data', 'steps', 'time', 'speed', 'loss', 'accuracy', 'parent'];
/** Of the table as a file. */
const headings: Readonly<Record<Column, ColumnName>> = { star: 'starred', name: 'run', differs: 'differs', seed: 'seed', data: 'data', steps: 'steps', time: 'seconds', speed: 'steps_per_second', loss: 'loss', accuracy: 'accuracy', parent: 'parent' };
const numbers = new Set<Column>(['seed', 'steps', 'time', 'speed', 'loss', 'accuracy']);
/** Records are read for the words of a difference: of so many runs at most. */
const READ = 40;

interface RunTableProps {
  readonly selected: RunSummary;
  readonly onClose: () => void;
}

/** All runs of the document side by side; those that are ticked are on the chart above. */
export function RunTable({ selected, onClose }: RunTableProps) {
  const runs = useShownRuns();
  const names = useRunStore((state) => state.numbers);
  const documents = useRunDocuments([selected.id, ...runs.slice(0, READ).map(({ id }) => id)]);
  const [order, setOrder] = useState<Order | null>(null);
  const drawing = useRef<HTMLTableElement>(null);
  const nameOf = (id: string): string | null => {
    const found = runs.find((run) => run.id === id);
    return found ? runName(found, names) : null;
  };
  const figures = runs.map((run) => figuresOf(run, { nameOf, documents, selected }));
  const rows = order ? sorted(figures, order) : figures;
  const label = (column: Column): string => (column === 'differs' ? t('recorder:table.differs', { name: nameOf(selected.id) ?? '' }) : t(`recorder:table.${column}`));
  const csv = () => toCsv(columns.map((column) => headings[column]), rows.map((row) => columns.map((column) => (column === 'star' ? Number(row.run.starred) : keyOf(row, column)))));
  const sortBy = (column: Column) => setOrder((now) => (now?.column !== column ? { column, descending: false } : now.descending ? null : { column, descending: true }));
  return (
    <section aria-label={t('recorder:table.title')} className="flex max-h-[55%] min-h-40 shrink-0 flex-col border-t border-line max-[800px]:max-h-none">
      <header className="flex h-12 shrink-0 items-center gap-2 px-4">
        <h2 className="whitespace-nowrap">{t('recorder:table.title')}</h2>
        <span className="truncate text-small text-ink-3">
          {t('recorder:table.about')}
          {rows.some(({ run }) => run.judged?.on === 'training') && ` * ${t('recorder:table.training')}`}
        </span>
        <span className="ml-auto flex gap-1">
          <FigureMenu label={t('recorder:table.save')} figure={{ name: `${selected.title} ${t('recorder:table.save')}`, svg: () => drawing.current, csv }} />
          <IconButton label={t('recorder:table.close')} onClick={onClose}>
            <X size={16} aria-hidden />
          </IconButton>
        </span>
      </header>
      <div tabIndex={0} role="group" aria-label={t('recorder:table.title')} className="focus-inset min-h-0 flex-1 overflow-auto border-t border-line">
        <table ref={drawing} className="w-full border-collapse whitespace-nowrap">
          <thead className="sticky top-0 z-10 bg-surface text-small text-ink-2">
            <tr>
              <th scope="col" className="h-8 pl-4 text-left font-normal">{t('recorder:table.shown')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" aria-sort={order?.column === column ? (order.descending ? 'descending' : 'ascending') : 'none'} className={classNames('h-8 px-2 font-normal', numbers.has(column) ? 'text-right' : 'text-left')}>
                  <button type="button" onClick={() => sortBy(column)} className="inline-flex h-7 items-center gap-1 rounded-control hover:text-ink">
                    {label(column)}
                    {order?.column === column && (order.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
                  </button>
                </th>
              ))}
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RunTableRow key={row.run.id} row={row} selected={row.run.id === selected.id} />
            ))}
          </tbody>
        </table>
      </div>
      <DeletedRuns documentId={selected.documentId} />
    </section>
  );
}
