import { CircleAlert, Loader } from 'lucide-react';
import type { GraphNode } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFactsStore } from '../state/facts-store.ts';
import { selectNode, useSelectionStore } from '../state/selection-store.ts';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { ExampleTape } from './example-tape.tsx';
import { SeriesLines, SeriesRows } from './series-example.tsx';
import { SymbolFrequency } from './symbol-frequency.tsx';

/** What the source reads: counts, an example with its targets, how often each symbol occurs. */
export function DataTab() {
  const source = useShownSource();
  const reading = useFactsStore((state) => (source ? state.readings[source.id] : undefined));
  if (!source) return <p className="p-4 text-ink-2">{t('app:data.noSource')}</p>;
  if (!reading || (!reading.dataset && reading.status === 'ready'))
    return (
      <div className="flex items-center gap-3 p-4">
        <p className="text-ink-2">{t('app:data.none', { node: nodeTitle(source) })}</p>
        <Button onClick={() => selectNode(source.id)}>{t('app:data.choose')}</Button>
      </div>
    );
  if (reading.status === 'failed' && reading.failure)
    return (
      <p role="alert" className="flex items-center gap-2 p-4 font-medium text-error">
        <CircleAlert size={15} aria-hidden className="shrink-0" />
        {messageText(reading.failure)}
      </p>
    );
  if (!reading.dataset)
    return (
      <p role="status" className="flex items-center gap-2 p-4 text-ink-2">
        <Loader size={15} aria-hidden />
        {t('app:data.reading', { node: nodeTitle(source) })}
      </p>
    );
  return (
    <div className="@container h-full">
      <div className="grid h-full grid-cols-[172px_minmax(0,1fr)] overflow-hidden *:min-h-0 *:overflow-auto *:px-4 *:py-3 @min-[660px]:grid-cols-[188px_minmax(0,1fr)_216px]">
        <Counts isRun={source.kind === 'text' || source.params['task'] === 'forecast'} dataset={reading.dataset} onEdit={() => selectNode(source.id)} />
        <div className="border-l border-line">
          {reading.dataset.series ? <SeriesLines columns={reading.dataset.series.columns} lines={reading.dataset.series.lines} /> : <ExampleTape dataset={reading.dataset} isText={source.kind === 'text'} isWords={source.params['symbols'] === 'word'} />}
        </div>
        <div className="hidden border-l border-line @min-[660px]:block">
          {reading.dataset.series ? <SeriesRows series={reading.dataset.series} /> : <SymbolFrequency vocabulary={reading.dataset.vocabulary} size={reading.dataset.facts.symbols} />}
        </div>
      </div>
    </div>
  );
}

/** The selected source, else the first. */
function useShownSource(): GraphNode | undefined {
  const selected = useSelectionStore((state) => state.nodes);
  return useDocumentStore((state) => {
    const sources = state.document?.graph.nodes.filter(({ kind }) => kindById(kind)?.inputs.length === 0) ?? [];
    return sources.find(({ id }) => selected.includes(id)) ?? sources[0];
  });
}

/** `isRun`: one long text or series, cut in windows. */
function Counts({ isRun, dataset, onEdit }: { readonly isRun: boolean; readonly dataset: DatasetFacts; readonly onEdit: () => void }) {
  const { total, training, validation, facts } = dataset;
  const real = dataset.series !== undefined;
  const [shortest, longest] = [facts.lengths[0] ?? facts.timesteps, facts.timesteps];
  const rows = [
    [t(real ? (isRun ? 'nodes:csv.rows' : 'nodes:csv.sequences') : isRun ? 'app:data.symbols' : 'app:data.questions'), formatCount(total)],
    real ? [t('nodes:csv.channels'), formatCount(facts.channels ?? 0)] : [t('app:data.vocabulary'), formatCount(facts.symbols)],
    ...(isRun ? [] : [[t('app:data.answers'), formatCount(facts.classes)]]),
    [t('app:data.training'), formatCount(training)],
    [t('app:data.validation'), formatCount(validation)],
    [t(isRun ? 'app:data.window' : 'app:data.lengths'), shortest === longest ? String(longest) : `${shortest}–${longest}`],
  ];
  return (
    <div>
      <dl className="grid grid-cols-[1fr_auto] gap-y-0.5 text-small leading-[18px]">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <Button size="sm" className="mt-2" onClick={onEdit}>
        {t(isRun && !real ? 'app:data.changeText' : 'app:data.changeTable')}
      </Button>
    </div>
  );
}
