import { ArrowDown, Trash2 } from 'lucide-react';
import type { UnrollDocument, Wire, WireEnd } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { runCommand } from '../app/commands.ts';
import { AxesList } from '../canvas/axes-list.tsx';
import { tensorShape, timestepsOf } from '../canvas/tensor-shape.ts';
import { useCheckStore } from '../state/check-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { selectNode } from '../state/selection-store.ts';
import { Button } from '../ui/button.tsx';
import { PanelHeader } from '../ui/panel.tsx';
import { RoleTile } from '../ui/role-tile.tsx';
import { DiagnosticCard } from './diagnostic-card.tsx';

/** A wire: what flows over it, from where to where. */
export function WireInspector({ wire, document }: { readonly wire: Wire; readonly document: UnrollDocument }) {
  const signal = useCheckStore((state) => state.signals[wire.from.node]?.outputs[wire.from.port]);
  const diagnostics = useCheckStore((state) => state.diagnostics);
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  const shape = tensorShape(signal, { batch: document.training.batch, timesteps });
  return (
    <>
      <PanelHeader stacked line title={t('app:inspector.wire')} note={signal ? t(`diagnostics:signals.${signal.kind}`) : t('app:inspector.notKnown')} />
      <div className="flex flex-col items-start gap-2 p-4">
        {diagnostics.filter((each) => each.wire === wire.id).map((diagnostic, index) => (
          <DiagnosticCard key={index} diagnostic={diagnostic} />
        ))}
        <End end={wire.from} document={document} />
        <div className="flex items-center gap-2.5 pl-1 text-ink-2">
          <ArrowDown size={16} aria-hidden />
          {shape && (
            <span data-selectable className="mono text-small">
              {shape}
            </span>
          )}
        </div>
        <End end={wire.to} document={document} />
        {signal && (
          <div className="mt-2 text-ink-2">
            <AxesList signal={signal} axes={{ batch: document.training.batch, timesteps }} />
          </div>
        )}
        <Button look="danger" className="mt-3" onClick={() => runCommand('delete')}>
          <Trash2 size={14} aria-hidden />
          {t('app:command.delete')}
        </Button>
      </div>
    </>
  );
}

function End({ end, document }: { readonly end: WireEnd; readonly document: UnrollDocument }) {
  const node = document.graph.nodes.find(({ id }) => id === end.node);
  if (!node) return null;
  return (
    <Button look="quiet" className="-ml-2.5 text-ink" onClick={() => selectNode(node.id)}>
      <RoleTile role={kindById(node.kind)?.role ?? null} kind={node.kind} look="tint" />
      {nodeTitle(node)}
      <span className="font-normal text-ink-3">{end.port}</span>
    </Button>
  );
}
