import { useState } from 'react';
import { messageText, t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { useProbe } from '../../probe/use-probe.ts';
import type { PanelProps } from '../panel-props.ts';
import { StepPlayer } from './step-player.tsx';

const want = ['value', 'state', 'gate', 'prediction', 'grad/value', 'grad/state', 'weight', 'grad/weight', 'next'];

/** One training step, number by number: forwards, the divergence, backwards through time, the update. */
export function StepsPanel({ subject: { of, sequence, document } }: PanelProps) {
  // What is read must hold still: a run that trains is looked at again when the panel is opened anew.
  const [moment] = useState(() => `opened ${performance.now()}`);
  const probed = useProbe(sequence && { of, ask: { sequences: [sequence], want, step: true } }, { moment });
  if (!sequence) return <p className="p-4 text-ink-2">{text('microscope:none')}</p>;
  if (probed.state === 'failed')
    return (
      <p role="alert" className="p-4 font-medium text-error">
        {messageText(probed.failure)}
      </p>
    );
  if (!probed.result)
    return (
      <p role="status" className="p-4 text-ink-2">
        {text('microscope:reading')}
      </p>
    );
  if (!isJudged(probed.result)) return <p className="p-4 text-ink-2">{text('steps:notJudged')}</p>;
  return <StepPlayer document={document} probed={probed.result} read={sequence.x} />;
}

function isJudged({ loss, step }: ProbeResult): boolean {
  return loss !== null && step !== null;
}
