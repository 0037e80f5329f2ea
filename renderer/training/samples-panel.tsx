import { useLayoutEffect, useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary, Sample } from '../../shared/ipc/contract.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { recordedAt, useMoment } from '../state/moment-store.ts';
import { useHistory, useRunName } from '../state/run-hooks.ts';
import type { RunHistory } from '../state/run-history.ts';
import { isLive } from '../state/run-reducers.ts';
import { classNames } from '../ui/class-names.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import { lossAt } from './loss-at.ts';
import { samplesCsv } from './samples-csv.ts';
import { SampleBody } from './sample-body.tsx';

/** So many cards at most, those around the moment: a list of thousands is not read. */
const SHOWN = 60;

/** What the network says to one prompt while it learns, newest last; the card of the moment stands out and is in view. */
export function SamplesPanel({ run }: { readonly run: RunSummary }) {
  const history = useHistory(run.id, 'samples');
  const moment = useMoment(run.id);
  const name = useRunName(run);
  const now = recordedAt(history.samples, moment) ?? history.samples[0];
  const samples = around(history.samples, now);
  const list = useRef<HTMLOListElement>(null);
  const at = now?.step;
  useLayoutEffect(() => {
    const box = list.current;
    const card = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !card) return;
    // Only this list moves, not what lies around it.
    const [top, bottom] = [card.offsetTop - box.offsetTop, card.offsetTop - box.offsetTop + card.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [at, run.id, samples.length]);
  const title = t(run.task === 'forecast' ? 'recorder:samples.forecast' : run.task === 'answer' ? 'recorder:samples.questions' : 'recorder:samples.title');
  return (
    <section aria-label={title} className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 px-4">
        <h2 className="truncate whitespace-nowrap">{title}</h2>
        {history.samples.length > 0 && (
          <span className="ml-auto">
            <FigureMenu label={title} figure={{ name: `${run.title} ${title}`, svg: () => list.current, csv: () => samplesCsv([{ name, samples: history.samples }]) }} />
          </span>
        )}
      </header>
      {samples.length === 0 && <p className="px-4 text-ink-2">{empty(run, history)}</p>}
      <ol ref={list} tabIndex={0} aria-label={title} className={classNames('focus-inset min-h-0 flex-1 overflow-y-auto', samples.length === 0 && 'hidden')}>
        {samples.map((sample) => (
          <SampleCard key={sample.step} sample={sample} history={history} now={sample === now} first={sample.step === (run.parent?.step ?? 0)} />
        ))}
      </ol>
    </section>
  );
}

function around(samples: readonly Sample[], now: Sample | undefined): readonly Sample[] {
  const at = now ? samples.indexOf(now) : 0;
  const from = Math.max(0, Math.min(at - SHOWN / 2, samples.length - SHOWN));
  return samples.slice(from, from + SHOWN);
}

function empty(run: RunSummary, { document }: RunHistory): string {
  const every = document?.training.sampleEvery ?? 0;
  return isLive(run.status) && every > 0 ? t('training:samples.soon', { step: formatCount(Math.min(every, run.steps)) }) : t('training:samples.none');
}

interface SampleCardProps {
  readonly sample: Sample;
  readonly history: RunHistory;
  readonly now: boolean;
  /** Said by the network as it began. */
  readonly first: boolean;
}

function SampleCard({ sample, history, now, first }: SampleCardProps) {
  const { step } = sample;
  return (
    <li aria-current={now ? 'step' : undefined} className={classNames('border-t border-line px-4 py-2.75', now && 'border-b bg-canvas')}>
      <div className="flex items-baseline gap-2 text-small">
        <b className="font-semibold">{first && step === 0 ? t('training:samples.before') : t('training:samples.step', { step: formatCount(step) })}</b>
        {now && <span className="text-ink-2">{t('recorder:samples.now')}</span>}
        <span className="mono ml-auto text-ink-2">{formatLoss(lossAt(history, step))}</span>
      </div>
      <SampleBody sample={sample} now={now} />
    </li>
  );
}
