import { useCallback, useMemo, useState } from 'react';
import { messageText, t } from '../../../shared/i18n/index.ts';
import { useSubjectData } from '../../probe/use-subject.ts';
import { formatCount } from '../../ui/format.ts';
import type { PanelProps } from '../panel-props.ts';
import { DistanceMatrix } from './distance-matrix.tsx';
import { MapSection } from './map-section.tsx';
import { NearestList } from './nearest-list.tsx';
import { OneHotSpace } from './one-hot-space.tsx';
import { byFrequency, readsSymbols, tableSources } from './symbol-table.ts';
import { usePlaced } from './use-placed.ts';
import { useTables, type LearnedTable } from './use-tables.ts';
import { useTextMemo } from '../../ui/use-text-memo.ts';

const none: readonly { readonly symbol: string }[] = [];

/** Where symbols live: as one-hot vectors, and as what the network made of them. */
export function SymbolsPanel({ subject }: PanelProps) {
  const { document, run } = subject;
  const sources = useTextMemo(() => tableSources(document.graph), [document.graph]);
  const [wanted, setWanted] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const source = sources.find(({ weight }) => weight === wanted) ?? sources[0] ?? null;
  const { now, before, probed, symbols } = useTables(subject, source);
  const counted = useSubjectData()?.vocabulary ?? none;
  const order = useMemo(() => byFrequency(symbols, counted), [symbols, counted]);
  const pick = useCallback((next: number | null) => setPicked(next === null ? null : (symbols[next] ?? null)), [symbols]);
  const picture = usePlaced(now, `${run?.id ?? document.id} ${source?.weight ?? ''}`);
  if (!readsSymbols(document.graph)) return <p className="p-4 text-ink-2">{t('symbols:numbers')}</p>;
  if (probed.state === 'failed')
    return (
      <p role="alert" className="p-4 font-medium text-error">
        {messageText(probed.failure)}
      </p>
    );
  if (symbols.length === 0)
    return (
      <p role="status" className="p-4 text-ink-2">
        {t(probed.state === 'idle' ? 'microscope:none' : 'microscope:reading')}
      </p>
    );
  const found = picked === null ? -1 : symbols.indexOf(picked);
  const index = found < 0 ? null : found;
  return (
    <div className="grid h-full min-h-110 grid-cols-[minmax(264px,1fr)_minmax(400px,2.2fr)_minmax(264px,1fr)] grid-rows-[minmax(0,1fr)] *:overflow-y-auto *:px-4 *:py-3 max-[800px]:flex max-[800px]:h-auto max-[800px]:flex-col max-[800px]:*:shrink-0 max-[800px]:*:border-x-0 max-[800px]:*:border-b max-[800px]:*:border-line">
      <OneHotSpace symbols={symbols} order={order} />
      <div className="min-w-0 border-x border-line">
        {source && picture ? (
          <MapSection picture={picture} sources={sources} source={source} onSource={setWanted} order={order} run={run} when={whenOf(picture.table, run !== null)} picked={index} onPick={pick} />
        ) : (
          <p className="text-ink-2">{t(source ? 'microscope:reading' : 'symbols:noTable')}</p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <DistanceMatrix symbols={symbols} order={order} table={now} />
        {now && <NearestList now={now} before={before} picked={index} onPick={pick} />}
      </div>
    </div>
  );
}

function whenOf({ weights: { from, step } }: LearnedTable, trained: boolean): string {
  if (!trained) return t('symbols:map.drawing');
  return from === 'initial' ? t('symbols:map.before') : t('symbols:map.step', { step: formatCount(step) });
}
