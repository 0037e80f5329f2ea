import { Crosshair, Maximize, Minus, Plus } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import type { RunSummary } from '../../../shared/ipc/contract.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { IdeaNote } from '../../ideas/idea-note.tsx';
import { IconButton } from '../../ui/button.tsx';
import { formatCount, formatNumber, formatPercent } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import { distancesFrom, nearest } from './distances.ts';
import { WHOLE, type MapView } from './map-view.ts';
import { SymbolMap } from './symbol-map.tsx';
import { SymbolPicker } from './symbol-picker.tsx';
import type { TableSource } from './symbol-table.ts';
import type { Picture } from './use-placed.ts';
import { useTrail, type TrailPoint } from './use-trail.ts';

interface MapSectionProps {
  readonly picture: Picture;
  readonly sources: readonly TableSource[];
  readonly source: TableSource;
  readonly onSource: (weight: string) => void;
  readonly order: readonly number[];
  readonly run: RunSummary | null;
  /** Of which moment: "step 300". */
  readonly when: string;
  readonly picked: number | null;
  readonly onPick: (index: number | null) => void;
}

/** Symbols that are named, lines to the nearest, and coordinates that are read out. */
const NAMED = 100;
const LINES = 3;

/** What was learned of each symbol, in the plane where it differs most. */
export function MapSection(props: MapSectionProps) {
  const { picture, sources, source, onSource, order, run, when, picked, onPick } = props;
  const [trailed, setTrailed] = useState(true);
  const [view, setView] = useState<MapView>(WHOLE);
  const section = useRef<HTMLElement>(null);
  const { table, plane } = picture;
  const count = table.width;
  const title = t(source.kind === 'projection' ? 'symbols:map.title' : 'symbols:map.rows', { title: source.title, count });
  const named = useMemo(() => order.slice(0, NAMED), [order]);
  const near = useMemo(() => (picked === null ? [] : nearest(distancesFrom(table, picked), picked, LINES).map(({ index }) => index)), [table, picked]);
  const share = plane.shares
    ? t('symbols:map.share', { count, share: formatPercent(plane.shares[0] + plane.shares[1]), first: formatPercent(plane.shares[0]), second: formatPercent(plane.shares[1]) })
    : t('symbols:map.whole', { count });
  const name = (index: number): string => visibleSymbol(table.symbols[index] ?? '');
  const pickedNote = picked === null ? '' : ` ${t('symbols:map.picked', { symbol: name(picked), nearest: near.map(name).join(', ') })}`;
  const csv = () => toCsv(['symbol', 'x', 'y'], table.symbols.map((symbol, index) => [symbol, picture.points[index * 2], picture.points[index * 2 + 1]]));
  const zoom = (factor: number) => setView((last) => ({ ...last, zoom: Math.min(60, Math.max(0.5, last.zoom * factor)) }));
  const more = table.symbols.length - named.length;
  const map = (trail: readonly TrailPoint[]) => (
    <SymbolMap
      label={`${title}, ${when}. ${t('symbols:map.label', { count: table.symbols.length, share })}${pickedNote}`}
      picture={picture}
      named={named}
      picked={picked}
      onPick={onPick}
      near={near}
      trail={trail}
      view={view}
      onView={setView}
    />
  );
  return (
    <section ref={section} aria-label={title} className="flex min-h-full min-w-0 flex-col gap-2">
      <header className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2>{title}</h2>
        <span className="text-small text-ink-2 tabular-nums">{when}</span>
        {sources.length > 1 && (
          <Select
            label={t('symbols:map.of')}
            className="w-40!"
            value={source.weight}
            onChange={onSource}
            options={sources.map((each) => ({ value: each.weight, label: each.title }))}
          />
        )}
        <span data-not-drawn className="ml-auto flex items-center gap-1">
          {run && picked !== null && (
            <label className="mr-2 flex items-center gap-2 text-ink-2" title={t('symbols:map.trailNote')}>
              <Switch checked={trailed} onChange={setTrailed} label={t('symbols:map.trail')} />
              {t('symbols:map.trail')}
            </label>
          )}
          <SymbolPicker label={t('symbols:map.find')} symbols={table.symbols} order={order} onPick={onPick} className="mr-1">
            <Crosshair size={14} aria-hidden className="text-ink-2" />
            {t('symbols:map.find')}
          </SymbolPicker>
          <IconButton label={t('symbols:map.zoomOut')} onClick={() => zoom(0.8)}>
            <Minus size={15} aria-hidden />
          </IconButton>
          <IconButton label={t('symbols:map.zoomIn')} onClick={() => zoom(1.25)}>
            <Plus size={15} aria-hidden />
          </IconButton>
          <IconButton label={t('symbols:map.all')} onClick={() => setView(WHOLE)}>
            <Maximize size={15} aria-hidden />
          </IconButton>
          <FigureMenu label={t('symbols:figure.map')} figure={{ name: `${t('symbols:figure.map')} ${when}`, svg: () => section.current, csv }} />
        </span>
      </header>
      {run && picked !== null && trailed ? (
        <Trailed runId={run.id} weight={source.weight} index={picked} picture={picture}>
          {map}
        </Trailed>
      ) : (
        map([])
      )}
      <p className="text-small text-ink-2">
        {share}
        {more > 0 && ` ${t('symbols:map.labels', { count: named.length, more: formatCount(more) })}`}
      </p>
      <IdeaNote idea="projection" text={t(source.kind === 'projection' ? 'symbols:map.about' : 'symbols:map.aboutLayer')} />
      <Coordinates picture={picture} named={named} />
    </section>
  );
}

interface TrailedProps {
  readonly runId: string;
  readonly weight: string;
  readonly index: number;
  readonly picture: Picture;
  readonly children: (trail: readonly TrailPoint[]) => ReactNode;
}

function Trailed({ runId, weight, index, picture, children }: TrailedProps) {
  return children(useTrail({ runId, weight, index, symbol: picture.table.symbols[index] ?? '' }, picture.plane));
}

/** The picture for those who cannot see it. */
function Coordinates({ picture: { points, table }, named }: { readonly picture: Picture; readonly named: readonly number[] }) {
  return (
    <div className="sr-only">
      <table aria-label={t('symbols:map.table')}>
        <thead>
          <tr>
            <th scope="col">{t('symbols:map.symbol')}</th>
            <th scope="col">x</th>
            <th scope="col">y</th>
          </tr>
        </thead>
        <tbody>
          {named.map((index) => (
            <tr key={index}>
              <th scope="row">{visibleSymbol(table.symbols[index] ?? '')}</th>
              <td>{formatNumber(points[index * 2] ?? NaN)}</td>
              <td>{formatNumber(points[index * 2 + 1] ?? NaN)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
