import { t } from '../../shared/i18n/index.ts';
import type { DocumentState } from '../state/document-store.ts';
import { fileName } from './file-name.ts';

/** What the document is called: by its file, else by its title. */
export function documentName({ document, path }: Pick<DocumentState, 'document' | 'path'>): string {
  if (path) return fileName(path);
  return document?.title || t('app:untitled');
}
