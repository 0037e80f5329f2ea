import { t } from '../../shared/i18n/index.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { formatCount, formatPercent } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';

const width = 184;
const height = 72;
const mostBars = 60;

/** How often each symbol of the vocabulary occurs, most frequent first. */
export function SymbolFrequency({ vocabulary, size }: { readonly vocabulary: DatasetFacts['vocabulary']; readonly size: number }) {
  const shown = vocabulary.slice(0, mostBars);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const total = vocabulary.reduce((sum, { count }) => sum + count, 0) || 1;
  const step = Math.min(12, width / Math.max(1, shown.length));
  const first = shown.slice(0, 5).map(({ symbol }) => visibleSymbol(symbol));
  const label = t('app:data.frequencyPicture', { count: size, first: first.join(' ') });
  return (
    <>
      <h2 className="text-small leading-6">{t('app:data.frequency')}</h2>
      <div className="relative pt-1">
        <svg role="img" aria-label={label} width={width} height={height + 1} className="overflow-visible">
          <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--line-strong)" />
          {shown.map(({ symbol, count }, index) => (
            <rect key={index} x={index * step} y={height - (count / most) * height} width={Math.max(1, step * 0.68)} height={(count / most) * height} fill="var(--data)">
              <title>{`${visibleSymbol(symbol)}  ${formatCount(count)}`}</title>
            </rect>
          ))}
        </svg>
        <span className="absolute top-0 text-micro text-ink-3" style={{ left: Math.max(8, step + 4) }}>
          {formatPercent(most / total)}
        </span>
      </div>
      <div className="flex justify-between gap-3 pt-0.5 text-micro text-ink-3">
        <span className="mono truncate">{first.join(' ')}</span>
        <span>{formatCount(size)}</span>
      </div>
    </>
  );
}
