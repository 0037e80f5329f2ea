import { ChevronDown, ClipboardPaste, FileText, Package } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useEffect, useState } from 'react';
import { putData } from '../../shared/document/edit.ts';
import type { CorpusOrigin, DataSource, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { readData } from '../app/read-data.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { formatCount } from '../ui/format.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { fieldFrame } from '../ui/text-input.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { useReading } from './use-reading.ts';

type Corpus = Extract<DataSource, { type: 'corpus' }>;
type Packages = RequestOutput<'corpus.packages'>;

interface CorpusFieldProps {
  readonly label: string;
  readonly node: GraphNode;
  readonly value: string;
  readonly document: UnrollDocument;
  readonly onSet: (id: string) => void;
}

/** Which text a source reads: one of the document's, pasted, from a file or from a package. */
export function CorpusField({ label, node, value, document, onSet }: CorpusFieldProps) {
  const [packages, setPackages] = useState<Packages>([]);
  const [pasting, setPasting] = useState<Corpus | 'new' | null>(null);
  const reading = useReading(node.id);
  useEffect(() => {
    request('corpus.packages', null).then(setPackages).catch(reportError);
  }, []);
  const corpora = document.data.filter((source): source is Corpus => source.type === 'corpus');
  const current = corpora.find(({ id }) => id === value);

  const readFrom = (title: string, origin: CorpusOrigin) =>
    edit({ key: 'app:edit.data' }, readData(node.id, { type: 'corpus', id: nanoid(10), title, origin }));
  const chooseFile = () => {
    request('corpus.choose', { relativeTo: useDocumentStore.getState().path })
      .then((chosen) => chosen && readFrom(chosen.title, chosen.origin))
      .catch((error: unknown) => reportError(error, t('app:corpus.failed')));
  };
  const keepPasted = (title: string, text: string) => {
    const origin: CorpusOrigin = { from: 'embedded', text };
    if (pasting === 'new' || pasting === null) readFrom(title, origin);
    else edit({ key: 'app:edit.data' }, putData({ ...pasting, title, origin }));
    setPasting(null);
  };

  const entries: MenuEntry[] = [
    ...corpora.map((corpus) => ({ label: corpus.title || t('app:untitled'), checked: corpus.id === value, onSelect: () => onSet(corpus.id) })),
    ...(corpora.length > 0 ? (['line'] as const) : []),
    { label: t('app:corpus.paste'), icon: <ClipboardPaste size={14} aria-hidden />, onSelect: () => setPasting('new') },
    { label: t('app:corpus.file'), icon: <FileText size={14} aria-hidden />, onSelect: chooseFile },
    ...(packages.length > 0 ? [{ heading: t('app:corpus.packages') }] : []),
    ...packages.map(({ name, title }) => ({ label: title, icon: <Package size={14} aria-hidden />, onSelect: () => readFrom(title, { from: 'package', name }) })),
  ];
  return (
    <>
      <FieldRow
        label={label}
        note={current && originText(current.origin)}
        problem={reading?.status === 'failed' ? t('app:corpus.unread') : undefined}
      >
        {(id) => (
          <Menu
            label={label}
            entries={entries}
            trigger={
              <button id={id} type="button" aria-label={`${label}: ${current?.title ?? t('app:corpus.choose')}`} className={classNames(fieldFrame, 'w-full gap-1.5 px-2 text-left hover:bg-hover')}>
                <span className={classNames('min-w-0 flex-1 truncate', !current && 'text-ink-3')}>{current ? current.title || t('app:untitled') : t('app:corpus.choose')}</span>
                <ChevronDown size={14} aria-hidden className="shrink-0 text-ink-3" />
              </button>
            }
          />
        )}
      </FieldRow>
      {current?.origin.from === 'embedded' && (
        <div className="grid grid-cols-[112px_1fr] gap-x-2">
          <Button size="sm" className="col-start-2 justify-self-start" onClick={() => setPasting(current)}>
            {t('app:corpus.edit')}
          </Button>
        </div>
      )}
      {pasting !== null && (
        <PasteDialog
          title={pasting === 'new' ? '' : pasting.title}
          text={pasting !== 'new' && pasting.origin.from === 'embedded' ? pasting.origin.text : ''}
          onKeep={keepPasted}
          onClose={() => setPasting(null)}
        />
      )}
    </>
  );
}

function originText(origin: CorpusOrigin): string {
  switch (origin.from) {
    case 'embedded':
      return t('app:corpus.embedded', { count: formatCount([...origin.text].length) });
    case 'file':
      return origin.path;
    case 'package':
      return t('app:corpus.fromPackage');
  }
}
