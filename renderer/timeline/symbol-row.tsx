import { t as text } from '../../shared/i18n/index.ts';
import { timeTicks } from '../heat/time-ticks.ts';
import { Math as Tex } from '../ui/math.tsx';
import { visibleSymbol } from '../ui/symbol.ts';
import { inView, type LaneProps } from './div-lane.tsx';

interface SymbolRowProps extends Omit<LaneProps, 'at'> {
  readonly hasSymbols: boolean;
}

/** t with what is read and what is desired then, so that it is seen which symbol each weight belongs to. */
export function SymbolRow({ numbers, columns, isDense, hasSymbols }: SymbolRowProps) {
  return (
    <>
      <div aria-hidden className="mr-2 text-right text-small leading-[18px] whitespace-nowrap text-ink-3">
        <Tex tex="t" />
        {hasSymbols && !isDense && (
          <>
            {' '}
            <Tex tex="x_t" className="text-data" />
          </>
        )}
      </div>
      {isDense ? (
        <div aria-hidden className="relative text-micro leading-[18px] text-ink-3">
          {timeTicks(columns.first + columns.count - 1)
            .filter((t) => t >= columns.first)
            .map((t) => (
              <span key={t} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${((t - columns.first + 0.5) / columns.count) * 100}%` }}>
                {t}
              </span>
            ))}
        </div>
      ) : (
        <div aria-hidden className="flex">
          {inView(numbers.terms, columns).map(({ t, x, d }) => (
            <span key={t} className="@container min-w-0 flex-1 truncate text-center leading-[18px]">
              <span className="text-micro text-ink-3">{t}</span>
              {x !== '' && <span className="mono ml-1 text-small font-medium text-data">{visibleSymbol(x)}</span>}
              {d !== '' && <span className="mono hidden text-small text-ink-2 @min-[120px]:inline"> → {visibleSymbol(d)}</span>}
            </span>
          ))}
        </div>
      )}
      {isDense && <span className="sr-only">{text('app:weights.denseHelp')}</span>}
    </>
  );
}
