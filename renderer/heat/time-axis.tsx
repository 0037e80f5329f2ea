import { classNames } from '../ui/class-names.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { t as text } from '../../shared/i18n/index.ts';
import { moveTime } from './heat-map.tsx';
import { timeTicks } from './time-ticks.ts';

interface TimeAxisProps {
  readonly timesteps: number;
  /** What is read at each timestep; null: numbers. */
  readonly symbols: readonly string[] | null;
  readonly t: number;
  readonly onT: (t: number) => void;
  readonly className?: string;
}

/** Where more columns than this lie side by side, symbols could not be read. */
const READABLE = 80;

/** Under heat maps: the symbols that were read, and t. It is the one control that moves t where pictures are many. */
export function TimeAxis({ timesteps, symbols, t, onT, className }: TimeAxisProps) {
  const shown = symbols && timesteps <= READABLE;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text('microscope:timestep')}
      aria-valuemin={1}
      aria-valuemax={timesteps}
      aria-valuenow={t}
      aria-valuetext={symbols ? text('microscope:atSymbol', { t, symbol: symbols[t - 1] ?? '' }) : text('microscope:at', { t })}
      onKeyDown={(event) => moveTime(event, t, timesteps, onT)}
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onT(Math.min(timesteps, Math.max(1, Math.floor(((event.clientX - box.left) / box.width) * timesteps) + 1)));
      }}
      className={classNames('focus-inset cursor-pointer rounded-chip select-none', className)}
    >
      {shown && (
        <div className="flex h-6" aria-hidden>
          {symbols.map((symbol, index) => (
            <Symbol key={index} symbol={visibleSymbol(symbol)} chosen={index + 1 === t} narrow={timesteps > 30} />
          ))}
        </div>
      )}
      <div className="relative h-4 text-micro text-ink-3" aria-hidden>
        {timeTicks(timesteps).map((tick) => (
          <span key={tick} className={classNames('absolute -translate-x-1/2 whitespace-nowrap', tick === t && 'font-semibold text-ink')} style={{ left: `${((tick - 0.5) / timesteps) * 100}%` }}>
            {tick === 1 ? 't = 1' : tick}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A word that is wider than its column is cut; the chosen one is seen whole, over its neighbours. */
function Symbol({ symbol, chosen, narrow }: { readonly symbol: string; readonly chosen: boolean; readonly narrow: boolean }) {
  return (
    <span className={classNames('relative min-w-0 flex-1 leading-6', chosen && 'z-1')}>
      <span
        className={classNames(
          'mono absolute left-1/2 -translate-x-1/2 rounded-chip text-center text-small leading-6 whitespace-nowrap',
          chosen ? 'min-w-full bg-ink font-semibold text-ink-on' : 'text-data',
          // Its arrow is wider than a letter.
          narrow && symbol === '↵' && 'scale-x-65',
          symbol.length > 1 && (chosen ? 'px-1' : 'max-w-full truncate'),
        )}
      >
        {symbol}
      </span>
    </span>
  );
}
