import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { measureOf } from '../../shared/nodes/divergence.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { useMoment } from '../state/moment-store.ts';
import { weightsByTimestep, weightsLine, weightsOf } from '../state/run-document.ts';
import type { Strip } from '../state/run-strips.ts';
import { formatCount, formatLoss, formatNumber } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { rowAt, stripsHeight } from './strip-canvas.ts';
import { StripLabels, StripRuler } from './strip-labels.tsx';
import { stripScale } from './strip-scale.ts';
import { StripsCanvas } from './strips-canvas.tsx';
import { stripsCsv } from './strips-csv.ts';
import { useStrips } from './use-strips.ts';

interface Cell {
  readonly row: number;
  readonly t: number;
}

/** Divergence at each timestep: a strip an interval, weights on top, what is not judged hatched. */
export function StripsPanel({ run, rows }: { readonly run: RunSummary; readonly rows: number }) {
  const { strips, document } = useStrips(run.id, rows);
  const timesteps = strips.at(-1)?.values.length ?? 0;
  const weights = useMemo(() => (document && timesteps > 0 ? weightsByTimestep(document, timesteps) : new Float32Array(timesteps).fill(1)), [document, timesteps]);
  const scale = useMemo(() => stripScale(strips), [strips]);
  const title = t('training:strips.title');
  const drawing = useRef<HTMLElement>(null);
  const unit = t(`training:unit.${measureOf[run.task]}`);
  const [at, setAt] = useState<Cell | null>(null);
  const moment = useMoment(run.id);
  // As samples and weights: the newest that was there by then.
  const marked = moment === null ? strips.length - 1 : Math.max(0, strips.findLastIndex(({ step }) => step <= moment));
  const cell = at && strips[at.row] && at.t < timesteps ? at : null;
  return (
    <section ref={drawing} aria-label={title} className="flex shrink-0 flex-col border-t border-line">
      <header className="flex min-h-12 shrink-0 items-center gap-2 px-4">
        <h2 className="whitespace-nowrap">{title}</h2>
        <span className="truncate text-small text-ink-3">{t('training:strips.note')}</span>
        {scale && <HeatLegend scale={scale} unit={unit} />}
        {timesteps > 0 && (
          <span className={scale ? '' : 'ml-auto'}>
            <FigureMenu label={title} figure={{ name: `${run.title} ${title}`, svg: () => drawing.current, csv: () => stripsCsv(strips, weights) }} />
          </span>
        )}
      </header>
      {timesteps === 0 ? (
        <p className="px-4 pb-4 text-small text-ink-2">{t('training:strips.none')}</p>
      ) : (
        <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5 px-4">
          <StripLabels strips={strips} marked={marked} side="step" head={<Tex tex="w_t" className="text-ink-2" />} />
          <Grid strips={strips} timesteps={timesteps} cell={cell} onCell={setAt}>
            <StripsCanvas strips={strips} weights={weights} scale={scale} at={cell} marked={marked} />
          </Grid>
          <StripLabels strips={strips} marked={marked} side="loss" head={document ? weightsLine(weightsOf(document)) : ''} />
          <StripRuler timesteps={timesteps} />
          <output aria-live="polite" className="col-start-2 h-6 truncate pt-0.5 text-small text-ink-2">
            {cell ? cellText(strips[cell.row] as Strip, cell.t, weights[cell.t] ?? 0, unit) : captionOf(weights)}
          </output>
        </div>
      )}
    </section>
  );
}

function captionOf(weights: Float32Array): string {
  const unjudged = weights.filter((weight) => weight === 0).length;
  return unjudged > 0 ? t('training:strips.unjudged', { count: unjudged, total: weights.length }) : '';
}

function cellText({ step, values }: Strip, index: number, weight: number, unit: string): string {
  const value = values[index] ?? null;
  const place = t('training:strips.at', { t: index + 1, step: formatCount(step) });
  return value === null
    ? t('training:strips.cellUnjudged', { place })
    : t('training:strips.cell', { place, value: formatLoss(value), unit, weight: formatNumber(weight) });
}

interface GridProps {
  readonly strips: readonly Strip[];
  readonly timesteps: number;
  readonly cell: Cell | null;
  readonly onCell: (cell: Cell | null) => void;
  readonly children: ReactNode;
}

const moves: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, t: 0 },
  ArrowDown: { row: 1, t: 0 },
  ArrowLeft: { row: 0, t: -1 },
  ArrowRight: { row: 0, t: 1 },
};

/** Pointer and arrow keys choose a cell; what it holds is said below. */
function Grid({ strips, timesteps, cell, onCell, children }: GridProps) {
  const host = useRef<HTMLDivElement>(null);
  const onPointerMove = (event: PointerEvent) => {
    const box = host.current?.getBoundingClientRect();
    if (!box) return;
    const row = rowAt(event.clientY - box.top, strips.length);
    const column = Math.floor(((event.clientX - box.left) / box.width) * timesteps);
    onCell(row === null ? null : { row, t: Math.min(timesteps - 1, Math.max(0, column)) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const from = cell ?? { row: strips.length - 1, t: -move.t };
    onCell({ row: clamp(from.row + move.row, strips.length), t: clamp(from.t + move.t, timesteps) });
  };
  return (
    <div
      ref={host}
      role="group"
      tabIndex={0}
      aria-label={t('training:strips.label')}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onCell(null)}
      onBlur={() => onCell(null)}
      onKeyDown={onKeyDown}
      className="rounded-chip"
      style={{ height: stripsHeight(strips.length) }}
    >
      {children}
    </div>
  );
}

function clamp(value: number, count: number): number {
  return Math.min(count - 1, Math.max(0, value));
}
