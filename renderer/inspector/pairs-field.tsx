import { Table2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import * as edits from '../../shared/document/edit.ts';
import type { DataSource, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { edit } from '../state/document-store.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow } from '../ui/field-row.tsx';
import { Select } from '../ui/select.tsx';
import { filledRows, type PairRow } from './pair-rows.ts';
import { PairsDialog } from './pairs-dialog.tsx';

type Pairs = Extract<DataSource, { type: 'pairs' }>;

interface PairsFieldProps {
  readonly label: string;
  readonly node: GraphNode;
  readonly value: string;
  readonly document: UnrollDocument;
  readonly onSet: (id: string) => void;
}

/** Which table of questions and answers a source reads, and the way to edit it. */
export function PairsField({ label, node, value, document, onSet }: PairsFieldProps) {
  const [editing, setEditing] = useState(false);
  const tables = document.data.filter((source): source is Pairs => source.type === 'pairs');
  const current = tables.find(({ id }) => id === value);
  const keep = (rows: readonly PairRow[]) => {
    const table: Pairs = { type: 'pairs', id: current?.id ?? nanoid(10), title: current?.title ?? t('app:pairs.title'), rows: filledRows(rows) };
    edit({ key: 'app:edit.data' }, edits.all(edits.putData(table), edits.setParams(node.id, { table: table.id })));
    setEditing(false);
  };
  return (
    <>
      <FieldRow label={label} note={current && t('app:pairs.count', { count: current.rows.length })}>
        {(id) => (
          <div className="flex w-full gap-1.5">
            {tables.length > 1 && <Select id={id} value={value} onChange={onSet} options={tables.map((table) => ({ value: table.id, label: table.title }))} />}
            <Button aria-label={t(current ? 'app:pairs.edit' : 'app:pairs.make')} {...(tables.length <= 1 && { id })} className={tables.length > 1 ? '' : 'w-full'} onClick={() => setEditing(true)}>
              <Table2 size={14} aria-hidden />
              {t(current ? 'app:pairs.edit' : 'app:pairs.make')}
            </Button>
          </div>
        )}
      </FieldRow>
      {editing && <PairsDialog rows={current?.rows ?? []} onKeep={keep} onClose={() => setEditing(false)} />}
    </>
  );
}
