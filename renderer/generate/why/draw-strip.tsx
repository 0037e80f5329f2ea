import { t } from '../../../shared/i18n/index.ts';
import { visibleSymbol } from '../../ui/symbol.ts';

interface DrawStripProps {
  readonly symbol: string;
  readonly drawn: { readonly u: number; readonly from: number; readonly to: number };
}

/** Where the random number fell among the symbols, side by side from 0 to 1. */
export function DrawStrip({ symbol, drawn: { u, from, to } }: DrawStripProps) {
  const digits = (value: number): string => (value === 0 ? '0' : value.toFixed(3));
  return (
    <div className="flex flex-col gap-1">
      <p>{t('why:drawn', { u: digits(u), symbol: visibleSymbol(symbol), from: digits(from), to: digits(to) })}</p>
      <div aria-hidden className="relative mt-1 h-2.5 rounded-[3px] bg-sunken ring-1 ring-line-strong">
        <span className="absolute inset-y-0 min-w-px bg-output" style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
        <span className="absolute -inset-y-1 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${u * 100}%` }} />
      </div>
      <div aria-hidden className="flex justify-between text-micro text-ink-3">
        <span>0</span>
        <span>1</span>
      </div>
      <p className="text-small text-ink-2">{t('why:drawnNote')}</p>
    </div>
  );
}
