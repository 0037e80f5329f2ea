import { Columns2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { GraphNode } from '../../shared/document/schema.ts';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { IdeaNote } from '../ideas/idea-note.tsx';
import { weightsLine } from '../state/run-document.ts';
import { DivergenceTimeline } from '../timeline/divergence-timeline.tsx';
import { MiniBars } from '../timeline/mini-bars.tsx';
import { ScheduleChoice } from '../timeline/schedule-choice.tsx';
import type { JudgedSequence } from '../timeline/timeline-numbers.ts';
import { sumText } from '../timeline/weights-model.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { trainBeside } from './train-beside.ts';

interface TrainBesideDialogProps {
  readonly node: GraphNode;
  readonly choice: TimestepWeights;
  readonly lengths: readonly number[];
  readonly length: number;
  readonly sequence: JudgedSequence | null;
  readonly onClose: () => void;
}

/** Which other weighting the drawing is trained with at the same time. */
export function TrainBesideDialog({ node, choice, lengths, length, sequence, onClose }: TrainBesideDialogProps) {
  const [other, setOther] = useState<TimestepWeights>(() => (choice.schedule === 'all' ? { schedule: 'final' } : { schedule: 'all' }));
  const alike = useMemo(() => JSON.stringify(other) === JSON.stringify(choice), [other, choice]);
  const start = () => {
    onClose();
    void trainBeside(node.id, other);
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('timeline:beside.title')}
      description={t('timeline:beside.text')}
      actions={
        <>
          <Button onClick={onClose}>{t('timeline:beside.cancel')}</Button>
          <Button look="primary" disabled={alike} onClick={start}>
            <Columns2 size={14} aria-hidden />
            {t('timeline:beside.start')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <section aria-label={t('timeline:beside.drawn')} className="grid grid-cols-[1fr_250px] items-center gap-4">
          <div>
            <h3>{t('timeline:beside.drawn')}</h3>
            <p className="text-small text-ink-2">
              {weightsLine(choice)}, Σw {sumText(choice, length)}
            </p>
          </div>
          <MiniBars choice={choice} length={length} />
        </section>
        <section aria-label={t('timeline:beside.other')} className="flex flex-col gap-2">
          <h3>{t('timeline:beside.other')}</h3>
          <div className="flex flex-wrap items-center gap-2">
            <ScheduleChoice choice={other} lengths={lengths} length={length} onChange={setOther} />
          </div>
          <div className="h-56 pr-1">
            <DivergenceTimeline choice={other} lengths={lengths} length={length} sequence={sequence} onPaint={setOther} />
          </div>
          <p className="text-small text-ink-3">{alike ? t('timeline:beside.alike') : t('timeline:beside.sum', { sum: sumText(other, length), length })}</p>
        </section>
        <IdeaNote idea="manyToOne" text={t('timeline:beside.idea')} />
      </div>
    </Dialog>
  );
}
