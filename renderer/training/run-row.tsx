import { Star, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { useProgress, useRunDocuments, useRunName, useRunNumber } from '../state/run-hooks.ts';
import { isLive } from '../state/run-reducers.ts';
import { deleteRuns, readHistory, selectRun, toggleCompared, useRunStore } from '../state/run-store.ts';
import { IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatLoss, formatPower } from '../ui/format.ts';
import { DASHES } from './dashes.ts';
import { NetworkLine } from './network-line.tsx';
import { RunBadge } from './run-badge.tsx';
import { statusWithStep } from './run-status.ts';

export interface RunRowProps {
  readonly run: RunSummary;
  readonly selected: boolean;
  /** Place among the compared runs, which gives its dashes; -1: not on the chart. */
  readonly dash: number;
  /** Read its record at once, for its network and its best loss. */
  readonly read: boolean;
}

export function RunRow({ run, selected, dash, read }: RunRowProps) {
  const number = useRunNumber(run);
  const name = useRunName(run);
  const document = useRunDocuments(read || selected || dash >= 0 ? [run.id] : []).get(run.id);
  const best = useRunStore((state) => state.best[run.id]) ?? run.validationLoss ?? run.loss;
  const shown = selected || dash >= 0;
  useEffect(() => {
    if (read) void readHistory(run.id);
  }, [read, run.id]);
  return (
    <li
      className={classNames('group relative rounded-node', selected ? 'bg-hover' : 'hover:bg-hover/60')}
    >
      <button
        type="button"
        aria-current={selected || undefined}
        onClick={() => selectRun(run.id)}
        className="focus-inset grid w-full grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5 rounded-node px-3 py-2.5 text-left"
      >
        <RunBadge number={number} selected={selected} />
        <span className="min-w-0">
          <span className={classNames('block truncate', shown ? 'font-semibold' : 'font-medium text-ink-2')}>{run.starred && <Star size={12} aria-hidden fill="currentColor" className="mr-1 -mt-0.5 inline" />}{name}</span>
          {document && (
            <span className="block truncate text-small text-ink-2">
              <NetworkLine document={document} />
            </span>
          )}
          <RowStatus run={run} />
        </span>
        <span className={classNames('mono text-right font-semibold', !shown && 'font-medium text-ink-2')}>{shortLoss(best)}</span>
      </button>
      <div className="absolute right-3 bottom-2 flex items-center gap-1">
        {!isLive(run.status) && (
          <span className="opacity-0 transition-opacity duration-(--t-hover) group-focus-within:opacity-100 group-hover:opacity-100">
            <IconButton size="sm" label={t('training:runs.delete', { name })} onClick={() => void deleteRuns([run.id], name)}>
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </span>
        )}
        <CompareButton run={run} name={name} selected={selected} dash={dash} />
      </div>
    </li>
  );
}

/** A run that blew up has a loss of many digits; its size is enough. */
function shortLoss(loss: number | null): string {
  return loss !== null && loss >= 10_000 ? formatPower(loss) : formatLoss(loss);
}

function RowStatus({ run }: { readonly run: RunSummary }) {
  const live = useProgress(run.id);
  const step = run.status === 'training' && live ? live.step : run.step;
  const tone = run.status === 'failed' ? 'text-error' : run.status === 'interrupted' ? 'text-warning' : 'text-ink-3';
  return <span className={classNames('mt-0.5 block truncate text-small', tone)}>{statusWithStep({ ...run, step })}</span>;
}

interface CompareButtonProps {
  readonly run: RunSummary;
  readonly name: string;
  readonly selected: boolean;
  readonly dash: number;
}

/** The run's line as it is drawn; a press puts it on the chart or takes it off. */
function CompareButton({ run, name, selected, dash }: CompareButtonProps) {
  const line = (
    <svg width="28" height="12" aria-hidden className={selected ? 'text-divergence' : dash >= 0 ? 'text-ink-2' : 'text-line-strong'}>
      <path d="M0 6h28" stroke="currentColor" strokeWidth={selected ? 2.5 : 2} strokeDasharray={(DASHES[dash] ?? []).join(' ') || undefined} />
    </svg>
  );
  if (selected) return <span className="grid h-6 w-8 place-items-center">{line}</span>;
  const label = t(dash >= 0 ? 'training:runs.uncompare' : 'training:runs.compare', { name });
  return (
    <IconButton size="sm" className="w-8" label={label} pressed={dash >= 0} onClick={() => toggleCompared(run.id)}>
      {line}
    </IconButton>
  );
}
