import { ChevronDown, ClipboardPaste, FileText } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import { putData } from '../../shared/document/edit.ts';
import type { DataSource, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { columnNames } from '../../shared/series/csv-table.ts';
import { reportError, request } from '../app/api.ts';
import { readData } from '../app/read-data.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { classNames } from '../ui/class-names.ts';
import { fieldFrame } from '../ui/text-input.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { useReading } from './use-reading.ts';

type Csv = Extract<DataSource, { type: 'csv' }>;

interface CsvFieldProps {
  readonly label: string;
  readonly node: GraphNode;
  readonly value: string;
  readonly document: UnrollDocument;
  readonly onSet: (id: string) => void;
}

/** Which CSV file a source reads: one of the document's, pasted, or from a file. */
export function CsvField({ label, node, value, document, onSet }: CsvFieldProps) {
  const [pasting, setPasting] = useState<Csv | 'new' | null>(null);
  const reading = useReading(node.id);
  const tables = document.data.filter((source): source is Csv => source.type === 'csv');
  const current = tables.find(({ id }) => id === value);

  const readFrom = (table: Omit<Csv, 'id' | 'type'>) => edit({ key: 'app:edit.data' }, readData(node.id, { type: 'csv', id: nanoid(10), ...table }));
  const chooseFile = () => {
    request('csv.choose', { relativeTo: useDocumentStore.getState().path })
      .then((chosen) => chosen && readFrom(chosen))
      .catch((error: unknown) => reportError(error, t('nodes:csv.failed')));
  };
  const keepPasted = (title: string, text: string) => {
    const table = { title, columns: columnNames(text), origin: { from: 'embedded', text } } as const;
    if (pasting === 'new' || pasting === null) readFrom({ ...table, columns: [...table.columns] });
    else edit({ key: 'app:edit.data' }, putData({ ...pasting, ...table }));
    setPasting(null);
  };

  const entries: MenuEntry[] = [
    ...tables.map((table) => ({ label: table.title || t('app:untitled'), checked: table.id === value, onSelect: () => onSet(table.id) })),
    ...(tables.length > 0 ? (['line'] as const) : []),
    ...(current?.origin.from === 'embedded' ? [{ label: t('nodes:csv.edit'), onSelect: () => setPasting(current) }] : []),
    { label: t('nodes:csv.paste'), icon: <ClipboardPaste size={14} aria-hidden />, onSelect: () => setPasting('new') },
    { label: t('nodes:csv.file'), icon: <FileText size={14} aria-hidden />, onSelect: chooseFile },
  ];
  return (
    <>
      <FieldRow
        label={label}
        note={current && (current.origin.from === 'file' ? current.origin.path : t('nodes:csv.columns', { count: current.columns.length }))}
        problem={reading?.status === 'failed' ? t('nodes:csv.unread') : undefined}
      >
        {(id) => (
          <Menu
            label={label}
            entries={entries}
            trigger={
              <button id={id} type="button" aria-label={`${label}: ${current?.title ?? t('nodes:csv.choose')}`} className={classNames(fieldFrame, 'w-full gap-1.5 px-2 text-left hover:bg-hover')}>
                <span className={classNames('min-w-0 flex-1 truncate', !current && 'text-ink-3')}>{current ? current.title || t('app:untitled') : t('nodes:csv.choose')}</span>
                <ChevronDown size={14} aria-hidden className="shrink-0 text-ink-3" />
              </button>
            }
          />
        )}
      </FieldRow>
      {pasting !== null && (
        <PasteDialog
          heading={{ title: t('nodes:csv.dialogTitle'), text: t('nodes:csv.dialogText'), field: t('nodes:csv.rows'), use: t('nodes:csv.use'), untitled: t('nodes:csv.pasted') }}
          title={pasting === 'new' ? '' : pasting.title}
          text={pasting !== 'new' && pasting.origin.from === 'embedded' ? pasting.origin.text : ''}
          onKeep={keepPasted}
          onClose={() => setPasting(null)}
        />
      )}
    </>
  );
}
