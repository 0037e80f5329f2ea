import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { formatNumber } from '../../ui/format.ts';
import { Math as Tex } from '../../ui/math.tsx';

interface UpdateTableProps {
  readonly document: UnrollDocument;
  readonly probed: ProbeResult;
}

/** All weights: their gradients, clipped, and what one step of the optimizer makes of them. */
export function UpdateTable({ document, probed: { tensors, step } }: UpdateTableProps) {
  if (!step) return null;
  const titles = new Map(flattenGroups(document.graph).nodes.map((node) => [node.id, nodeTitle(node)]));
  const weights = Object.keys(tensors).flatMap((name) => (name.startsWith('weight/') ? [name.slice('weight/'.length)] : []));
  return (
    <section aria-label={text('steps:update')} className="max-h-72 shrink-0 overflow-auto border-t border-line bg-sunken px-4 py-2.5">
      <p className="pb-2">
        {text(step.clipNorm > 0 && step.factor < 1 ? 'steps:clipped' : step.clipNorm > 0 ? 'steps:notClipped' : 'steps:noClip', {
          norm: formatNumber(step.norm),
          clipNorm: formatNumber(step.clipNorm),
          factor: formatNumber(step.factor),
        })}{' '}
        {text('steps:optimizer', { optimizer: text(`training:optimizers.${document.training.optimizer.name}`), rate: formatNumber(step.learningRate) })}{' '}
        {step.memory === 'empty' && text('steps:emptyMemory')}
      </p>
      <table className="w-full min-w-150 text-small">
        <thead className="text-ink-3">
          <tr className="*:py-1 *:pr-4 *:text-right *:font-medium">
            <th scope="col" className="text-left!">
              {text('steps:weight')}
            </th>
            <th scope="col">{text('steps:shape')}</th>
            <th scope="col">
              <Tex tex="|\partial loss|" />
            </th>
            <th scope="col">{text('steps:first')}</th>
            <th scope="col">{text('steps:itsGradient')}</th>
            <th scope="col">{text('steps:after')}</th>
            <th scope="col">{text('steps:change')}</th>
          </tr>
        </thead>
        <tbody className="mono">
          {weights.map((name) => {
            const [before, gradient, after] = [tensors[`weight/${name}`], tensors[`grad/weight/${name}`], tensors[`next/${name}`]];
            const node = name.slice(0, name.lastIndexOf('/'));
            if (!before || !gradient || !after) return null;
            const k = largest(gradient);
            return (
              <tr key={name} className="*:border-t *:border-line *:py-1 *:pr-4 *:text-right">
                <th scope="row" className="text-left! font-normal">
                  <span className="font-sans">{titles.get(node) ?? node}</span> {name.slice(name.lastIndexOf('/') + 1)}
                </th>
                <td>{before.shape.join(' × ')}</td>
                <td>{formatNumber(norm(gradient.data))}</td>
                <td>{formatNumber(before.data[k] as number)}</td>
                <td className="text-divergence">{formatNumber(gradient.data[k] as number)}</td>
                <td>{formatNumber(after.data[k] as number)}</td>
                <td>{formatNumber(norm(after.data.map((value, index) => value - (before.data[index] as number))))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** Where the largest gradient is: the number of a weight that is shown. */
function largest({ data }: ProbeTensor): number {
  let found = 0;
  for (let index = 1; index < data.length; index++) if (Math.abs(data[index] as number) > Math.abs(data[found] as number)) found = index;
  return found;
}
