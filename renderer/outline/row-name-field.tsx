import { useState } from 'react';
import { renameNode } from '../../shared/document/edit.ts';
import { mostLetters } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { edit } from '../state/document-store.ts';
import { kindTitle } from '../ui/kind-text.ts';
import { toTree } from './outline-actions.ts';
import type { NodeRow } from './outline-rows.ts';
import { setOutline } from './outline-store.ts';

/** The name of a row's node, written where it stands. Enter or leaving it keeps the name, Escape does not. */
export function RowNameField({ row: { node } }: { readonly row: NodeRow }) {
  const [name, setName] = useState(node.name);
  const keep = () => {
    setOutline({ writing: null });
    edit({ key: 'app:edit.rename' }, renameNode(node.id, name));
  };
  return (
    <input
      autoFocus
      aria-label={t('arrange:name.label')}
      value={name}
      maxLength={mostLetters.name}
      placeholder={kindTitle(node.kind)}
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.target.value)}
      onBlur={keep}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        // While a syllable is put together, Enter and Escape are the keyboard's.
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        if (event.key === 'Escape') setOutline({ writing: null });
        else event.currentTarget.blur();
        toTree();
      }}
      className="h-5.5 min-w-0 flex-1 rounded-chip bg-surface px-1 font-medium outline-2 -outline-offset-2 outline-focus"
    />
  );
}
