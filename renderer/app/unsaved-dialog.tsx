import { t } from '../../shared/i18n/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { documentName } from './document-name.ts';
import { discard } from './files.ts';
import { saveFile } from './save.ts';
import { answerUnsaved, useLeavingStore } from './unsaved.ts';

/** Asked before a document with unsaved work is left. */
export function UnsavedDialog() {
  const open = useLeavingStore((state) => state.then !== null);
  const name = useDocumentStore(documentName);
  const save = async () => {
    if (await saveFile()) answerUnsaved(true);
  };
  const drop = async () => {
    await discard();
    answerUnsaved(true);
  };
  return (
    <Dialog
      open={open}
      onClose={() => answerUnsaved(false)}
      title={t('app:unsaved.title', { name })}
      description={t('app:unsaved.text')}
      actions={
        <>
          <Button look="danger" className="mr-auto" onClick={() => void drop()}>
            {t('app:unsaved.drop')}
          </Button>
          <Button onClick={() => answerUnsaved(false)}>{t('app:unsaved.cancel')}</Button>
          <Button look="primary" autoFocus onClick={() => void save()}>
            {t('app:unsaved.save')}
          </Button>
        </>
      }
    />
  );
}
