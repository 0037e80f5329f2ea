import { t } from '../../../shared/i18n/index.ts';
import { stateScale } from '../../heat/heat-scale.ts';
import { rampCss } from '../../heat/ramp-css.ts';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { formatNumber } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { signed } from './influence-style.ts';
import { strongest } from './why-question.ts';

interface InfluenceListProps {
  readonly influence: ArrayLike<number>;
  /** Index of the symbol that the first number belongs to. */
  readonly from: number;
  /** The symbol at an index. */
  readonly symbolAt: (index: number) => string;
  /** What they speak for. */
  readonly said: string;
  readonly label: string;
}

const SHOWN = 8;

/** The earlier symbols that count most, for or against, in nats. */
export function InfluenceList({ influence, from, symbolAt, said, label }: InfluenceListProps) {
  const found = strongest(influence, from, SHOWN);
  const most = Math.abs(found[0]?.value ?? 0);
  if (most === 0) return <p className="text-ink-2">{t('why:influence.none', { symbol: said })}</p>;
  const scale = stateScale(influence, most);
  return (
    <div className="flex flex-col gap-1.5">
      <RampLegend scale={scale} low={t('why:influence.against', { value: formatNumber(-most) })} high={t('why:influence.for', { value: signed(most, formatNumber) })} short />
      <ol aria-label={label} className="grid grid-cols-[auto_minmax(2rem,auto)_minmax(0,1fr)_auto] gap-x-2.5 gap-y-1">
        {found.map(({ index, value }) => (
          <li key={index} className="col-span-4 grid grid-cols-subgrid items-center">
            <span className="mono text-small text-ink-2">t = {index + 1}</span>
            <span className="mono max-w-28 truncate rounded-chip bg-sunken px-1.5 text-center leading-6">{visibleSymbol(symbolAt(index))}</span>
            <span aria-hidden className="relative h-2">
              <span className="absolute inset-y-0 left-1/2 w-px bg-line-control" />
              <span
                className="absolute inset-y-0 min-w-px rounded-[2px]"
                style={{ background: rampCss('state', (value / most + 1) / 2), width: `${(Math.abs(value) / most) * 50}%`, left: value > 0 ? '50%' : `${50 - (Math.abs(value) / most) * 50}%` }}
              />
            </span>
            <span className="mono min-w-14 text-right text-small">{signed(value, formatNumber)}</span>
          </li>
        ))}
      </ol>
      <p className="text-small text-ink-2">{t('why:influence.about', { symbol: said })}</p>
    </div>
  );
}
