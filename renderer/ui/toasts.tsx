import { Check, CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { Toast as Primitive } from 'radix-ui';
import { t } from '../../shared/i18n/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useUiStore } from '../state/ui-store.ts';
import { dismissToast, useToastStore, type Toast } from '../state/toast-store.ts';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

const icons = { info: Info, ok: Check, warning: TriangleAlert, error: CircleAlert };
const colours = { info: 'text-ink-2', ok: 'text-ok', warning: 'text-warning', error: 'text-error' };

/** Toasts at the top right of the canvas; those with an action or an error stay until read. */
export function Toasts() {
  const draft = useDocumentStore((state) => state.draftId);
  const toasts = useToastStore((state) => state.toasts).filter((toast) => toast.draft === undefined || toast.draft === draft);
  // Under the head of a view, whose buttons must stay in reach; on the canvas, beside the inspector and under the tools; never over the weights editor, and behind a dialog, which is to be answered first.
  const hasDocument = useDocumentStore((state) => state.document !== null);
  const isBuilding = useUiStore((state) => state.mode === 'build');
  const onCanvas = hasDocument && isBuilding;
  return (
    <Primitive.Provider label={t('app:toast.label')} swipeDirection="right">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
      <Primitive.Viewport
        label={t('app:toast.region')}
        className={classNames('fixed z-30 flex w-90 max-w-[90vw] flex-col gap-2 outline-none', onCanvas ? 'top-24 right-79 max-[800px]:right-3' : hasDocument ? 'top-32 right-3' : 'top-14 right-3')}
      />
    </Primitive.Provider>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const Icon = icons[toast.tone];
  const stays = toast.tone === 'error' || (toast.actions?.length ?? 0) > 0;
  return (
    <Primitive.Root
      type={toast.tone === 'error' ? 'foreground' : 'background'}
      duration={stays ? Infinity : 5000}
      onOpenChange={(open) => !open && dismissToast(toast.id)}
      className={classNames(
        'enter grid grid-cols-[20px_1fr_auto] gap-x-2.5 rounded-card border bg-raised py-2.5 pr-2 pl-3.5 shadow-3',
        toast.tone === 'error' ? 'border-error' : 'border-line-strong',
      )}
    >
      <Icon size={16} aria-hidden className={classNames('mt-0.5', colours[toast.tone])} />
      <div className="min-w-0">
        <Primitive.Title className="font-semibold">{toast.title}</Primitive.Title>
        {toast.text && <Primitive.Description className="mt-0.5 text-small text-ink-2">{toast.text}</Primitive.Description>}
        {toast.actions && (
          <div className="mt-2 flex gap-2">
            {toast.actions.map((action) => (
              <Primitive.Action key={action.label} altText={action.label} asChild>
                <Button size="sm" onClick={action.run}>
                  {action.label}
                  {action.keys && <Kbd tone="bare">{action.keys}</Kbd>}
                </Button>
              </Primitive.Action>
            ))}
          </div>
        )}
      </div>
      <Primitive.Close asChild>
        <IconButton label={t('app:toast.close')} size="sm">
          <X size={14} aria-hidden />
        </IconButton>
      </Primitive.Close>
    </Primitive.Root>
  );
}
