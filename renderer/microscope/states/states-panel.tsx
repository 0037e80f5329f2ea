import { useEffect } from 'react';
import { messageText, t as text } from '../../../shared/i18n/index.ts';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import { useSubjectStore } from '../../probe/subject-store.ts';
import { runName } from '../../state/run-hooks.ts';
import { useRunStore } from '../../state/run-store.ts';
import { formatCount } from '../../ui/format.ts';
import type { PanelProps } from '../panel-props.ts';
import { openCorpus } from './corpus-store.ts';
import { CorpusView } from './corpus-view.tsx';
import { EffectView } from './effect-view.tsx';
import { HoldControls } from './hold-controls.tsx';
import { MemoryMaps } from './memory-maps.tsx';
import { openStates } from './states-store.ts';
import { UnitView } from './unit-view.tsx';
import { useStates } from './use-states.ts';

/** Hidden and cell states and gates: every unit over time, one unit, where it fires, and the network without it. */
export function StatesPanel({ subject }: PanelProps) {
  const { document, run, sequence } = subject;
  useEffect(() => {
    openStates(document.id);
    openCorpus(document.id);
  }, [document.id]);
  const probed = useStates(subject);
  const wanted = useSubjectStore((state) => state.t);
  const numbers = useRunStore((state) => state.numbers);
  if (probed.state === 'none') return <p className="max-w-170 p-4 text-ink-2">{text('states:none')}</p>;
  if (!sequence) return <p className="p-4 text-ink-2">{text('microscope:none')}</p>;
  if (probed.state === 'failed')
    return (
      <p role="alert" className="p-4 font-medium text-error">
        {messageText(probed.failure)}
      </p>
    );
  if (probed.state === 'reading') return <p role="status" className="p-4 text-ink-2">{text('microscope:reading')}</p>;
  const { seen } = probed;
  const t = Math.min(wanted, seen.sequence.length);
  const whose = run ? text('states:whose.run', { name: runName(run, numbers), step: formatCount(seen.free.weights.step) }) : text('states:whose.drawing', { title: document.title });
  return (
    <div className="flex flex-col">
      <div className="px-4 pt-3 pb-1">
        <IdeaNote idea="gates" text={text('states:about')} />
      </div>
      <div className="grid grid-cols-2 border-b border-line max-[1100px]:grid-cols-1">
        <MemoryMaps seen={seen} t={t} whose={whose} />
        <div className="border-l border-line max-[1100px]:border-t max-[1100px]:border-l-0">
          <UnitView subject={subject} seen={seen} t={t} whose={whose} />
          <HoldControls seen={seen} />
          <EffectView subject={subject} seen={seen} />
        </div>
      </div>
      <CorpusView subject={subject} seen={seen} />
    </div>
  );
}
