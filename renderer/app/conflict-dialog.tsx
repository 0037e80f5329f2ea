import { t } from '../../shared/i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { answerConflict, useConflictStore } from './conflict.ts';
import { fileName } from './file-name.ts';

/** Asked before a file is replaced that is another than the one that was opened. */
export function ConflictDialog() {
  const conflict = useConflictStore((state) => state.conflict);
  return (
    <Dialog
      open={conflict !== null}
      onClose={() => answerConflict(null)}
      title={t('files:conflict.title', { file: fileName(conflict?.path ?? '') })}
      description={t('files:conflict.text')}
      actions={
        <>
          <Button className="mr-auto" onClick={() => answerConflict('theirs')}>
            {t('files:conflict.theirs')}
          </Button>
          <Button look="danger" onClick={() => answerConflict('mine')}>
            {t('files:conflict.mine')}
          </Button>
          <Button look="primary" autoFocus onClick={() => answerConflict('elsewhere')}>
            {t('files:conflict.elsewhere')}
          </Button>
        </>
      }
    />
  );
}
