import { Handle, useConnection } from '@xyflow/react';
import { t } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { openConnect } from './connect.ts';
import { PORT_HIT, type PortSpot } from './geometry.ts';
import { handleSide } from './wire-line.ts';

interface NodePortProps {
  readonly node: string;
  readonly title: string;
  readonly port: PortSpot;
  /** How far below the node's top what is remembered goes in and out. */
  readonly timeAt: number;
  readonly wired: boolean;
  readonly fits: boolean;
  readonly bad: boolean;
}

/** Where a wire ends: drawn by mouse, or with Enter where it has the focus. */
export function NodePort({ node, title, port, timeAt, wired, fits, bad }: NodePortProps) {
  const isOut = port.direction === 'out';
  const isTime = port.side === 'left' || port.side === 'right';
  const isStart = useConnection(({ fromHandle }) => fromHandle?.nodeId === node && fromHandle.id === port.name);
  const label = t(isOut ? 'app:canvas.outputPort' : 'app:canvas.inputPort', { node: title, port: port.name });
  return (
    <Handle
      id={port.name}
      type={isOut ? 'source' : 'target'}
      position={handleSide[port.side]}
      tabIndex={0}
      role="button"
      aria-label={label}
      data-port={port.name}
      data-direction={port.direction}
      style={{ ...(isTime ? { top: timeAt - 1 } : { left: port.x - 1 }), width: PORT_HIT, height: PORT_HIT }}
      className={classNames('port', isTime && 'is-time', wired && 'is-wired', port.signal === 'targets' && 'is-target', bad && 'is-bad', fits && 'fits', isStart && 'is-start')}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || (event.code !== 'Enter' && event.code !== 'Space')) return;
        event.preventDefault();
        event.stopPropagation();
        openConnect(node, { port: port.name, direction: port.direction });
      }}
    />
  );
}
