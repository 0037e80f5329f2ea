import type { GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { Menu } from '../ui/menu.tsx';
import { Select } from '../ui/select.tsx';
import { classNames } from '../ui/class-names.ts';
import { fieldFrame } from '../ui/text-input.tsx';
import { ChevronDown } from 'lucide-react';

interface ColumnProps {
  readonly label: string;
  readonly node: GraphNode;
  readonly document: UnrollDocument;
}

/** Names of the columns of the table that a node reads. */
function columnsOf({ node, document }: Pick<ColumnProps, 'node' | 'document'>): readonly string[] {
  const table = document.data.find(({ id, type }) => type === 'csv' && id === node.params['table']);
  return table?.type === 'csv' ? table.columns : [];
}

/** One column, or none. */
export function ColumnField({ label, node, document, value, onSet }: ColumnProps & { readonly value: string; readonly onSet: (column: string) => void }) {
  // The select takes no empty value.
  const none = { value: '-', label: t('nodes:none') };
  const options = columnsOf({ node, document }).map((column) => ({ value: `=${column}`, label: column }));
  return (
    <FieldRow label={label}>
      {(id) => <Select id={id} value={value ? `=${value}` : none.value} onChange={(next) => onSet(next === none.value ? '' : next.slice(1))} options={[none, ...options]} />}
    </FieldRow>
  );
}

/** Any columns; none chosen means all that hold numbers. */
export function ColumnsField({ label, node, document, value, onSet }: ColumnProps & { readonly value: readonly string[]; readonly onSet: (columns: readonly string[]) => void }) {
  const columns = columnsOf({ node, document });
  const shown = value.length === 0 ? t('nodes:csv.allColumns') : value.join(', ');
  const toggled = (column: string) => columns.filter((each) => (each === column) !== value.includes(each));
  return (
    <FieldRow label={label}>
      {(id) => (
        <Menu
          label={label}
          entries={[
            { label: t('nodes:csv.allColumns'), checked: value.length === 0, onSelect: () => onSet([]) },
            'line',
            ...columns.map((column) => ({ label: column, checked: value.includes(column), onSelect: () => onSet(toggled(column)) })),
          ]}
          trigger={
            <button id={id} type="button" aria-label={`${label}: ${shown}`} className={classNames(fieldFrame, 'w-full gap-1.5 px-2 text-left hover:bg-hover')}>
              <span className="min-w-0 flex-1 truncate">{shown}</span>
              <ChevronDown size={14} aria-hidden className="shrink-0 text-ink-3" />
            </button>
          }
        />
      )}
    </FieldRow>
  );
}
