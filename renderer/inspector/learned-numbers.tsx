import { t } from '../../shared/i18n/index.ts';
import type { NodeKind, NodeSignals, ParameterSpec, Signal } from '../../shared/nodes/kind.ts';
import { isKnown } from '../../shared/compiler/check-shapes.ts';
import { formatCount } from '../ui/format.ts';
import { Section } from '../ui/panel.tsx';

interface LearnedNumbersProps {
  readonly kind: NodeKind;
  readonly params: Record<string, unknown>;
  readonly signals: NodeSignals;
}

const parts = {
  kernel: { label: 'app:inspector.part.kernel', colour: 'var(--transform)' },
  recurrent_kernel: { label: 'app:inspector.part.loop', colour: 'var(--recurrence)' },
  recurrent_bias: { label: 'app:inspector.part.bias', colour: 'var(--ink-3)' },
  bias: { label: 'app:inspector.part.bias', colour: 'var(--ink-3)' },
  gamma: { label: 'app:inspector.part.scale', colour: 'var(--transform)' },
  beta: { label: 'app:inspector.part.shift', colour: 'var(--ink-3)' },
  embeddings: { label: 'app:inspector.part.table', colour: 'var(--transform)' },
} as const;

/** How many numbers are learned, and in which tensors they lie. */
export function LearnedNumbers({ kind, params, signals }: LearnedNumbersProps) {
  const specs = specsOf(kind, params, signals);
  if (specs.length === 0) return null;
  const total = specs.reduce((sum, spec) => sum + sizeOf(spec), 0);
  return (
    <Section
      title={t('app:inspector.learned')}
      end={<span className="mono font-semibold">{formatCount(total)}</span>}
    >
      <div aria-hidden className="flex h-2 gap-0.5">
        {specs.map((spec) => (
          <span key={spec.name} className="min-w-0.75 rounded-[2px]" style={{ flex: sizeOf(spec), background: partOf(spec).colour }} />
        ))}
      </div>
      <dl className="mt-2 grid grid-cols-[auto_1fr_auto] gap-x-2 gap-y-0.5 text-small text-ink-2">
        {specs.map((spec) => (
          <div key={spec.name} className="contents">
            <dt className="flex items-center gap-1.5" title={spec.name}>
              <span aria-hidden className="size-1.5 rounded-full" style={{ background: partOf(spec).colour }} />
              {t(partOf(spec).label)}
            </dt>
            <dd className="mono text-ink-3">{spec.shape.join(' × ')}</dd>
            <dd className="mono text-right">{formatCount(sizeOf(spec))}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** A name may say a direction first: `backward_kernel`. */
function partOf({ name }: ParameterSpec) {
  const last = name.replace(/^(forward|backward)_/, '');
  return last in parts ? parts[last as keyof typeof parts] : parts.kernel;
}

function specsOf(kind: NodeKind, params: Record<string, unknown>, { inputs, outputs }: NodeSignals): readonly ParameterSpec[] {
  const all = [...Object.values(inputs), ...Object.values(outputs)];
  const complete = kind.inputsOf(params).every(({ name }) => inputs[name]) && kind.outputs.every(({ name }) => outputs[name]);
  if (!complete || !all.every((signal) => signal && isKnown(signal))) return [];
  return kind.parameters(params, inputs as Record<string, Signal>, outputs as Record<string, Signal>);
}

function sizeOf({ shape }: ParameterSpec): number {
  return shape.reduce((a, b) => a * b, 1);
}
