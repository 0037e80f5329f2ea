import { t } from '../../shared/i18n/index.ts';
import type { Unrolled } from './use-unrolled.ts';

/** Under the lanes: what the colours and bars mean. */
export function UnrolledFoot({ view: { unfolded } }: { readonly view: Unrolled }) {
  const has = (...shows: readonly string[]): boolean => unfolded.lanes.some((lane) => shows.includes(lane.shows));
  return (
    <div className="flex h-8 shrink-0 items-center gap-x-5 overflow-hidden max-[800px]:overflow-x-auto border-t border-line bg-surface px-3 text-small text-ink-2">
      {has('classes') && (
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className="h-2.5 w-4 rounded-[2px] bg-output-edge" />
          <span aria-hidden className="h-2.5 w-4 rounded-[2px] bg-output" />
          {t('unrolled:legend.probability')}
        </span>
      )}
      {has('divergence') && (
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className="hatched h-3 w-5 rounded-[3px] border border-dashed border-line-control" />
          {t('unrolled:legend.unjudged')}
        </span>
      )}
    </div>
  );
}
