import { Handle, Position, useConnection, type NodeProps } from '@xyflow/react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { messageText, t } from '../../shared/i18n/index.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { classNames } from '../ui/class-names.ts';
import { Math } from '../ui/math.tsx';
import { RoleTile } from '../ui/role-tile.tsx';
import { applyFix } from './actions.ts';
import { useConnectVerdict } from './connecting.ts';
import { saidAt } from './flow-graph.ts';
import type { FlowNode, NodeLook } from './flow-types.ts';
import { PORT_HIT, type PortSpot } from './geometry.ts';
import { openAddMenu } from './add-menu-store.ts';

/** A node as the design draws it: tile, name, one line, learned numbers; ports above and below; a loop where time passes. */
export const UnrollNode = memo(function UnrollNode({ id, data, selected }: NodeProps<FlowNode>) {
  const verdict = useConnectVerdict(id);
  const { severity } = data;
  return (
    <div
      data-node-id={id}
      data-kind={data.kind}
      data-role={data.role ?? undefined}
      data-state={severity ?? undefined}
      className={classNames(
        'unroll-node group/node',
        data.role === 'data' && data.ports.every(({ direction }) => direction === 'out') && 'is-source',
        data.role === 'divergence' && 'is-sink',
        selected && 'is-selected',
        severity === 'error' && 'is-invalid',
        severity === 'warning' && 'is-warned',
        verdict.refuses && 'is-refusing',
      )}
    >
      {data.states && <Loop states={data.states} />}
      <div className="flex h-11.5 items-center gap-2.5 px-2.5">
        <RoleTile role={data.role} kind={data.kind} />
        <div className="min-w-0 flex-1">
          <div className="flex items-start gap-2">
            <span className="min-w-0 flex-1 truncate leading-[18px] font-semibold">{data.title}</span>
            {data.learned && <span className="mono pt-px text-micro text-ink-3">{data.learned}</span>}
            {data.weights && <WeightBars weights={data.weights} />}
          </div>
          <div className="truncate text-small text-ink-2">{data.summary}</div>
        </div>
      </div>
      {severity && <Diagnosis id={id} data={data} />}
      {data.ports.map((port) => (
        <Port key={`${port.direction}:${port.name}`} node={id} title={data.title} port={port} wired={data.wired.split(' ').includes(`${port.direction}:${port.name}`)} fits={verdict.fitting === port.name} bad={severity === 'error' && port.direction === 'out'} />
      ))}
      {verdict.refuses && verdict.reason && (
        <div role="status" className="refusal">
          {messageText(verdict.reason)}
        </div>
      )}
    </div>
  );
});

function Diagnosis({ id, data }: { readonly id: string; readonly data: NodeLook }) {
  const Icon = data.severity === 'error' ? CircleAlert : TriangleAlert;
  const mend = () => {
    const { document } = useDocumentStore.getState();
    const fix = document && saidAt(id, useCheckStore.getState().diagnostics, document.graph.wires)?.fix;
    if (fix) applyFix(fix);
  };
  return (
    <div
      className={classNames(
        'flex h-7.5 items-center gap-1.5 rounded-b-[7px] pr-1 pl-2 text-small font-medium',
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

interface PortProps {
  readonly node: string;
  readonly title: string;
  readonly port: PortSpot;
  readonly wired: boolean;
  readonly fits: boolean;
  readonly bad: boolean;
}

function Port({ node, title, port, wired, fits, bad }: PortProps) {
  const isOut = port.direction === 'out';
  const isStart = useConnection(({ fromHandle }) => fromHandle?.nodeId === node && fromHandle.id === port.name);
  const label = t(isOut ? 'app:canvas.outputPort' : 'app:canvas.inputPort', { node: title, port: port.name });
  return (
    <Handle
      id={port.name}
      type={isOut ? 'source' : 'target'}
      position={isOut ? Position.Bottom : Position.Top}
      tabIndex={0}
      role="button"
      aria-label={label}
      data-port={port.name}
      data-direction={port.direction}
      style={{ left: port.x - 1, width: PORT_HIT, height: PORT_HIT }}
      className={classNames('port', wired && 'is-wired', port.signal === 'targets' && 'is-target', bad && 'is-bad', fits && 'fits', isStart && 'is-start')}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const loose = { node, port: port.name, direction: port.direction };
        const { x, y } = event.currentTarget.getBoundingClientRect();
        if (event.code !== 'KeyC' && event.code !== 'Enter' && event.code !== 'Slash') return;
        event.preventDefault();
        event.stopPropagation();
        openAddMenu({ x: x + PORT_HIT, y: y + PORT_HIT, loose, toPorts: event.code === 'KeyC' });
      }}
    />
  );
}

/** What a recurrent node hands on to its next timestep goes over its own head, through a delay of one step. */
function Loop({ states }: { readonly states: string }) {
  const names = states.split(', ');
  return (
    <>
      <svg className="pointer-events-none absolute overflow-visible" style={{ left: 0, top: 0 }} width="1" height="1" fill="none" aria-hidden>
        <path d="M94 -26h48" stroke="var(--canvas)" strokeWidth="8" />
        <path
          d="M235 23h16a16 16 0 0 0 16-16v-17a16 16 0 0 0-16-16H-17a16 16 0 0 0-16 16v17a16 16 0 0 0 16 16h6"
          stroke="var(--recurrence)"
          strokeWidth="2"
        />
        <path d="m-16 18.5 6 4.5-6 4.5" stroke="var(--recurrence)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className="time-port" style={{ left: -1 }} />
      <span className="time-port" style={{ left: 235 }} />
      <span className="pointer-events-none absolute right-4 -top-[37px] grid h-5.5 w-8.5 place-items-center rounded-chip pt-1 border border-recurrence bg-recurrence-tint text-small text-recurrence">
        <Math tex="z^{-1}" />
      </span>
      <span className="pointer-events-none absolute top-1 right-full mr-9.5 text-small text-recurrence">
        <Math tex={`${names[0] ?? ''}_{t-1}`} />
      </span>
      <span className="pointer-events-none absolute top-1 left-full ml-9.5 text-small text-recurrence">
        <Math tex={names.map((name) => `${name}_t`).join(', ')} />
      </span>
    </>
  );
}

/** w_t in small, as it lies over the timesteps. */
function WeightBars({ weights }: { readonly weights: string }) {
  return (
    <svg width={weights.split(' ').length * 5} height={14} aria-hidden className="mt-0.5 shrink-0">
      {weights.split(' ').map((weight, index) => {
        const height = Number(weight) * 12;
        return height > 0 ? (
          <rect key={index} x={index * 5} y={13 - height} width="3.5" height={height} rx="1" fill="var(--divergence)" />
        ) : (
          <rect key={index} x={index * 5 + 0.5} y={11.5} width="2.5" height="1.5" fill="var(--line-control)" />
        );
      })}
    </svg>
  );
}
