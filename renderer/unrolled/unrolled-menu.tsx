import { flushSync } from 'react-dom';
import { t } from '../../shared/i18n/index.ts';
import { elementSvg } from '../figure/element-svg.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { setUnrolled } from '../state/unrolled-store.ts';
import { densityOf } from './lane-layout.ts';
import { unrolledCsv } from './unrolled-csv.ts';
import { unrolledSvg } from './unrolled-svg.ts';
import type { Unrolled } from './use-unrolled.ts';

/** What is seen, as a picture or as numbers. */
export function UnrolledMenu({ view }: { readonly view: Unrolled }) {
  const known = view.result !== null;
  return <FigureMenu label={t('unrolled:figureName')} figure={{ name: 'unrolled', ...(known && { svg: () => drawn(view), csv: () => unrolledCsv(view) }) }} />;
}

/** Cells as they stand on the page; longer sequences as strips, each whole. */
function drawn(view: Unrolled): string | null {
  const board = document.querySelector<HTMLElement>('.time-board');
  if (!board || densityOf(view.sequence?.length ?? 0) === 'strip') return unrolledSvg(view);
  flushSync(() => setUnrolled({ whole: true }));
  try {
    return elementSvg(board);
  } finally {
    setUnrolled({ whole: false });
  }
}
