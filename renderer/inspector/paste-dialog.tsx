import { useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FieldRow, Form } from '../ui/field-row.tsx';
import { formatCount } from '../ui/format.ts';
import { TextArea, TextInput } from '../ui/text-input.tsx';

interface PasteDialogProps {
  /** Without it: of a text. */
  readonly heading?: { readonly title: string; readonly text: string; readonly field: string; readonly use: string; readonly untitled: string };
  readonly title: string;
  readonly text: string;
  readonly onKeep: (title: string, text: string) => void;
  readonly onClose: () => void;
}

/** A text of one's own, kept in the document. */
export function PasteDialog({ heading, title: before, text: textBefore, onKeep, onClose }: PasteDialogProps) {
  const [title, setTitle] = useState(before);
  const [text, setText] = useState(textBefore);
  const count = [...text].length;
  const shownTitle = title.trim() || heading?.untitled || text.trim().split(/\s+/).slice(0, 4).join(' ').slice(0, 40);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={heading?.title ?? t('app:corpus.dialogTitle')}
      description={heading?.text ?? t('app:corpus.dialogText')}
      actions={
        <>
          <span className="mr-auto self-center text-small text-ink-3">{t('app:corpus.count', { count: formatCount(count) })}</span>
          <Button onClick={onClose}>{t('app:unsaved.cancel')}</Button>
          <Button look="primary" disabled={count === 0} onClick={() => onKeep(shownTitle, text)}>
            {heading?.use ?? t('app:corpus.use')}
          </Button>
        </>
      }
    >
      <Form>
        <FieldRow label={t('app:settings.title')}>{(id) => <TextInput id={id} value={title} placeholder={shownTitle || t('app:untitled')} onChange={setTitle} />}</FieldRow>
        <TextArea label={heading?.field ?? t('app:corpus.text')} autoFocus value={text} onChange={setText} className="mono mt-1 h-80 text-small leading-5" />
      </Form>
    </Dialog>
  );
}
