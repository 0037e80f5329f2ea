import { UserError } from '../../shared/errors.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { timestepsOf } from '../canvas/tensor-shape.ts';
import { coloursOf } from './colours.ts';
import { drawingOf } from './drawing.ts';
import { measureOnPage } from './letters.ts';
import { pictureBox } from './picture.tsx';

export interface PictureOptions {
  readonly what: 'whole' | 'selection';
  readonly theme: 'light' | 'dark';
  readonly background: boolean;
  readonly notes: boolean;
}

export interface TakenPicture {
  readonly svg: string;
  /** Pixels at 100 %. */
  readonly width: number;
  readonly height: number;
}

/**
 * What the canvas shows now, the drawing or the inside of a group.
 * @throws UserError there is nothing in it
 */
export async function takePicture({ what, theme, background, notes }: PictureOptions): Promise<TakenPicture> {
  const { shown: document } = useDocumentStore.getState();
  if (!document || document.graph.nodes.length === 0) throw new UserError('picture:nothing');
  // Set in the page's fonts, the texts are measured in them.
  await globalThis.document.fonts.ready;
  const drawing = drawingOf({
    document,
    checked: useCheckStore.getState(),
    timesteps: timestepsOf(selectFacts(useFactsStore.getState())),
    only: what === 'selection' ? new Set(useSelectionStore.getState().nodes) : null,
    withNotes: notes && what === 'whole',
  });
  const measure = measureOnPage();
  // What turns elements into text is large, and not needed before.
  const { makePicture } = await import('./make-picture.tsx');
  const { width, height } = pictureBox(drawing, measure);
  return { svg: makePicture(drawing, { colours: coloursOf(theme), measure, background }, document.title), width, height };
}
