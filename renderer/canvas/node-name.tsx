import { renameNode } from '../../shared/document/edit.ts';
import { nodeById } from '../../shared/document/graph.ts';
import { mostLetters } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { kindTitle } from '../ui/kind-text.ts';
import { useDraft } from '../ui/use-draft.ts';
import { toItem } from './focus-item.ts';
import { stopWriting, useWriting, write } from './writing-store.ts';

/** The name of a node; F2 or a double click, and it can be written where it stands. A double click on a group opens it. */
export function NodeName({ id, kind, title }: { readonly id: string; readonly kind: string; readonly title: string }) {
  const isWritten = useWriting(({ node }) => node === id);
  if (isWritten) return <NameField id={id} kind={kind} />;
  return (
    <span
      className="min-w-0 flex-1 truncate leading-[18px] font-semibold ko:leading-5"
      onDoubleClick={(event) => {
        if (kind === 'group') return;
        event.stopPropagation();
        write({ node: id });
      }}
    >
      {title}
    </span>
  );
}

/** Enter or leaving it keeps the name, Escape does not; nothing: the kind's name again. */
function NameField({ id, kind }: { readonly id: string; readonly kind: string }) {
  const name = useDocumentStore(({ shown }) => (shown && nodeById(shown.graph, id)?.name) ?? '');
  const leave = () => {
    stopWriting();
    toItem(id);
  };
  const { field } = useDraft({ value: name, onCommit: (text) => edit({ key: 'app:edit.rename' }, renameNode(id, text)), onEnter: leave, onEscape: leave });
  return (
    <input
      autoFocus
      aria-label={t('arrange:name.label')}
      {...field}
      maxLength={mostLetters.name}
      placeholder={kindTitle(kind)}
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        field.onBlur();
        stopWriting();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        field.onKeyDown(event);
        event.stopPropagation();
      }}
      className="nodrag nopan -my-0.5 -ml-1 h-5.5 min-w-0 flex-1 rounded-chip bg-surface px-1 font-semibold outline-2 -outline-offset-2 outline-focus"
    />
  );
}
