import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { light, unlight, useLitStore } from '../state/lit-store.ts';
import { classNames } from '../ui/class-names.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { applyFix } from './actions.ts';
import { useConnectVerdict } from './connecting.ts';
import type { NodeLook } from './flow-types.ts';
import { saidAt } from './node-look.ts';
import { CollapsedHead, NodeMarks } from './node-head.tsx';
import { NodeName } from './node-name.tsx';
import { timeDepth } from './geometry.ts';
import { NodePort } from './node-port.tsx';
import { RunLine } from './run-line.tsx';
import { TimeLoop } from './time-loop.tsx';
import { useMeasuredPorts } from './use-measured-ports.ts';
import { useWirePath } from './wire-path-store.ts';
import { WeightBars } from './weight-bars.tsx';

/** A node as the design draws it: tile, name, one line, learned numbers; ports above and below; a loop where time passes. */
export function UnrollNode({ id, data, selected }: { readonly id: string; readonly data: NodeLook; readonly selected: boolean }) {
  const verdict = useConnectVerdict(id);
  useMeasuredPorts(id, data.ports);
  const isLit = useLitStore(({ from, nodes }) => from === 'program' && nodes.includes(id));
  const isOnPath = useWirePath(({ path }) => path?.nodes.has(id) ?? false);
  const { severity } = data;
  return (
    <div
      onPointerEnter={() => light('canvas', [id])}
      onPointerLeave={() => unlight('canvas')}
      data-node-id={id}
      data-lit={isLit || undefined}
      data-kind={data.kind}
      data-role={data.role ?? undefined}
      data-state={severity ?? undefined}
      className={classNames(
        'unroll-node group/node',
        data.role === 'data' && data.ports.every(({ direction }) => direction === 'out') && 'is-source',
        data.role === 'divergence' && 'is-sink',
        isLit && 'is-lit',
        isOnPath && 'is-on-path',
        selected && 'is-selected',
        severity === 'error' && 'is-invalid',
        severity === 'warning' && 'is-warned',
        data.collapsed && 'is-collapsed',
        verdict.refuses && 'is-refusing',
      )}
    >
      {data.states && (
        // Drawn for a whole node: over a collapsed one it lies higher.
        <div className={classNames('pointer-events-none absolute inset-x-0 top-0', data.collapsed && '-translate-y-2.5')}>
          <TimeLoop states={data.states} />
        </div>
      )}
      {data.collapsed ? (
        <CollapsedHead id={id} data={data} />
      ) : (
      <div className="flex h-11.5 items-center gap-2.5 px-2.5">
        <RoleTile role={data.role} kind={data.kind} />
        <div className="min-w-0 flex-1">
          <div className="flex items-start gap-2">
            <NodeName id={id} kind={data.kind} title={data.title} />
            <NodeMarks id={id} data={data} />
            {data.learned && <span className="mono pt-px text-micro text-ink-3">{data.learned}</span>}
            {data.weights && <WeightBars weights={data.weights} />}
          </div>
          <div className="truncate text-small text-ink-2">{data.summary}</div>
        </div>
      </div>
      )}
      {data.collapsed ? null : severity ? <Diagnosis id={id} data={data} /> : data.role === 'divergence' && <RunLine />}
      {data.ports.filter(({ label }) => label).map((port) => (
        <span key={`label:${port.name}`} aria-hidden className={classNames('port-label', port.direction === 'out' && 'is-out')} style={{ left: port.x }}>
          {port.label}
        </span>
      ))}
      {data.ports.map((port) => (
        <NodePort
          key={`${port.direction}:${port.name}`}
          node={id}
          title={data.title}
          port={port}
          timeAt={timeDepth(data.collapsed)}
          wired={data.wired.split(' ').includes(`${port.direction}:${port.name}`)}
          fits={verdict.fitting === port.name}
          bad={severity === 'error' && port.direction === 'out'}
        />
      ))}
    </div>
  );
}

function Diagnosis({ id, data }: { readonly id: string; readonly data: NodeLook }) {
  const Icon = data.severity === 'error' ? CircleAlert : TriangleAlert;
  const mend = () => {
    const { shown: document } = useDocumentStore.getState();
    const fix = document && saidAt(id, useCheckStore.getState().diagnostics, document.graph.wires)?.fix;
    if (fix) applyFix(fix);
  };
  return (
    <div
      className={classNames(
        'flex h-7 items-center gap-1.5 rounded-b-[7px] pr-1 pl-2 text-small font-medium',
        data.severity === 'error' ? 'bg-error-tint text-error' : 'bg-warning-tint text-warning',
      )}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className="min-w-0 flex-1 truncate" title={data.problem}>
        {data.inShort}
      </span>
      {data.fix && (
        <button
          type="button"
          onClick={mend}
          className={classNames(
            'nodrag h-5.5 shrink-0 rounded-[5px] px-1.75 font-semibold text-on-role hover:brightness-110',
            data.severity === 'error' ? 'bg-error' : 'bg-warning',
          )}
        >
          {data.fix}
        </button>
      )}
    </div>
  );
}
