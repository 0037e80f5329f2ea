import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { linePath } from '../ui/line-path.ts';
import { pictureOf, seriesOf, type Column } from './picture-columns.ts';

type Template = RequestOutput<'templates.list'>[number];

const size = 14;
const rows = { input: 20, first: 49, output: 85, target: 119 } as const;

/** A template as it unrolls: depth down, time right, in the colours of the roles. What is not judged is hollow and dashed. */
export function TemplatePicture({ template }: { readonly template: Template }) {
  const series = seriesOf(template.document);
  if (series) return <SeriesPicture series={series} />;
  const { columns, isRecurrent, feedsBack, branches } = pictureOf(template);
  const places = branches > 1 ? [-10, 10] : [0];
  const step = Math.min(76, 260 / columns.length);
  const left = 155 - ((columns.length - 1) * step) / 2;
  return (
    <svg width="310" height="132" className="max-w-full" viewBox="0 0 310 132" aria-hidden>
      {columns.map((column, index) => {
        const x = left + index * step;
        return (
          <g key={index}>
            {isRecurrent && <path d={`M${index === 0 ? x - 30 : x - step + size / 2}  ${rows.first}H${x - size / 2}`} stroke="var(--recurrence)" strokeWidth="2" />}
            <ColumnPicture column={column} x={x} places={places} isRecurrent={isRecurrent} />
            {feedsBack && column.feeds && index + 1 < columns.length && <Feedback x={x} step={step} />}
          </g>
        );
      })}
    </svg>
  );
}

interface ColumnPictureProps {
  readonly column: Column;
  readonly x: number;
  /** Of the branches, beside x. */
  readonly places: readonly number[];
  readonly isRecurrent: boolean;
}

function ColumnPicture({ column, x: middle, places, isRecurrent }: ColumnPictureProps) {
  const { input, target, isJudged } = column;
  const wire = { stroke: 'var(--wire)', strokeWidth: 1.5, fill: 'none' } as const;
  const off = isJudged ? {} : { strokeDasharray: '2 3' };
  const half = size / 2;
  // A step that is not judged has weight 0; while a text is primed nothing is asked for at all.
  const answer = isJudged ? target : target && '0';
  return (
    <>
      {input && <Label x={middle} y={rows.input} text={input} colour="var(--data)" />}
      {places.map((place) => {
        const x = middle + place;
        return (
          <g key={place}>
            <path d={`M${middle} ${input ? 26 : 32}L${x} ${rows.first - half}`} {...wire} />
            <path d={`M${x} ${rows.first + half}V${rows.output - half}`} {...wire} {...off} />
            {answer && <path d={`M${x} ${rows.output + half}L${middle} ${rows.target - 13}`} {...wire} {...off} />}
            <rect x={x - half} y={rows.first - half} width={size} height={size} rx="3" fill={isRecurrent ? 'var(--recurrence)' : 'var(--transform)'} />
            {isJudged ? (
              <rect x={x - half} y={rows.output - half} width={size} height={size} rx="3" fill="var(--output)" />
            ) : (
              <rect x={x - half} y={rows.output - half} width={size} height={size} rx="3" fill="none" stroke="var(--line-control)" strokeDasharray="2 2" />
            )}
          </g>
        );
      })}
      <Label x={middle} y={rows.target} text={answer} colour={isJudged ? 'var(--output)' : 'var(--ink-3)'} />
    </>
  );
}

/** A series over time, its end as the network goes on with it. */
function SeriesPicture({ series }: { readonly series: readonly number[] }) {
  const [low, high] = [Math.min(...series), Math.max(...series)];
  const points = series.map((value, index) => [20 + (index / (series.length - 1)) * 270, 112 - ((value - low) / (high - low || 1)) * 92] as const);
  const known = Math.round(points.length * 0.6);
  const line = (of: typeof points): string => linePath(of);
  return (
    <svg width="310" height="132" className="max-w-full" viewBox="0 0 310 132" aria-hidden fill="none">
      <path d={line(points.slice(0, known))} stroke="var(--data)" strokeWidth="2" />
      <path d={line(points.slice(known - 1))} stroke="var(--output)" strokeWidth="2" strokeDasharray="4 3" />
      <rect x={(points[known - 1]?.[0] ?? 0) - size / 2} y={(points[known - 1]?.[1] ?? 0) - size / 2} width={size} height={size} rx="3" fill="var(--recurrence)" />
    </svg>
  );
}

function Label({ x, y, text, colour }: { readonly x: number; readonly y: number; readonly text: string; readonly colour: string }) {
  const isLetter = [...text].length === 1;
  return (
    <text x={x} y={y} textAnchor="middle" fill={colour} className={isLetter ? 'font-mono text-[15px] font-semibold' : 'text-small font-semibold'}>
      {text}
    </text>
  );
}

/** An output that becomes the next input. */
function Feedback({ x, step }: { readonly x: number; readonly step: number }) {
  return (
    <path
      d={`M${x + 8} ${rows.output}h${step / 2 - 14}a6 6 0 0 0 6-6V38a6 6 0 0 1 6-6h${step / 2 - 6}`}
      fill="none"
      stroke="var(--output)"
      strokeWidth="1.5"
      strokeDasharray="3 3"
    />
  );
}

export function BlankPicture() {
  const dots = Array.from({ length: 15 * 6 }, (_, index) => ({ x: 16 + (index % 15) * 20, y: 16 + Math.floor(index / 15) * 20 }));
  return (
    <svg width="310" height="132" className="max-w-full" viewBox="0 0 310 132" aria-hidden>
      {dots.map(({ x, y }) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r="1" fill="var(--line-strong)" />
      ))}
      <path d="M155 56v20M145 66h20" stroke="var(--ink-3)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
