import { useMemo } from 'react';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { messageText, t } from '../../../shared/i18n/index.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import { parseRows } from '../../probe/rows-text.ts';
import { useProbe } from '../../probe/use-probe.ts';
import { sourceNode } from '../../state/run-document.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import type { Asked } from '../ask-store.ts';
import { InfluenceList } from './influence-list.tsx';
import { influenceStyle } from './influence-style.ts';
import { speakerIn } from './use-why.ts';
import { influenceFigure } from './why-figures.ts';
import { marksOf, whyAnswer } from './why-question.ts';

interface AnswerWhyProps {
  readonly asked: Asked;
  readonly document: UnrollDocument;
}

/** Numbers of a timestep, as the engine shows them. */
function channelsOf({ perTimestep }: Asked['answer']): number {
  return perTimestep[0]?.symbol.split(' ').length ?? 1;
}

/** Which symbols of a question spoke for the answer, and which against it. */
export function AnswerWhy({ asked, document }: AnswerWhyProps) {
  const { runId, question, answer, output } = asked;
  const divergence = speakerIn(document, output);
  const read = sourceNode(document) ? question.trim() : parseRows(question, channelsOf(answer));
  const sequence = read !== null && divergence ? whyAnswer(read, answer.perTimestep.length, answer.answer, divergence) : null;
  const probed = useProbe(sequence && { of: { runId, at: answer.step }, ask: { sequences: [sequence], want: ['influence'] } }, { pause: 0 });
  const found = probed.state === 'ready' ? probed.result.sequences[0]?.tensors['influence']?.data : undefined;
  const marks = useMemo(() => (found ? marksOf(found, 0) : null), [found]);
  const symbolAt = (index: number): string => answer.perTimestep[index]?.symbol ?? '';
  const title = t('why:answer.title', { answer: answer.answer });
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <header className="flex min-h-7 items-center gap-2">
        <h3>{title}</h3>
        {found && <FigureMenu label={t('why:influence.figure')} figure={influenceFigure(title, question, found, 0, symbolAt)} />}
      </header>
      {probed.state === 'failed' ? (
        <p role="alert" className="font-medium text-error">
          {messageText(probed.failure)}
        </p>
      ) : sequence === null ? (
        <p className="text-ink-2">{t('why:answer.numbers')}</p>
      ) : !found ? (
        <p role="status" className="min-h-40 text-ink-2">
          {t('microscope:reading')}
        </p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-8 max-[1100px]:grid-cols-1">
          <div className="flex flex-col gap-3">
            <p className="mono flex flex-wrap gap-x-2 text-title leading-8 text-data" data-selectable>
              {answer.perTimestep.map((_, index) => (
                <span key={index} style={influenceStyle(marks?.get(index))}>
                  {visibleSymbol(symbolAt(index))}
                </span>
              ))}
            </p>
            <IdeaNote idea="manyToOne" text={t('why:answer.about')} />
          </div>
          <InfluenceList influence={found} from={0} symbolAt={symbolAt} said={answer.answer} label={title} />
        </div>
      )}
    </section>
  );
}
