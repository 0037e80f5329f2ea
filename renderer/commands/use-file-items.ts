import { Clock, LayoutTemplate } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type { Recent, RequestOutput } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { fileName } from '../app/file-name.ts';
import { openFile, openTemplate } from '../app/files.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { inEachLanguage } from '../ui/word-search.ts';
import type { PaletteItem } from './palette-item.ts';

type Template = RequestOutput<'templates.list'>[number];

/** Templates and the documents that were open last, once they are known. */
export function useFileItems(): readonly PaletteItem[] {
  const [items, setItems] = useState<readonly PaletteItem[]>([]);
  useEffect(() => {
    let isAwaited = true;
    Promise.all([request('templates.list', null), request('documents.recent', null)])
      .then(([templates, recents]) => isAwaited && setItems([...templates.map(templateItem), ...recentItems(recents)]))
      .catch(reportError);
    return () => {
      isAwaited = false;
    };
  }, []);
  return items;
}

function templateItem({ id, facts, document }: Template): PaletteItem {
  const key = `templates:${id}.title`;
  const title = t(key as MessageKey);
  return {
    id: `template:${id}`,
    section: 'templates',
    label: t('palette:template', { name: title }),
    note: facts.slice(0, 2).join(', '),
    picture: LayoutTemplate,
    words: {
      names: [...inEachLanguage(key), ...inEachLanguage('palette:template', { name: title })],
      synonyms: [],
      described: inEachLanguage(`templates:${id}.description`),
    },
    isKept: true,
    run: () => openTemplate({ ...document, title }),
  };
}

function recentItems(recents: readonly Recent[]): PaletteItem[] {
  const { path: shown } = useDocumentStore.getState();
  return recents.filter(({ path, exists }) => exists && path !== shown).map(({ path, title }) => ({
    id: `recent:${path}`,
    section: 'files',
    label: t('palette:recent', { name: fileName(path) }),
    note: folderOf(path),
    picture: Clock,
    words: {
      names: [fileName(path).toLowerCase(), title.toLowerCase(), ...inEachLanguage('palette:recent', { name: fileName(path) })],
      synonyms: [],
      described: [path.toLowerCase()],
    },
    isKept: false,
    run: () => openFile(path),
  }));
}

function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
