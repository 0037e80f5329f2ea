import type { Signal } from '../../shared/nodes/kind.ts';
import { axesOf } from './axes.ts';
import type { Axes } from './tensor-shape.ts';

/** The axes of a tensor, one a line: letter, size, meaning. */
export function AxesList({ signal, axes }: { readonly signal: Signal; readonly axes: Axes }) {
  return (
    <dl className="grid grid-cols-[auto_auto_1fr] items-baseline gap-x-2 gap-y-0.5 text-small">
      {axesOf(signal, axes).map(({ letter, size, meaning }) => (
        <div key={letter} className="contents">
          <dt className="font-math italic">{letter}</dt>
          <dd className="mono text-right">{size}</dd>
          <dd className="opacity-85">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
