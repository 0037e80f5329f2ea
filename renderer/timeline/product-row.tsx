import { t as text } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { formatLoss } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { inView, type LaneProps } from './div-lane.tsx';
import type { Term } from './timeline-numbers.ts';
import { weightText } from './weights-model.ts';

/** w_t · Div(t): what each timestep adds to DIV. Where there is no room for each, the one under the pointer. */
export function ProductRow({ numbers, columns, isDense, at }: LaneProps) {
  const terms = inView(numbers.terms, columns);
  const pointed = at === null ? undefined : numbers.terms[at - 1];
  return (
    <>
      <Tex tex="w_t Div" className="mr-2 text-right text-small leading-[18px] whitespace-nowrap text-divergence" />
      {isDense ? (
        <p aria-hidden className="truncate text-small leading-[18px] text-ink-2">
          {pointed ? <DenseTerm term={pointed} /> : text('timeline:point')}
        </p>
      ) : (
        <div aria-hidden className="flex min-w-0">
          {terms.map((term) => (
            <span key={term.t} className="@container mono min-w-0 flex-1 overflow-hidden text-center text-small leading-[18px] whitespace-nowrap text-ink-2">
              <Product term={term} />
            </span>
          ))}
        </div>
      )}
    </>
  );
}

function Product({ term: { w, div, product } }: { readonly term: Term }) {
  if (w === 0) return <span className="text-ink-3">0</span>;
  if (div === null || product === null) return '–';
  return (
    <>
      <span className="hidden @min-[140px]:inline">
        {weightText(w)} × {formatLoss(div)} ={' '}
      </span>
      <b className="font-semibold text-divergence @max-[36px]:text-micro">{formatLoss(product)}</b>
    </>
  );
}

function DenseTerm({ term: { t, x, d, w, div, product } }: { readonly term: Term }) {
  return (
    <span className={classNames('mono', w > 0 && 'text-ink')}>
      t {t}: {x} → {d}, {weightText(w)} × {div === null ? '–' : formatLoss(div)} = <b className="font-semibold text-divergence">{product === null ? '–' : formatLoss(product)}</b>
    </span>
  );
}
