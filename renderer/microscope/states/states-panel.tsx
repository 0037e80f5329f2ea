import { messageText, t as text } from '../../../shared/i18n/index.ts';
import { HeatMap } from '../../heat/heat-map.tsx';
import { gateScale, stateScale } from '../../heat/heat-scale.ts';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { TimeAxis } from '../../heat/time-axis.tsx';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import { useProbe } from '../../probe/use-probe.ts';
import { setSubject, useSubjectStore } from '../../probe/subject-store.ts';
import { formatNumber } from '../../ui/format.ts';
import type { PanelProps } from '../panel-props.ts';

/** Hidden and cell states and gates, every unit over time. */
export function StatesPanel({ subject: { of, moment, sequence } }: PanelProps) {
  const probed = useProbe(sequence && { of, ask: { sequences: [sequence], want: ['state', 'gate'] } }, { moment });
  const wanted = useSubjectStore((state) => state.t);
  const shown = probed.result?.sequences[0];
  if (!sequence) return <p className="p-4 text-ink-2">{text('microscope:none')}</p>;
  if (probed.state === 'failed')
    return (
      <p role="alert" className="p-4 font-medium text-error">
        {messageText(probed.failure)}
      </p>
    );
  if (!shown) return <p role="status" className="p-4 text-ink-2">{text('microscope:reading')}</p>;
  const t = Math.min(wanted, shown.length);
  const move = (next: number) => setSubject({ t: next });
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      <IdeaNote idea="gates" text={text('microscope:states.about')} />
      {Object.entries(shown.tensors).map(([name, { shape, data }]) => {
        const rows = shape[1] ?? 1;
        const scale = name.startsWith('gate/') && !/\/[ga]$/.test(name) ? gateScale : stateScale(data);
        return (
          <figure key={name} className="flex flex-col gap-1.5">
            <figcaption className="flex items-center gap-4">
              <span className="mono font-medium">{name}</span>
              <RampLegend scale={scale} low={formatNumber(scale.low)} high={formatNumber(scale.high)} />
            </figcaption>
            <HeatMap
              data={data}
              timesteps={shown.length}
              rows={rows}
              scale={scale}
              t={t}
              onT={move}
              label={`${name}: ${text('microscope:shape', { rows, timesteps: shown.length })}`}
              className="h-30"
            />
          </figure>
        );
      })}
      <TimeAxis timesteps={shown.length} symbols={shown.symbols} t={t} onT={move} />
    </div>
  );
}
