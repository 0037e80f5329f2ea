import { messageText, t } from '../../shared/i18n/index.ts';
import { setUi } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { ProgramListing } from './program-listing.tsx';
import { StageList } from './stage-list.tsx';
import { useExplanation } from './use-explanation.ts';
import { useTextMemo } from '../ui/use-text-memo.ts';

/** What the compiler did with the drawing: its stages, and the program they made. */
export function CompilerTab() {
  const explained = useExplanation();
  const explanation = explained.state === 'ready' ? explained.explanation : null;
  const shown = useTextMemo(
    () =>
      explanation && (
        <>
          <StageList explanation={explanation} />
          <ProgramListing listing={explanation.listing} />
        </>
      ),
    [explanation],
  );
  switch (explained.state) {
    case 'errors':
      return (
        <div className="flex items-center gap-3 p-4">
          <p className="text-ink-2">{t('explain:view.errors')}</p>
          <Button onClick={() => setUi({ dockTab: 'problems' })}>{t('explain:view.problems')}</Button>
        </div>
      );
    case 'reading':
      return <p role="status" className="p-4 text-ink-2">{t('explain:view.reading')}</p>;
    case 'failed':
      return <p role="alert" className="p-4 font-medium text-error">{messageText(explained.failure)}</p>;
    case 'ready':
      return (
        <div
          aria-busy={explained.isOld}
          className={classNames('grid h-full grid-cols-[minmax(280px,5fr)_minmax(0,6fr)] *:min-h-0 max-[1100px]:grid-cols-1 max-[1100px]:grid-rows-[140px_220px] max-[1100px]:overflow-y-auto', explained.isOld && 'text-ink-3')}
        >
          {shown}
        </div>
      );
  }
}
