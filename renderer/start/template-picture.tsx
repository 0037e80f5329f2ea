import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { pictureOf, type Column } from './picture-columns.ts';

type Template = RequestOutput<'templates.list'>[number];

const size = 14;
const rows = { input: 20, first: 49, output: 85, target: 119 } as const;

/** A template as it unrolls: depth down, time right, in the colours of the roles. What is not judged is hollow and dashed. */
export function TemplatePicture({ template }: { readonly template: Template }) {
  const { columns, isRecurrent, feedsBack } = pictureOf(template);
  const step = Math.min(76, 260 / columns.length);
  const left = 155 - ((columns.length - 1) * step) / 2;
  return (
    <svg width="310" height="132" viewBox="0 0 310 132" aria-hidden>
      {columns.map((column, index) => {
        const x = left + index * step;
        return (
          <g key={index}>
            {isRecurrent && <path d={`M${index === 0 ? x - 30 : x - step + size / 2}  ${rows.first}H${x - size / 2}`} stroke="var(--recurrence)" strokeWidth="2" />}
            <ColumnPicture column={column} x={x} isRecurrent={isRecurrent} />
            {feedsBack && column.feeds && index + 1 < columns.length && <Feedback x={x} step={step} />}
          </g>
        );
      })}
    </svg>
  );
}

function ColumnPicture({ column, x, isRecurrent }: { readonly column: Column; readonly x: number; readonly isRecurrent: boolean }) {
  const { input, target, isJudged } = column;
  const wire = { stroke: 'var(--wire)', strokeWidth: 1.5, fill: 'none' } as const;
  const off = isJudged ? {} : { strokeDasharray: '2 3' };
  const half = size / 2;
  // A step that is not judged has weight 0; while a text is primed nothing is asked for at all.
  const answer = isJudged ? target : target && '0';
  return (
    <>
      {input && <Label x={x} y={rows.input} text={input} colour="var(--data)" />}
      <path d={`M${x} ${input ? 26 : 32}V${rows.first - half}`} {...wire} />
      <path d={`M${x} ${rows.first + half}V${rows.output - half}`} {...wire} {...off} />
      {answer && <path d={`M${x} ${rows.output + half}V${rows.target - 13}`} {...wire} {...off} />}
      <rect x={x - half} y={rows.first - half} width={size} height={size} rx="3" fill={isRecurrent ? 'var(--recurrence)' : 'var(--transform)'} />
      {isJudged ? (
        <rect x={x - half} y={rows.output - half} width={size} height={size} rx="3" fill="var(--output)" />
      ) : (
        <rect x={x - half} y={rows.output - half} width={size} height={size} rx="3" fill="none" stroke="var(--line-control)" strokeDasharray="2 2" />
      )}
      <Label x={x} y={rows.target} text={answer} colour={isJudged ? 'var(--output)' : 'var(--ink-3)'} />
    </>
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
    <svg width="310" height="132" viewBox="0 0 310 132" aria-hidden>
      {dots.map(({ x, y }) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r="1" fill="var(--line-strong)" />
      ))}
      <path d="M155 56v20M145 66h20" stroke="var(--ink-3)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
