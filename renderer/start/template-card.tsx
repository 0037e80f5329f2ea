import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { openTemplate } from '../app/files.ts';
import { BlankPicture, TemplatePicture } from './template-picture.tsx';

type Template = RequestOutput<'templates.list'>[number];

const card =
  'flex h-65 flex-col overflow-hidden rounded-card border border-line-strong bg-surface text-left transition-[border-color,box-shadow] duration-(--t-hover) hover:border-line-control hover:shadow-2';
const figure = 'grid h-33.5 shrink-0 place-items-center border-b border-line bg-canvas';

export function TemplateCard({ template }: { readonly template: Template }) {
  const { id, facts, document } = template;
  return (
    <button type="button" data-template={id} className={card} onClick={() => openTemplate({ ...document, title: t(`templates:${id}.title` as MessageKey) })}>
      <span className={figure}>
        <TemplatePicture template={template} />
      </span>
      <span className="flex flex-1 flex-col px-3.5 pt-2.5 pb-3">
        <span className="font-semibold">{t(`templates:${id}.title` as MessageKey)}</span>
        <span className="mt-0.5 text-small leading-[17px] text-ink-2 ko:leading-[18px]">{t(`templates:${id}.description` as MessageKey)}</span>
        <span className="mt-auto flex gap-3 overflow-hidden pt-1 text-small whitespace-nowrap text-ink-3">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </span>
    </button>
  );
}

export function BlankCard({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button type="button" data-template="blank" className={card} onClick={onOpen}>
      <span className={figure}>
        <BlankPicture />
      </span>
      <span className="flex flex-col px-3.5 pt-2.5">
        <span className="font-semibold">{t('app:start.blank')}</span>
        <span className="mt-0.5 text-small text-ink-2">{t('app:start.blankText')}</span>
      </span>
    </button>
  );
}
