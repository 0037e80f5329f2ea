import { useLayoutEffect, useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary, Sample } from '../../shared/ipc/contract.ts';
import { useHistory } from '../state/run-hooks.ts';
import type { RunHistory } from '../state/run-history.ts';
import { isLive } from '../state/run-reducers.ts';
import { classNames } from '../ui/class-names.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import { lossAt } from './loss-at.ts';

/** More are kept, but a list that long is read from its end. */
const SHOWN = 60;

/** What the network writes while it learns, newest last. */
export function SamplesPanel({ run }: { readonly run: RunSummary }) {
  const history = useHistory(run.id, 'samples');
  const samples = history.samples.slice(-SHOWN);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const newest = samples.at(-1)?.step;
  useLayoutEffect(() => {
    const box = list.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [newest, run.id]);
  const note = samples.length === 0 ? empty(run, history) : t('training:samples.note');
  return (
    <aside aria-label={t('training:samples.title')} className="flex min-h-0 flex-col border-l border-line">
      <header className="flex h-12 shrink-0 items-center gap-2 px-4">
        <h2 className="whitespace-nowrap">{t('training:samples.title')}</h2>
        <span className="truncate text-small text-ink-3">{samples.length > 0 && note}</span>
      </header>
      {samples.length === 0 && <p className="px-4 text-ink-2">{note}</p>}
      <ol
        ref={list}
        tabIndex={0}
        aria-label={t('training:samples.title')}
        onScroll={({ currentTarget: box }) => (atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24)}
        className={classNames('focus-inset min-h-0 flex-1 overflow-y-auto', samples.length === 0 && 'hidden')}
      >
        {samples.map((sample, index) => (
          <SampleCard key={sample.step} sample={sample} history={history} newest={index === samples.length - 1} />
        ))}
      </ol>
    </aside>
  );
}

function empty(run: RunSummary, { document }: RunHistory): string {
  const every = document?.training.sampleEvery ?? 0;
  return isLive(run.status) && every > 0 ? t('training:samples.soon', { step: formatCount(Math.min(every, run.steps)) }) : t('training:samples.none');
}

interface SampleCardProps {
  readonly sample: Sample;
  readonly history: RunHistory;
  readonly newest: boolean;
}

function SampleCard({ sample, history, newest }: SampleCardProps) {
  const { prime, text, step } = sample;
  const written = text.startsWith(prime) ? text.slice(prime.length) : text;
  return (
    <li className={classNames('border-t border-line px-4 py-2.75', newest && 'border-b bg-canvas')}>
      <div className="flex items-baseline gap-2 text-small">
        <b className="font-semibold">{step === 0 ? t('training:samples.before') : t('training:samples.step', { step: formatCount(step) })}</b>
        {newest && <span className="text-ink-2">{t('training:samples.newest')}</span>}
        <span className="mono ml-auto text-ink-2">{formatLoss(lossAt(history, step))}</span>
      </div>
      <p
        data-selectable
        className={classNames('mono mt-1 max-h-60 overflow-hidden break-all whitespace-pre-wrap', newest ? 'text-ink' : 'text-ink-2')}
        style={{ wordBreak: 'normal', overflowWrap: 'anywhere' }}
      >
        <span className="font-medium text-data">{prime}</span>
        {written}
      </p>
    </li>
  );
}
