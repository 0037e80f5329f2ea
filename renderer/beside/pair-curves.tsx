import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { goLive, setMoment } from '../state/moment-store.ts';
import { formatCount, formatLoss, formatPercent } from '../ui/format.ts';
import { spreadLabels } from '../training/chart-data.ts';
import { linePath } from '../ui/line-path.ts';
import { useSize } from '../ui/use-size.ts';
import { lineOf, PANEL, topOf, type Line, type Quantity } from './curves.ts';
import type { Side } from './use-side.ts';

interface PairCurvesProps {
  readonly sides: readonly [Side, Side];
  readonly quantities: readonly Quantity[];
  /** The step that is looked at; null: live. */
  readonly moment: number | null;
  readonly unit: string;
}

/** Beyond these, points would hide which line is dashed. */
const MOST_POINTS = 24;

/** Both runs' measures over the steps: a panel a quantity, the first run in colour, the second dashed. A press chooses the moment. */
export function PairCurves({ sides, quantities, moment, unit }: PairCurvesProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const box = useSize(host);
  const steps = Math.max(1, ...sides.map(({ run }) => run.steps));
  const width = box.width / quantities.length;
  const shown = pointed ?? moment;
  const stepAt = (event: PointerEvent): number | null => {
    const x = (event.clientX - event.currentTarget.getBoundingClientRect().left) % width;
    const share = (x - PANEL.left) / (width - PANEL.left - PANEL.right);
    return share < -0.02 || share > 1.02 ? null : Math.round(Math.min(1, Math.max(0, share)) * steps);
  };
  const choose = (step: number) => setMoment(sides[0].run.id, Math.min(step, Math.max(...sides.map((side) => side.step))));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return goLive();
    const all = [...new Set(sides.flatMap(({ alike }) => alike.map(({ step }) => step)))].sort((a, b) => a - b);
    const now = moment ?? all.at(-1) ?? 0;
    const next = { ArrowLeft: all.findLast((step) => step < now), ArrowRight: all.find((step) => step > now), Home: all[0], End: all.at(-1) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div
      ref={host}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline:beside.curves')}
      aria-valuemin={0}
      aria-valuemax={steps}
      aria-valuenow={moment ?? Math.max(...sides.map(({ step }) => step))}
      aria-valuetext={sayAt(sides, quantities, shown)}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => setPointed(stepAt(event))}
      onPointerLeave={() => setPointed(null)}
      onPointerDown={(event) => {
        const step = stepAt(event);
        if (step !== null) choose(step);
      }}
      className="focus-inset relative min-h-0 flex-1 rounded-control"
    >
      <svg width={box.width} height={box.height} viewBox={`0 0 ${box.width} ${box.height}`} className="absolute inset-0" aria-hidden>
        {quantities.map((quantity, index) => (
          <g key={quantity} transform={`translate(${index * width} 0)`}>
            <Panel sides={sides} quantity={quantity} steps={steps} at={shown} unit={unit} width={width} height={box.height} />
          </g>
        ))}
      </svg>
    </div>
  );
}

/** "At step 200: final 91.7%, all 100%" */
function sayAt(sides: readonly [Side, Side], quantities: readonly Quantity[], at: number | null): string {
  const says = quantities.map((quantity) => {
    const values = sides.map(({ label, alike }) => `${label} ${written(quantity, valueAt(lineOf(alike, quantity), at))}`);
    return `${t(`timeline:beside.quantity.${quantity}`)}: ${values.join(', ')}`;
  });
  return [...(at === null ? [] : [t('training:chart.at', { step: formatCount(at) })]), ...says].join('; ');
}

function valueAt({ points }: Line, at: number | null): number | null {
  return (at === null ? points.at(-1) : points.findLast(({ step }) => step <= at))?.value ?? null;
}

function written(quantity: Quantity, value: number | null): string {
  return quantity === 'loss' || value === null ? formatLoss(value) : formatPercent(value);
}

interface PanelProps {
  readonly sides: readonly [Side, Side];
  readonly quantity: Quantity;
  readonly steps: number;
  readonly at: number | null;
  readonly unit: string;
  readonly width: number;
  readonly height: number;
}

function Panel({ sides, quantity, steps, at, unit, width, height }: PanelProps) {
  const { left, top, right, bottom } = PANEL;
  const lines = sides.map(({ alike }) => lineOf(alike, quantity));
  const most = topOf(lines, quantity);
  const x = (step: number): number => left + (step / steps) * (width - left - right);
  const y = (value: number): number => top + (1 - Math.min(1, value / most)) * (height - top - bottom);
  const values = lines.map((line) => valueAt(line, at));
  const places = spreadLabels(values.map((value) => (value === null ? height - bottom : y(value))), 28, height - bottom - 18);
  const title = t(`timeline:beside.quantity.${quantity}`);
  return (
    <>
      <text x={left} y={13} fontSize={12} fontWeight={600} fill="var(--ink)">
        {title}
        {quantity === 'loss' && (
          <tspan fontWeight={400} fill="var(--ink-3)" dx={6}>
            {unit}
          </tspan>
        )}
      </text>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <path d={`M${left} ${y(share * most)}H${width - right}`} stroke="var(--line)" />
          <text x={left - 6} y={y(share * most) + 4} fontSize={11} textAnchor="end" fill="var(--ink-3)">
            {quantity === 'loss' ? String(Number((share * most).toPrecision(3))) : formatPercent(share)}
          </text>
          <text x={x(share * steps)} y={height - 7} fontSize={11} textAnchor="middle" fill="var(--ink-3)">
            {formatCount(Math.round(share * steps))}
          </text>
        </g>
      ))}
      {lines.map(({ points }, index) => (
        <g key={index} fill="none" stroke={index === 0 ? 'var(--divergence)' : 'var(--ink)'}>
          <path d={linePath(points.map(({ step, value }) => [x(step), y(value)]))} strokeWidth={index === 0 ? 2 : 1.6} strokeDasharray={index === 0 ? undefined : '6 4'} strokeLinejoin="round" />
          {points.length <= MOST_POINTS && points.map(({ step, value }) => <circle key={step} cx={x(step)} cy={y(value)} r={2.5} fill="var(--surface)" strokeWidth={1.4} />)}
        </g>
      ))}
      {at !== null && <path d={`M${x(at)} ${top}V${height - bottom}`} stroke="var(--ink)" />}
      {sides.map(({ label }, index) => (
        <text key={index} x={width - right + 8} y={(places[index] ?? 0) + 1} fontSize={12} fontWeight={600} fill={index === 0 ? 'var(--divergence)' : 'var(--ink)'}>
          {label.length > 13 ? `${label.slice(0, 12)}…` : label}
          <tspan x={width - right + 8} dy={13} fontWeight={400} className="mono">
            {written(quantity, values[index] ?? null)}
          </tspan>
        </text>
      ))}
    </>
  );
}
