import { t } from '../../shared/i18n/index.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { unrolledCsv } from './unrolled-csv.ts';
import { unrolledSvg } from './unrolled-svg.ts';
import type { Unrolled } from './use-unrolled.ts';

/** What is seen, as a picture or as numbers. */
export function UnrolledMenu({ view }: { readonly view: Unrolled }) {
  const known = view.result !== null;
  return <FigureMenu label={t('unrolled:figureName')} figure={{ name: 'unrolled', ...(known && { svg: () => unrolledSvg(view), csv: () => unrolledCsv(view) }) }} />;
}
