import { UserError } from '../../shared/errors.ts';
import { t } from '../../shared/i18n/index.ts';
import type { FigureFormat } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { showToast } from '../state/toast-store.ts';
import { elementSvg } from './element-svg.ts';
import { pictureOfSvg } from './picture.ts';

/** What a view shows, as files of it: made only when one is asked for, so that giving it costs nothing. */
export interface Figure {
  /** Of the file, without its ending; what the dialog begins with. */
  readonly name: string;
  /** A part of the page, or the text of a drawing that is made for the file alone. */
  readonly svg?: (() => HTMLElement | string | null) | undefined;
  /** The numbers behind it, see `toCsv`. */
  readonly csv?: (() => string) | undefined;
}

/** The formats a figure can be saved in, in the order in which they are offered. */
export function formatsOf({ svg, csv }: Figure): FigureFormat[] {
  return [...(svg ? ['png' as const, 'svg' as const] : []), ...(csv ? ['csv' as const] : [])];
}

/** Asks where to with a dialog and writes the file; what goes wrong is said in a toast. Gives the path, null: not saved. */
export async function exportFigure(figure: Figure, format: FigureFormat): Promise<string | null> {
  try {
    const content = await contentOf(figure, format);
    if (content === null) throw new UserError('figure:empty');
    const saved = await request('figure.save', { name: figure.name, format, content });
    if (saved) showToast({ tone: 'ok', title: t('figure:saved'), text: saved.path, key: 'figure' });
    return saved?.path ?? null;
  } catch (error) {
    reportError(error, t('figure:failed'));
    return null;
  }
}

/** Text, or a picture's bytes in base64; null: there is nothing to be seen yet. */
async function contentOf({ svg, csv }: Figure, format: FigureFormat): Promise<string | null> {
  if (format === 'csv') return csv?.() ?? null;
  const drawn = svg?.() ?? null;
  const text = drawn instanceof HTMLElement ? elementSvg(drawn) : drawn;
  return format === 'svg' || text === null ? text : pictureOfSvg(text);
}
