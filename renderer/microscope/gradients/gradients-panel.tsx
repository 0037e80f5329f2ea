import { useEffect, useMemo } from 'react';
import { messageText, t } from '../../../shared/i18n/index.ts';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import { setSubject, useSubjectStore } from '../../probe/subject-store.ts';
import { setUi } from '../../state/ui-store.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { PanelProps } from '../panel-props.ts';
import { ClippingFacts, FadeFacts } from './facts.tsx';
import { GradientMaps } from './gradient-maps.tsx';
import { GradientsBar } from './gradients-bar.tsx';
import { openGradients, setGradients, useGradientsStore } from './gradients-store.ts';
import { lastTarget } from './judge.ts';
import { suitingChoice, useCompareOptions, useOtherNetwork, useOwnNetwork } from './networks.ts';
import { NormChart } from './norm-chart.tsx';
import { Triangles } from './triangles.tsx';
import { useGradients, type Gradients, type Track } from './use-gradients.ts';

/** ∂DIV/∂h_t backwards through time, of the subject and of what stands beside it. */
export function GradientsPanel({ subject }: PanelProps) {
  const chosen = useGradientsStore((state) => state.compare);
  const options = useCompareOptions(subject);
  // What was chosen may be gone: its run deleted, another subject chosen.
  const compare = options.find(({ value }) => value === chosen)?.value ?? suitingChoice(subject);
  const own = useGradients(useOwnNetwork(subject), subject.sequence);
  const other = useGradients(useOtherNetwork(subject, compare), subject.sequence);
  useEffect(() => openGradients(subject.document.id), [subject.document.id]);
  return (
    <div className="flex min-h-full flex-col">
      <GradientsBar subject={subject} compare={compare} options={options} own={own} />
      <div className="@container flex flex-col gap-3 px-4 py-3">
        <IdeaNote idea="throughTime" text={t('gradients:about')} />
        <Shown subject={subject} own={own} other={other} />
      </div>
    </div>
  );
}

interface ShownProps extends PanelProps {
  readonly own: Gradients | null;
  readonly other: Gradients | null;
}

function Shown({ subject, own, other }: ShownProps) {
  const wanted = useSubjectStore((state) => state.t);
  const tracks = useMemo(() => tracksOf(own, other), [own, other]);
  const { sequence } = subject;
  if (!sequence) return <p className="text-ink-2">{t('microscope:none')}</p>;
  if (own?.failure) return <Failed of={own} />;
  if (!own?.read) return <Reading />;
  if (own.memories.length === 0) return <NoMemory />;
  if (lastTarget(own.read) === null) return <p className="text-ink-2">{t('gradients:none.target')}</p>;
  if (own.tracks.length === 0) return <Reading />;
  if (!own.judged) return <NotJudged />;
  const { read } = own;
  const time = { timesteps: read.length, symbols: read.symbols, t: Math.min(wanted, read.length), onT: (next: number) => setSubject({ t: next }) };
  const networks = other ? [own, other] : [own];
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-5 @min-[1080px]:grid-cols-[minmax(0,1fr)_320px]">
      <div className={classNames('flex min-w-0 flex-col gap-1', networks.some(({ pending }) => pending) && 'opacity-50')} aria-busy={networks.some(({ pending }) => pending)}>
        <GradientMaps networks={networks} tracks={tracks} time={time} title={subject.document.title} />
        {other?.failure && <Failed of={other} />}
        <NormChart tracks={tracks} time={time} title={subject.document.title} />
        <div className="mt-1 flex flex-col gap-0.5 pl-[136px] text-small text-ink-2">
          <FadeFacts tracks={tracks} />
          {networks.map((each) => (
            <ClippingFacts key={each.network.id} gradients={each} sequence={sequence} />
          ))}
        </div>
      </div>
      <Triangles networks={networks} tracks={tracks} time={time} sequence={sequence} title={subject.document.title} />
    </div>
  );
}

/** Of both networks over the same timesteps: while another input is read, one may have answered before the other. */
function tracksOf(own: Gradients | null, other: Gradients | null): readonly Track[] {
  const mine = own?.tracks ?? [];
  return [...mine, ...(other?.tracks ?? []).filter(({ timesteps }) => timesteps === mine[0]?.timesteps)];
}

function Reading() {
  return (
    <p role="status" className="text-ink-2">
      {t('microscope:reading')}
    </p>
  );
}

function Failed({ of: { network, failure } }: { readonly of: Gradients }) {
  return (
    <p role="alert" className="font-medium text-error">
      {t('gradients:none.failed', { name: network.name, reason: failure ? messageText(failure) : '' })}
    </p>
  );
}

function NoMemory() {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="max-w-170 text-ink-2">{t('gradients:none.memory')}</p>
      <Button onClick={() => setUi({ mode: 'build' })}>{t('gradients:none.toDrawing')}</Button>
    </div>
  );
}

function NotJudged() {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-ink-2">{t('gradients:none.weights')}</p>
      <Button onClick={() => setGradients({ judge: 'every' })}>{t('gradients:none.judgeEvery')}</Button>
    </div>
  );
}
