import { Pause, Play, Radio, Square, X } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { measureOf } from '../../shared/nodes/divergence.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { IdeaNote } from '../ideas/idea-note.tsx';
import { goLive, useMoment } from '../state/moment-store.ts';
import { sourceNode } from '../state/run-document.ts';
import { isLive } from '../state/run-reducers.ts';
import { commandRun } from '../state/run-store.ts';
import { setUi } from '../state/ui-store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatCount } from '../ui/format.ts';
import { AnswersPanel } from './answers-panel.tsx';
import { alikeCsv, type Quantity } from './curves.ts';
import type { Pair } from './pair.ts';
import { PairCurves } from './pair-curves.tsx';
import { PairSamples } from './samples-panel.tsx';
import { useSides, type Side } from './use-side.ts';
import { VerdictLine } from './verdict-line.tsx';

/** Two runs beside each other: what was measured alike over their steps, and what both say now. */
export function BesideView({ pair }: { readonly pair: Pair }) {
  const moment = useMoment(pair.first.id);
  const sides = useSides(pair, moment);
  const curves = useRef<HTMLDivElement>(null);
  const { task, title } = pair.first;
  const quantities: Quantity[] = task === 'answer' ? ['answers', 'loss'] : task === 'next-symbol' ? ['loss', 'symbols'] : ['loss'];
  const name = t('timeline:beside.curves');
  // Numbers are neither written nor read as a question.
  const asks = sides[0].document !== null && sourceNode(sides[0].document) !== undefined;
  const figure = { name: `${title} ${name}`, svg: () => curves.current, csv: () => alikeCsv(sides) };
  return (
    <section aria-label={t('timeline:beside.view')} className="flex min-h-0 min-w-0 flex-col max-[800px]:shrink-0">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-5 gap-y-1 border-b border-line px-4">
        {sides.map((side, index) => (
          <SideHead key={side.run.id} side={side} dashed={index > 0} />
        ))}
        <span className="ml-auto flex items-center gap-1.5">
          {moment !== null && (
            <Button look="quiet" onClick={goLive}>
              <Radio size={14} aria-hidden />
              {t(sides.some(({ run }) => isLive(run.status)) ? 'recorder:live' : 'recorder:newest')}
            </Button>
          )}
          <BothActions sides={sides} />
          <FigureMenu label={name} figure={figure} />
          <IconButton label={t('timeline:beside.close')} onClick={() => setUi({ beside: false })}>
            <X size={16} aria-hidden />
          </IconButton>
        </span>
      </header>
      <div className="flex flex-col gap-1 px-4 pt-2">
        <VerdictLine sides={sides} moment={moment} />
        <IdeaNote idea={task === 'answer' ? 'manyToOne' : 'weightedDivergence'} text={t('timeline:beside.note')} />
      </div>
      <div className="grid min-h-0 min-w-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(150px,5fr)_minmax(120px,6fr)] max-[800px]:flex-none max-[800px]:grid-rows-[220px_auto]">
        <div ref={curves} className="flex min-h-0 px-2 py-1">
          <PairCurves sides={sides} quantities={quantities} moment={moment} unit={t(`training:unitOfOne.${measureOf[task]}`)} />
        </div>
        {asks ? <AnswersPanel sides={sides} moment={moment} /> : (
          <div tabIndex={0} role="group" aria-label={t('timeline:beside.samples')} className="focus-inset overflow-y-auto border-t border-line px-4">
            <PairSamples sides={sides} />
          </div>
        )}
      </div>
    </section>
  );
}

/** Its line, weighting, name and how far it is. */
function SideHead({ side: { run, name, label, step }, dashed }: { readonly side: Side; readonly dashed: boolean }) {
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <svg width="26" height="10" aria-hidden className={dashed ? 'text-ink' : 'text-divergence'}>
        <path d="M0 5h26" stroke="currentColor" strokeWidth={dashed ? 1.6 : 2} strokeDasharray={dashed ? '6 4' : undefined} />
      </svg>
      <div className="min-w-0">
        <p className={classNames('truncate font-semibold', dashed ? 'text-ink' : 'text-divergence')}>{label}</p>
        <p className="text-small whitespace-nowrap text-ink-2 tabular-nums">
          {t('timeline:beside.progress', { name, step: formatCount(step), steps: formatCount(run.steps) })}
        </p>
      </div>
    </div>
  );
}

function BothActions({ sides }: { readonly sides: readonly [Side, Side] }) {
  const live = sides.filter(({ run }) => isLive(run.status));
  const both = (command: 'pause' | 'resume' | 'stop') => live.forEach(({ run }) => void commandRun(run.id, command));
  if (live.length === 0) return null;
  const paused = live.every(({ run }) => run.status === 'paused');
  return (
    <>
      <Button onClick={() => both(paused ? 'resume' : 'pause')}>
        {paused ? <Play size={13} fill="currentColor" aria-hidden /> : <Pause size={14} fill="currentColor" strokeWidth={0} aria-hidden />}
        {t(paused ? 'timeline:beside.resume' : 'timeline:beside.pause')}
      </Button>
      <Button onClick={() => both('stop')}>
        <Square size={12} fill="currentColor" aria-hidden />
        {t('timeline:beside.stop')}
      </Button>
    </>
  );
}
