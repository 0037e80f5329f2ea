import { t } from '../../shared/i18n/index.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Math as Tex } from '../ui/math.tsx';
import { ideaIds, ideas } from './ideas.ts';

/** The lecture's ideas, one after the other; every view links to its own. */
export function IdeasDialog() {
  const open = useUiStore((state) => state.dialog === 'ideas');
  const shown = useUiStore((state) => state.idea);
  const close = () => setUi({ dialog: null });
  return (
    <Dialog wide open={open} onClose={close} title={t('ideas:title')} description={t('ideas:text')} actions={<Button onClick={close}>{t('app:close')}</Button>}>
      <div className="grid min-h-72 grid-cols-[200px_minmax(0,1fr)] gap-6">
        <nav aria-label={t('ideas:title')} className="flex flex-col gap-0.5">
          {ideaIds.map((id) => (
            <button
              key={id}
              type="button"
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => setUi({ idea: id })}
              className={classNames('min-h-7 rounded-control px-2 py-1 text-left', id === shown ? 'bg-sunken font-semibold text-ink' : 'text-ink-2 hover:bg-hover')}
            >
              {t(`ideas:${id}.title`)}
            </button>
          ))}
        </nav>
        <article aria-live="polite" data-selectable className="flex flex-col gap-3">
          <h3 className="text-title">{t(`ideas:${shown}.title`)}</h3>
          <Tex tex={ideas[shown]} className="text-title" />
          <p>{t(`ideas:${shown}.text`)}</p>
          <p className="text-ink-2">{t(`ideas:${shown}.where`)}</p>
        </article>
      </div>
    </Dialog>
  );
}
