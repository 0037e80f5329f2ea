import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { dirname, join } from 'node:path';
import { t } from '../../../shared/i18n/index.ts';
import type { ExportFormat, FigureFormat } from '../../../shared/ipc/contract.ts';

const ending = '.unroll.json';

// Always called as `dialog.…`, so that end-to-end tests can answer for the user.

export async function askForDocument(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: t('menu:dialog.openDocument'),
    properties: ['openFile'],
    filters: [{ name: t('menu:dialog.documents'), extensions: ['unroll.json', 'json'] }, allFiles()],
  });
  return filePaths[0] ?? null;
}

export async function askWhereToSave(window: BrowserWindow, title: string, path: string | null): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t('menu:dialog.saveDocument'),
    defaultPath: path ?? join(app.getPath('documents'), fileName(title) + ending),
    filters: [{ name: t('menu:dialog.documents'), extensions: ['unroll.json'] }],
  });
  if (canceled || !filePath) return null;
  return withEnding(filePath);
}

export async function askForCorpus(window: BrowserWindow, relativeTo: string | null): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: t('menu:dialog.chooseCorpus'),
    properties: ['openFile'],
    filters: [{ name: t('menu:dialog.texts'), extensions: ['txt', 'md', 'csv', 'tsv', 'tex'] }, allFiles()],
    ...(relativeTo ? { defaultPath: dirname(relativeTo) } : {}),
  });
  return filePaths[0] ?? null;
}

export async function askForCsv(window: BrowserWindow, relativeTo: string | null): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: t('menu:dialog.chooseCsv'),
    properties: ['openFile'],
    filters: [{ name: t('menu:dialog.csv'), extensions: ['csv', 'tsv', 'txt'] }, allFiles()],
    ...(relativeTo ? { defaultPath: dirname(relativeTo) } : {}),
  });
  return filePaths[0] ?? null;
}

/** A folder that does not exist yet: an export is several files. */
export async function askWhereToExport(window: BrowserWindow, title: string, format: ExportFormat): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t('menu:dialog.exportModel'),
    buttonLabel: t('menu:dialog.exportButton'),
    defaultPath: join(app.getPath('documents'), fileName(t(`menu:exportName.${format}`, { name: title }))),
  });
  return canceled || !filePath ? null : filePath;
}

/** With the ending of its format, whatever was typed. */
export async function askWhereToSaveFigure(window: BrowserWindow, name: string, format: FigureFormat): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t(`figure:title.${format}`),
    defaultPath: join(app.getPath('documents'), `${fileName(name)}.${format}`),
    filters: [{ name: t(`figure:kind.${format}`), extensions: [format] }],
  });
  if (canceled || !filePath) return null;
  return filePath.toLowerCase().endsWith(`.${format}`) ? filePath : `${filePath}.${format}`;
}

/** A dialog of GTK gives back what was typed, without the filter's ending. */
export function withEnding(path: string): string {
  return path.endsWith('.json') ? path : path + ending;
}

/** A title as the name of a file on every system. */
export function fileName(title: string): string {
  const name = title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '').slice(0, 80);
  return name || t('menu:untitled');
}

function allFiles(): FileFilter {
  return { name: t('menu:dialog.allFiles'), extensions: ['*'] };
}
