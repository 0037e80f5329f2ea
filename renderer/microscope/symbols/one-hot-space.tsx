import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { distance, oneHot } from './distances.ts';
import { SymbolPicker } from './symbol-picker.tsx';
import { threeOf } from './symbol-table.ts';
import { useLanguage } from '../../ui/use-text-memo.ts';

interface OneHotSpaceProps {
  readonly symbols: readonly string[];
  readonly order: readonly number[];
}

const WIDTH = 300;
const HEIGHT = 236;
const CENTRE = { x: WIDTH / 2, y: 148 };
/** Pixels of length 1. */
const UNIT = 116;
const HOME = { yaw: -45, pitch: 24 };
const TURN = 10;

type Corner = readonly [number, number, number];

/** Three symbols of the vocabulary as they are before anything was learned, in the three directions that are theirs. */
export const OneHotSpace = memo(function OneHotSpace({ symbols, order }: OneHotSpaceProps) {
  useLanguage();
  // As symbols: another network has them at other places, or not at all.
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [view, setView] = useState(HOME);
  const section = useRef<HTMLElement>(null);
  const slots = threeOf(chosen, symbols, order);
  const vectors = slots.map((index) => oneHot(index, symbols.length));
  const corners = vectors.map((vector): Corner => [vector[slots[0] ?? 0] ?? 0, vector[slots[1] ?? 0] ?? 0, vector[slots[2] ?? 0] ?? 0]);
  const lengths = vectors.map((vector) => distance(vector, new Float32Array(symbols.length)));
  const pairs = slots.flatMap((_, a) => slots.slice(a + 1).map((_, i) => ({ a, b: a + 1 + i, far: distance(vectors[a] ?? [], vectors[a + 1 + i] ?? []) })));
  const names = slots.map((index) => visibleSymbol(symbols[index] ?? ''));
  const numbers = { lengths: shared(lengths), distances: shared(pairs.map(({ far }) => far)) };
  const at = (corner: Corner, size = 1) => seen(corner, view, size);
  const origin = at([0, 0, 0]);
  const title = t('symbols:oneHot.title', { count: symbols.length, shown: formatCount(symbols.length) });

  const turn = (yaw: number, pitch: number) => setView((last) => ({ yaw: last.yaw + yaw, pitch: Math.min(90, Math.max(-90, last.pitch + pitch)) }));
  const onKeyDown = (event: KeyboardEvent) => {
    const turns: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-TURN, 0], ArrowRight: [TURN, 0], ArrowUp: [0, TURN], ArrowDown: [0, -TURN] };
    const by = turns[event.key];
    if (!by && event.key !== 'Home') return;
    event.preventDefault();
    if (by) turn(...by);
    else setView(HOME);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.buttons & 1) turn(event.movementX * 0.6, event.movementY * 0.6);
  };
  const csv = () => {
    const distances = slots.map((index) => ({ called: `distance ${symbols[index] ?? ''}` }));
    return toCsv(['symbol', 'index', 'length', ...distances], slots.map((index, a) => [symbols[index], index + 1, lengths[a], ...vectors.map((other) => distance(vectors[a] ?? [], other))]));
  };
  return (
    <section ref={section} aria-label={title} className="flex flex-col gap-2">
      <header className="flex h-7 items-center">
        <h2>{title}</h2>
        <span className="ml-auto">
          <FigureMenu label={t('symbols:figure.oneHot')} figure={{ name: t('symbols:figure.oneHot'), svg: () => section.current, csv }} />
        </span>
      </header>
      <div
        role="group"
        tabIndex={0}
        aria-label={t('symbols:oneHot.label', { symbols: names.join(', '), ...numbers })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        className="focus-inset cursor-grab touch-none rounded-card select-none active:cursor-grabbing"
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden className="mx-auto block w-full max-w-100">
          {corners.map((corner, i) => {
            const end = at(corner, 1.14);
            return <line key={i} x1={origin.x} y1={origin.y} x2={end.x} y2={end.y} className="stroke-line-control" strokeWidth={1.25} />;
          })}
          {corners.map((corner, i) => {
            const end = at(corner);
            const middle = at(corner, 0.52);
            return (
              <g key={i}>
                <line x1={origin.x} y1={origin.y} x2={end.x} y2={end.y} className="stroke-ink-2" strokeWidth={1.75} />
                <text x={middle.x + 7} y={middle.y + 4} className="math fill-ink-2 text-small">
                  {formatNumber(lengths[i] ?? 0)}
                </text>
              </g>
            );
          })}
          {pairs.map(({ a, b, far }) => {
            const [from, to] = [at(corners[a] ?? [0, 0, 0]), at(corners[b] ?? [0, 0, 0])];
            const label = outside(from, to, origin);
            return (
              <g key={`${a} ${b}`}>
                <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="stroke-transform" strokeWidth={1.5} strokeDasharray="3 3" />
                <text x={label.x} y={label.y + 4} textAnchor="middle" className="math fill-transform text-title">
                  {isRootTwo(far) ? '√2' : formatNumber(far)}
                </text>
              </g>
            );
          })}
          {corners.map((corner, i) => {
            const end = at(corner);
            const label = at(corner, 1.15);
            return (
              <g key={i}>
                <circle cx={end.x} cy={end.y} r={6} className="fill-transform" />
                <text x={label.x + 8} y={label.y + (label.y > origin.y ? 12 : 4)} className="mono fill-ink text-title font-semibold">
                  {names[i]}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {slots.map((index, slot) => (
          <SymbolPicker
            key={slot}
            label={`${t('symbols:oneHot.axis', { number: slot + 1 })}: ${names[slot] ?? ''}`}
            symbols={symbols}
            order={order.filter((each) => each === index || !slots.includes(each))}
            onPick={(next) => setChosen(slots.map((each, place) => symbols[place === slot ? next : each] ?? ''))}
          >
            <span className="mono max-w-20 truncate">{names[slot]}</span>
          </SymbolPicker>
        ))}
      </div>
      <p className="text-small text-ink-2">{t('symbols:oneHot.measured', numbers)}</p>
      <IdeaNote idea="oneHot" text={t('symbols:oneHot.about')} />
    </section>
  );
});

function isRootTwo(value: number): boolean {
  return Math.abs(value - Math.SQRT2) < 1e-12;
}

/** Equal numbers once. */
function shared(values: readonly number[]): string {
  return [...new Set(values.map(formatNumber))].join(', ');
}

/** A corner of the cube as it is seen, in pixels: the first direction up, the other two to the front. */
function seen([up, left, right]: Corner, { yaw, pitch }: typeof HOME, size: number): { x: number; y: number } {
  const [turn, tilt] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  const x = right * Math.cos(turn) + left * Math.sin(turn);
  const near = left * Math.cos(turn) - right * Math.sin(turn);
  const y = up * Math.cos(tilt) - near * Math.sin(tilt);
  return { x: CENTRE.x + x * size * UNIT, y: CENTRE.y - y * size * UNIT };
}

/** Beside the middle of an edge, away from the origin. */
function outside(a: { x: number; y: number }, b: { x: number; y: number }, origin: { x: number; y: number }): { x: number; y: number } {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const far = Math.hypot(middle.x - origin.x, middle.y - origin.y) || 1;
  return { x: middle.x + ((middle.x - origin.x) / far) * 18, y: middle.y + ((middle.y - origin.y) / far) * 14 };
}
