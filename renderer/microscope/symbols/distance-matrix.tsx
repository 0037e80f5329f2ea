import { memo, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import type { HeatScale } from '../../heat/heat-scale.ts';
import { rampCss } from '../../heat/ramp-css.ts';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import { useSize } from '../../ui/use-size.ts';
import { distanceMatrix, oneHot } from './distances.ts';
import { rowOf, type SymbolTable } from './symbol-table.ts';
import { useLanguage } from '../../ui/use-text-memo.ts';

interface DistanceMatrixProps {
  readonly symbols: readonly string[];
  readonly order: readonly number[];
  /** Null: nothing is learned of symbols, or not known yet. */
  readonly table: SymbolTable | null;
}

const MOST = 30;
/** Letters of a name; a longer one is cut. */
const LONGEST = 10;
/** A letter of 11 px needs so much. */
const CELL = 11.5;

/** How far any two of the most frequent symbols lie from each other: as one-hot vectors, and as what was learned. */
export const DistanceMatrix = memo(function DistanceMatrix({ symbols, order, table }: DistanceMatrixProps) {
  useLanguage();
  const [kind, setKind] = useState<'oneHot' | 'learned'>('learned');
  const [pair, setPair] = useState<readonly [number, number] | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);
  const { width } = useSize(place);
  const learned = kind === 'learned' && table !== null;
  const longest = Math.min(LONGEST, Math.max(1, ...order.slice(0, MOST).map((index) => visibleSymbol(symbols[index] ?? '').length)));
  const left = longest * 7.3 + 7;
  const count = Math.max(1, Math.min(order.length, MOST, Math.floor((width - left) / CELL)));
  const shown = useMemo(() => order.slice(0, count), [order, count]);
  const names = shown.map((index) => visibleSymbol(symbols[index] ?? ''));
  const matrix = useMemo(() => distanceMatrix(shown.map((index) => (table && learned ? rowOf(table, index) : oneHot(index, symbols.length)))), [shown, learned, table, symbols]);
  const { low, high, nearest } = spreadOf(matrix, count);
  const scale: HeatScale = { ramp: 'heat', low: 0, high: high || 1 };
  const cell = Math.min(20, (width - left) / count);
  const top = longest === 1 ? 16 : 2;
  const same = formatNumber(low) === formatNumber(high);
  const words = { count, distance: formatNumber(high), low: formatNumber(low), high: formatNumber(high), a: names[nearest[0]] ?? '', b: names[nearest[1]] ?? '' };
  const said = pair && pair[0] < count && pair[1] < count ? pair : null;
  const shades = useMemo(() => shadesOf(matrix, count, cell, high || 1), [matrix, count, cell, high]);
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [row, column] = [Math.floor((event.clientY - box.top) / cell), Math.floor((event.clientX - box.left) / cell)];
    if (said?.[0] !== row || said[1] !== column) setPair([row, column]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    const within = (value: number): number => Math.min(count - 1, Math.max(0, value));
    setPair((last) => {
      const [row, column] = last ?? [0, 0];
      return [within(row + by[0]), within(column + by[1])];
    });
  };
  const csv = () => toCsv(['symbol', ...shown.map((index) => ({ called: symbols[index] ?? '' }))], shown.map((index, row) => [symbols[index], ...matrix.subarray(row * count, (row + 1) * count)]));
  return (
    <section ref={section} aria-label={t('symbols:matrix.title')} className="flex flex-col gap-2">
      <header className="flex h-7 items-center gap-2">
        <h2>{t('symbols:matrix.title')}</h2>
        {table && (
          <Segmented
            size="sm"
            label={t('symbols:matrix.kind')}
            value={kind}
            onChange={setKind}
            options={(['oneHot', 'learned'] as const).map((value) => ({ value, label: t(`symbols:matrix.${value}`) }))}
          />
        )}
        <span className="ml-auto">
          <FigureMenu label={t('symbols:figure.matrix')} figure={{ name: t('symbols:figure.matrix'), svg: () => section.current, csv }} />
        </span>
      </header>
      <div
        ref={place}
        role="group"
        tabIndex={0}
        aria-label={t(same ? 'symbols:matrix.labelSame' : 'symbols:matrix.label', words)}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setPair(null)}
        onBlur={() => setPair(null)}
        className="focus-inset min-w-0 rounded-chip"
      >
        {width > 0 && (
          <svg width={left + cell * count} height={top + cell * count} aria-hidden className="mono block text-micro">
            {names.map((name, row) => (
              <text key={row} x={left - 5} y={top + (row + 0.5) * cell + 4} textAnchor="end" className={said?.[0] === row ? 'fill-ink font-bold' : 'fill-ink-2'}>
                {name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}
              </text>
            ))}
            {longest === 1 &&
              names.map((name, column) => (
                <text key={column} x={left + (column + 0.5) * cell} y={top - 5} textAnchor="middle" className={said?.[1] === column ? 'fill-ink font-bold' : 'fill-ink-2'}>
                  {name}
                </text>
              ))}
            <g transform={`translate(${left} ${top})`} onPointerMove={onPointerMove}>
              {shades.map((path, shade) => path !== '' && <path key={shade} d={path} style={{ fill: rampCss('heat', shade / SHADES) }} />)}
            </g>
            {said && <rect x={left + said[1] * cell - 1} y={top + said[0] * cell - 1} width={cell + 1} height={cell + 1} className="fill-none stroke-ink" strokeWidth={1.5} />}
          </svg>
        )}
      </div>
      <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-small text-ink-2">
        <RampLegend scale={scale} low="0" high={formatNumber(scale.high)} />
        <span aria-live="polite" className="tabular-nums">
          {said
            ? t('symbols:matrix.pair', { a: names[said[0]] ?? '', b: names[said[1]] ?? '', distance: formatNumber(matrix[said[0] * count + said[1]] ?? NaN) })
            : t(same ? 'symbols:matrix.summarySame' : 'symbols:matrix.summary', words)}
        </span>
      </div>
    </section>
  );
});

/** Differences between colours that can be told apart. */
const SHADES = 64;

/** The cells of every shade as one path: hundreds of elements would take longer to draw at every look at a run that trains. */
function shadesOf(matrix: Float64Array, count: number, cell: number, most: number): readonly string[] {
  const paths = Array.from({ length: SHADES + 1 }, () => '');
  matrix.forEach((value, at) => {
    const shade = Math.round(Math.min(1, value / most) * SHADES);
    paths[shade] += `M${(at % count) * cell} ${Math.floor(at / count) * cell}h${cell - 1}v${cell - 1}h${1 - cell}Z`;
  });
  return paths;
}

/** Off the diagonal: least, most, and the pair that is nearest. */
function spreadOf(matrix: Float64Array, count: number): { low: number; high: number; nearest: readonly [number, number] } {
  let [low, high] = [Infinity, 0];
  let nearest: readonly [number, number] = [0, 0];
  matrix.forEach((value, at) => {
    const [row, column] = [Math.floor(at / count), at % count];
    if (row === column) return;
    high = Math.max(high, value);
    if (value < low) [low, nearest] = [value, [row, column]];
  });
  return { low: Number.isFinite(low) ? low : 0, high, nearest };
}
