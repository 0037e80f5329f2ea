import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../../shared/i18n/index.ts';
import { nodeById } from '../../shared/document/graph.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { AxesList } from './axes-list.tsx';
import { tensorShape, timestepsOf } from './tensor-shape.ts';
import { followPaths, usePointedWire } from './wire-path-store.ts';

/** Milliseconds that the pointer rests on a wire before it says what flows there. */
const patience = 250;

/** Beside a wire that is pointed at: the tensor on it, with the meaning of its axes. */
export function WireCard() {
  useEffect(followPaths, []);
  const pointed = usePointedWire((state) => state.wire);
  const [shown, setShown] = useState<string | null>(null);
  const id = pointed?.id ?? null;
  useEffect(() => {
    const timer = setTimeout(() => setShown(id), id === null ? 0 : patience);
    return () => clearTimeout(timer);
  }, [id]);
  return pointed && shown === pointed.id ? <Card {...pointed} /> : null;
}

function Card({ id, x, y }: { readonly id: string; readonly x: number; readonly y: number }) {
  const document = useDocumentStore((state) => state.shown);
  const wire = document?.graph.wires.find((each) => each.id === id);
  const signal = useCheckStore((state) => (wire ? state.signals[wire.from.node]?.outputs[wire.from.port] : undefined));
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  const [from, to] = [wire && document && nodeById(document.graph, wire.from.node), wire && document && nodeById(document.graph, wire.to.node)];
  if (!document || !from || !to) return null;
  const axes = { batch: document.training.batch, timesteps };
  const [left, up] = [x > innerWidth - 320, y > innerHeight - 160];
  return createPortal(
    <div role="tooltip" className="wire-card" style={{ left: x, top: y, translate: `${left ? 'calc(-100% - 16px)' : '18px'} ${up ? 'calc(-100% - 12px)' : '14px'}` }}>
      <div className="flex items-baseline justify-between gap-4 font-semibold">
        <span>
          {nodeTitle(from)} → {nodeTitle(to)}
        </span>
        <span className="mono text-small font-medium">{tensorShape(signal, axes)}</span>
      </div>
      {signal ? <AxesList signal={signal} axes={axes} /> : <span className="text-small">{t('app:inspector.notKnown')}</span>}
    </div>,
    window.document.body,
  );
}
