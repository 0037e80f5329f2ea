import { useDocumentStore } from '../state/document-store.ts';
import { useFactsStore } from '../state/facts-store.ts';
import { t as text } from '../../shared/i18n/index.ts';
import { timeTicks } from '../heat/time-axis.tsx';
import { Math as Tex } from '../ui/math.tsx';
import { visibleSymbol } from '../ui/symbol.ts';
import { useSourceOf } from './use-lengths.ts';
import { MOST_BARS } from './weights-model.ts';

/** Under the bars: t, and an example of this length, so that it is seen which symbol each weight belongs to. */
export function ExampleRow({ divergence, length }: { readonly divergence: string; readonly length: number }) {
  const source = useSourceOf(divergence);
  const kind = useDocumentStore((state) => state.document?.graph.nodes.find(({ id }) => id === source)?.kind);
  const examples = useFactsStore((state) => (source ? state.readings[source]?.dataset?.examples : undefined));
  const example = examples?.find(({ x }) => x.length === length);
  const isDense = length > MOST_BARS;
  // Its room is kept while the data are read: the bars must not shrink under the pointer that paints them.
  const hasSymbols = !isDense && (kind === 'text' || kind === 'pairs');
  return (
    <>
      <div className="mr-2 flex flex-col gap-0.5 pt-2 text-right text-small text-ink-3">
        <Tex tex="t" className="leading-4" />
        {hasSymbols && <Tex tex="x_t" className="leading-4 text-data" />}
      </div>
      <div className="pt-2">
        {isDense ? (
          <div aria-hidden className="relative h-4 text-micro text-ink-3">
            {timeTicks(length).map((t) => (
              <span key={t} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${((t - 0.5) / length) * 100}%` }}>
                {t}
              </span>
            ))}
          </div>
        ) : (
          <div aria-hidden className="flex text-small">
            {Array.from({ length }, (_, index) => (
              <span key={index} className="flex min-w-0 flex-1 flex-col gap-0.5 text-center">
                <span className="text-micro text-ink-3">{index + 1}</span>
                {hasSymbols && <span className="mono h-4 truncate leading-4 font-medium text-data">{visibleSymbol(example?.x[index] ?? '')}</span>}
              </span>
            ))}
          </div>
        )}
        {isDense && <span className="sr-only">{text('app:weights.denseHelp')}</span>}
      </div>
    </>
  );
}
