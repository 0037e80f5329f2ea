import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { formatLoss } from '../../ui/format.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { AnswersBeside } from './answers-beside.tsx';
import { ForecastBeside } from './forecast-beside.tsx';
import { GenerateBeside } from './generate-beside.tsx';
import { HeldUnits } from './held-units.tsx';
import type { StatesSeen } from './use-states.ts';

interface EffectViewProps {
  readonly subject: Subject;
  readonly seen: StatesSeen;
}

/** What holding units does: to the divergence of the input, and to what the network says. */
export function EffectView({ subject, seen }: EffectViewProps) {
  const { holds, free, held } = seen;
  return (
    <section aria-label={text('states:effect.label')} className="flex min-w-0 flex-col gap-3 border-t border-line px-4 py-3">
      <h2>{text('states:effect.label')}</h2>
      {holds.length === 0 ? (
        <p className="text-ink-2">{text('states:effect.none')}</p>
      ) : (
        <>
          <HeldUnits seen={seen} />
          <p role="status" className="min-h-5 text-ink-2">
            {held && lossText(free, held)}
          </p>
          <Said subject={subject} seen={seen} />
        </>
      )}
    </section>
  );
}

function lossText(free: ProbeResult, held: ProbeResult): string {
  if (free.loss === null || held.loss === null) return text('states:effect.noLoss');
  const unit = text(isForecast(free) ? 'states:effect.error' : 'states:effect.nats');
  return text('states:effect.loss', { free: formatLoss(free.loss), held: formatLoss(held.loss), unit });
}

/** A text that is written, an answer, or a forecast, with and without. */
function Said({ subject, seen }: EffectViewProps) {
  const { graph } = subject.document;
  if (graph.nodes.some(({ kind }) => kind === 'text')) return <GenerateBeside subject={subject} holds={seen.holds} />;
  return isForecast(seen.free) ? <ForecastBeside subject={subject} holds={seen.holds} /> : <AnswersBeside document={subject.document} seen={seen} />;
}

/** Numbers are predicted, not classes. */
function isForecast({ sequences }: ProbeResult): boolean {
  return sequences[0]?.targets === null;
}
