import { memo } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { stateScale } from '../heat/heat-scale.ts';
import { directed } from '../microscope/directed.ts';
import { RampLegend } from '../heat/ramp-legend.tsx';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { classNames } from '../ui/class-names.ts';
import { Math as Tex } from '../ui/math.tsx';
import type { LaneBox } from './lane-layout.ts';
import { scalesOf, type LaneValues } from './values.ts';
import { useLanguage } from '../ui/use-text-memo.ts';

interface LaneSumsProps {
  readonly boxes: readonly LaneBox[];
  readonly values: ReadonlyMap<string, LaneValues>;
  /** They lie over columns that are scrolled away under them. */
  readonly overlays: boolean;
}

/** At the end of the lanes: the scale of their numbers, and what weights and products add up to. */
export const LaneSums = memo(function LaneSums({ boxes, values, overlays }: LaneSumsProps) {
  useLanguage();
  return (
        <div className={classNames('pointer-events-none sticky right-0 z-10', overlays && 'border-l border-line bg-canvas')}>
          {boxes.map(({ lane, cellTop, cellHeight }) => {
            const own = values.get(lane.id);
            const judge = own?.judge;
            const scales = own ? scalesOf(lane, own) : [];
            if (scales[0])
              return (
                <div key={lane.id} className={classNames('absolute left-0 flex w-27 flex-col items-start justify-center gap-0.5 text-micro leading-3 text-ink-2 tabular-nums', lane.states.length > 0 ? 'pl-8' : 'pl-2.5')} style={{ top: cellTop, height: cellHeight }}>
                  <RampLegend short scale={stateScale([scales[0].most], 0)} low="" high="" />
                  {scales.map(({ name, most }) => (
                    <span key={name} className="whitespace-nowrap" title={text('unrolled:scale', { most: formatNumber(most) })}>
                      {scales.length > 1 && <Tex tex={directed(name)} className="pr-1" />}±{formatNumber(Number(most.toPrecision(2)))}
                    </span>
                  ))}
                </div>
              );
            if (!judge || (lane.shows !== 'weights' && lane.shows !== 'product')) return null;
            const isDiv = lane.shows === 'product';
            return (
              <div key={lane.id} data-sum={lane.id} className="absolute left-0 flex w-27 items-center gap-1.5 pl-2.5 text-small" style={{ top: cellTop + (isDiv ? 0 : cellHeight - 20), height: isDiv ? cellHeight : 20 }}>
                <Tex tex={isDiv ? 'DIV' : '\\sum w'} className={isDiv ? 'text-divergence' : 'text-ink-2'} />
                <output className={`mono font-semibold ${isDiv ? 'text-divergence' : ''}`}>{isDiv ? formatLoss(judge.total) : formatNumber(judge.sumW)}</output>
              </div>
            );
          })}
        </div>
  );
});
