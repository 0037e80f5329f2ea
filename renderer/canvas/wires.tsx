import { BaseEdge, EdgeLabelRenderer, Position, type ConnectionLineComponentProps, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { Math as Tex } from '../ui/math.tsx';
import type { FlowItem, FlowWire } from './flow-types.ts';
import { PORT_HIT } from './geometry.ts';
import { useWirePath } from './wire-path-store.ts';
import { useWireDrop } from './wire-drop.ts';
import { depthPoints, loosePath, roundedPath, shapeSide, targetLane, targetPoints, timePoints } from './wire-path.ts';

// React Flow gives the outer edge of a port's square; a wire ends in its middle.
const inset = PORT_HIT / 2;

/** A wire within one timestep, with the shape of its tensor beside it. */
export const DepthWire = memo(function DepthWire({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, selected }: EdgeProps<FlowWire>) {
  const isTime = sourcePosition === Position.Left || targetPosition === Position.Right;
  const from = sourcePosition === Position.Left ? { x: sourceX + inset, y: sourceY } : { x: sourceX, y: sourceY - inset };
  const to = targetPosition === Position.Right ? { x: targetX - inset, y: targetY } : { x: targetX, y: targetY + inset };
  const path = roundedPath(isTime ? timePoints(from, sourcePosition, to, targetPosition, data?.lane) : depthPoints(from, to, data?.lane));
  const bad = data?.bad ?? false;
  const isUnder = useWireDrop(({ wire }) => wire === id);
  const isOnPath = useWirePath(({ path }) => path?.wires.has(id) ?? false);
  const side = data?.shape && sourcePosition !== Position.Left ? shapeSide(from, to, isTime, data) : null;
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={16} className={classNames('wire', isTime && 'is-time', bad && 'is-bad', selected && 'is-selected', isUnder && 'is-under', isOnPath && 'is-on-path')} />
      {data && side && (
        <EdgeLabelRenderer>
          <div
            className={classNames('wire-shape', bad && 'is-bad')}
            style={{ transform: `translate(${from.x + (side === 'left' ? -7 : 7)}px, ${from.y + data.drop}px) translate(${side === 'left' ? '-100%' : '0'}, -50%)` }}
          >
            {data.shape}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** What is asked for at each timestep, d_t, round the repeated part. */
export const TargetWire = memo(function TargetWire({ id, sourceX, sourceY, targetX, targetY, data, selected }: EdgeProps<FlowWire>) {
  const from = { x: sourceX, y: sourceY - inset };
  const to = { x: targetX, y: targetY + inset };
  const isOnPath = useWirePath(({ path }) => path?.wires.has(id) ?? false);
  const lane = targetLane(from, to, data?.lane ?? from.x);
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(targetPoints(from, to, lane))}
        interactionWidth={16}
        className={classNames('wire is-target', data?.bad && 'is-bad', selected && 'is-selected', isOnPath && 'is-on-path')}
      />
      {data?.labelled && (
        <EdgeLabelRenderer>
          <div className="wire-targets" style={{ transform: `translate(${lane - 12}px, ${(from.y + to.y) / 2}px) translate(-100%, -50%)` }}>
            <div className="text-small font-medium text-data">
              {t('app:canvas.targets')} <Tex tex="d_t" />
            </div>
            {data.shape && <div className="mono text-micro font-medium text-ink-2">{data.shape}</div>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The wire under the hand. */
export function LooseWire({ fromX, fromY, toX, toY, fromPosition, connectionStatus }: ConnectionLineComponentProps<FlowItem>) {
  const path = loosePath({ x: fromX, y: fromY }, { x: toX, y: toY }, fromPosition === 'bottom' ? 'out' : 'in');
  return <path d={path} className={classNames('loose-wire', connectionStatus === 'invalid' && 'is-bad')} />;
}
