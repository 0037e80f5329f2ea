import { useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { RunSummary, Validation } from '../../shared/ipc/contract.ts';
import { toCsv } from '../figure/csv.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { sourceNode } from '../state/run-document.ts';
import { recordedAt, useMoment } from '../state/moment-store.ts';
import { useHistory } from '../state/run-hooks.ts';
import { formatCount, formatPercent } from '../ui/format.ts';
import { linePath } from '../ui/line-path.ts';

type Judged = Validation & { readonly accuracy: number };

/** For questions with one answer: the share answered right, over the run. */
export function AccuracyPanel({ run }: { readonly run: RunSummary }) {
  const { validations, document } = useHistory(run.id, 'validations');
  const moment = useMoment(run.id);
  const title = t('training:accuracy.title');
  const drawing = useRef<HTMLElement>(null);
  const judged = validations.filter((each): each is Judged => each.accuracy !== null);
  const shown = recordedAt(judged, moment) ?? judged[0];
  return (
    <section ref={drawing} aria-label={title} className="flex shrink-0 flex-col border-b border-line pb-1">
      <header className="flex h-12 shrink-0 items-center gap-2 px-4">
        <h2 className="whitespace-nowrap">{title}</h2>
        <span className="truncate text-small text-ink-3">{t('training:accuracy.note')}</span>
        {shown && (
          <span className="ml-auto">
            <FigureMenu label={title} figure={{ name: `${run.title} ${title}`, svg: () => drawing.current, csv: () => toCsv(['step', 'accuracy'], judged.map(({ step, accuracy }) => [step, accuracy])) }} />
          </span>
        )}
      </header>
      {shown === undefined ? (
        <NotYet run={run} document={document} />
      ) : (
        <>
          <p className="px-4">
            <b className="text-figure font-semibold">{formatPercent(shown.accuracy)}</b>
            <span className="ml-2 text-small text-ink-2">{t('training:chart.at', { step: formatCount(shown.step) })}</span>
          </p>
          <AccuracyChart judged={judged} steps={Math.max(run.steps, judged.at(-1)?.step ?? 0)} at={moment === null ? null : shown} />
        </>
      )}
    </section>
  );
}

/** A table without a validation part is counted once, at the end; else the first validation brings the first count. */
function NotYet({ run, document }: { readonly run: RunSummary; readonly document: UnrollDocument | null }) {
  if (run.accuracy !== null)
    return (
      <div className="px-4">
        <p className="text-figure font-semibold">{formatPercent(run.accuracy)}</p>
        <p className="mt-1 text-ink-2">{t('training:accuracy.atEnd')}</p>
      </div>
    );
  const once = document !== null && sourceNode(document)?.params['validation'] === 0;
  return <p className="px-4 pb-3 text-ink-2">{t(once ? 'training:accuracy.later' : 'training:accuracy.none')}</p>;
}

const SIZE = { width: 300, height: 96 };

/** A small picture of at most some hundred points, so plain SVG; 0 to 100% by 0 to the last step. */
function AccuracyChart({ judged, steps, at }: { readonly judged: readonly Judged[]; readonly steps: number; readonly at: Judged | null }) {
  const points = judged.map(({ step, accuracy }) => [(step / steps) * SIZE.width, (1 - accuracy) * SIZE.height] as const);
  const line = linePath(points);
  const label = t('training:accuracy.label', { from: formatPercent(judged[0]?.accuracy ?? 0), to: formatPercent(judged.at(-1)?.accuracy ?? 0) });
  return (
    <svg role="img" aria-label={label} viewBox={`-38 -8 ${SIZE.width + 50} ${SIZE.height + 32}`} className="mx-2 mt-1 mb-3 w-auto shrink-0 text-divergence">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <path d={`M0 ${(1 - share) * SIZE.height}H${SIZE.width}`} stroke="var(--line)" />
          <text x={-6} y={(1 - share) * SIZE.height + 4} textAnchor="end" fill="var(--ink-3)" fontSize={11}>
            {formatPercent(share)}
          </text>
        </g>
      ))}
      {[0, 0.5, 1].map((share) => (
        <text key={share} x={share * SIZE.width} y={SIZE.height + 18} textAnchor={share === 1 ? 'end' : share === 0 ? 'start' : 'middle'} fill="var(--ink-3)" fontSize={11}>
          {formatCount(share * steps)}
        </text>
      ))}
      <path d={line} fill="none" stroke="currentColor" strokeWidth={2} strokeLinejoin="round" />
      {at && <path d={`M${(at.step / steps) * SIZE.width} 0V${SIZE.height}`} stroke="var(--ink)" strokeWidth={2} />}
      {points.length <= 60 &&
        points.map(([x, y]) => <circle key={x} cx={x} cy={y} r={2.75} fill="var(--surface)" stroke="currentColor" strokeWidth={1.5} />)}
    </svg>
  );
}
