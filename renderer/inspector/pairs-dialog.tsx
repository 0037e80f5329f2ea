import { Plus, X } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { filledRows, parseRows, pasteRows, type PairRow } from './pair-rows.ts';

interface PairsDialogProps {
  readonly rows: readonly PairRow[];
  readonly onKeep: (rows: readonly PairRow[]) => void;
  readonly onClose: () => void;
}

const rowHeight = 32;
const shownRows = 12;
const empty: PairRow = { question: '', answer: '' };

/** The table of questions and answers. Draws the rows in sight alone, so that a large table stays quick. */
export function PairsDialog({ rows: before, onKeep, onClose }: PairsDialogProps) {
  const [rows, setRows] = useState<readonly PairRow[]>(before.length > 0 ? before : [empty]);
  const [top, setTop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const first = Math.max(0, Math.floor(top / rowHeight) - 4);
  const visible = rows.slice(first, first + shownRows + 8);

  const change = (at: number, change: Partial<PairRow>) => setRows(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  const add = () => {
    setRows([...rows, empty]);
    focusRow(rows.length);
  };
  const focusRow = (at: number) =>
    requestAnimationFrame(() => {
      const box = list.current;
      if (!box) return;
      if ((at + 1) * rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * rowHeight - box.clientHeight;
      if (at * rowHeight < box.scrollTop) box.scrollTop = at * rowHeight;
      requestAnimationFrame(() => box.querySelector<HTMLInputElement>(`[data-row="${at}"] input`)?.focus());
    });
  const onPaste = (event: ClipboardEvent, at: number) => {
    const pasted = parseRows(event.clipboardData.getData('text/plain'));
    if (!pasted) return;
    event.preventDefault();
    setRows(pasteRows(rows, at, pasted));
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const next = event.key === 'ArrowUp' ? at - 1 : at + 1;
    if (next >= rows.length && event.key === 'Enter') add();
    else if (next >= 0 && next < rows.length) focusRow(next);
  };

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('app:pairs.dialogTitle')}
      description={t('app:pairs.dialogText')}
      actions={
        <>
          <span className="mr-auto self-center text-small text-ink-3">{t('app:pairs.count', { count: filledRows(rows).length })}</span>
          <Button onClick={onClose}>{t('app:unsaved.cancel')}</Button>
          <Button look="primary" onClick={() => onKeep(rows)}>
            {t('app:pairs.keep')}
          </Button>
        </>
      }
    >
      <div role="table" aria-label={t('app:pairs.dialogTitle')} aria-rowcount={rows.length + 1} className="overflow-hidden rounded-node border border-line-strong">
        <div role="row" className="grid h-8 grid-cols-[44px_1fr_200px_32px] items-center border-b border-line bg-canvas pr-2.5 text-small text-ink-3">
          <span role="columnheader" className="pr-2 text-right">
            {t('app:pairs.number')}
          </span>
          <span role="columnheader" className="px-2">
            {t('app:pairs.question')}
          </span>
          <span role="columnheader" className="px-2">
            {t('app:pairs.answer')}
          </span>
          <span role="columnheader" className="sr-only">
            {t('app:pairs.remove')}
          </span>
        </div>
        <div
          ref={list}
          role="rowgroup"
          className="overflow-y-scroll"
          style={{ height: rowHeight * shownRows }}
          onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        >
          <div style={{ height: first * rowHeight }} />
          {visible.map((row, offset) => {
            const at = first + offset;
            return (
              <div
                key={at}
                role="row"
                data-row={at}
                aria-rowindex={at + 2}
                className="grid grid-cols-[44px_1fr_200px_32px] items-center border-b border-line"
                style={{ height: rowHeight }}
                onPaste={(event) => onPaste(event, at)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <span role="rowheader" className="pr-2 text-right text-small text-ink-3">
                  {at + 1}
                </span>
                {(['question', 'answer'] as const).map((part) => (
                  <span key={part} role="cell" className="h-full border-l border-line">
                    <input
                      aria-label={t(`app:pairs.${part}Of`, { row: at + 1 })}
                      value={row[part]}
                      onChange={(event) => change(at, { [part]: event.target.value })}
                      className="focus-inset h-full w-full bg-transparent px-2"
                    />
                  </span>
                ))}
                <span role="cell" className="grid place-items-center">
                  <IconButton label={t('app:pairs.removeRow', { row: at + 1 })} size="sm" onClick={() => setRows(rows.filter((_, index) => index !== at))}>
                    <X size={14} aria-hidden />
                  </IconButton>
                </span>
              </div>
            );
          })}
          <div style={{ height: Math.max(0, rows.length - first - visible.length) * rowHeight }} />
        </div>
      </div>
      <Button look="quiet" className="mt-2" onClick={add}>
        <Plus size={14} aria-hidden />
        {t('app:pairs.add')}
      </Button>
    </Dialog>
  );
}
