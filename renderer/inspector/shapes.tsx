import { t } from '../../shared/i18n/index.ts';
import { NEW_PORT } from '../../shared/nodes/boundary.ts';
import type { NodeSignals, Signal } from '../../shared/nodes/kind.ts';
import type { Ports } from '../../shared/nodes/ports.ts';
import { tensorShape, timestepsOf } from '../canvas/tensor-shape.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { Section } from '../ui/panel.tsx';

/** Tensors in and out, with what their axes are. */
export function Shapes({ ports, signals, batch }: { readonly ports: Ports; readonly signals: NodeSignals; readonly batch: number }) {
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  const rows = [
    ...ports.inputs.map(({ name }) => ({ side: t('app:inspector.in'), name, signal: signals.inputs[name], only: ports.inputs.length === 1 })),
    ...ports.outputs.map(({ name }) => ({ side: t('app:inspector.out'), name, signal: signals.outputs[name], only: ports.outputs.length === 1 })),
  ].filter(({ name }) => name !== NEW_PORT);
  return (
    <Section>
      <dl className="grid grid-cols-[28px_auto_1fr] items-baseline gap-x-2 gap-y-1 text-small">
        {rows.map(({ side, name, signal, only }) => (
          <div key={`${side}${name}`} className="contents">
            <dt className="text-ink-2">{side}</dt>
            <dd data-selectable className="mono">
              {tensorShape(signal, { batch, timesteps }) ?? <span className="font-sans text-ink-3">{t('app:inspector.notWired')}</span>}
            </dd>
            <dd className="text-ink-3">{only ? '' : name}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1.5 text-micro text-ink-3">{axesText([...rows.map(({ signal }) => signal)])}</p>
    </Section>
  );
}

function axesText(signals: readonly (Signal | undefined)[]): string {
  const hasWidth = signals.some((signal) => signal?.kind === 'vector' || signal?.kind === 'logits');
  return t(hasWidth ? 'app:inspector.axesWidth' : 'app:inspector.axes');
}
