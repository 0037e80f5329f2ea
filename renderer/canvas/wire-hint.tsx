import { useConnection } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { messageText } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { dropWords, useLooseEnd } from './connecting.ts';
import type { LooseEnd } from './fits.ts';

/** Beside the pointer while a wire is drawn: why it cannot end here, or what comes with it. */
export function WireHint() {
  const loose = useLooseEnd();
  return loose && <Hint loose={loose} />;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly node: string | null;
}

function Hint({ loose }: { readonly loose: LooseEnd }) {
  const [place, setPlace] = useState<Place | null>(null);
  // The port that the wire is drawn to, if it is near one.
  const port = useConnection(({ toHandle }) => (toHandle ? JSON.stringify([toHandle.nodeId, toHandle.id]) : ''));
  useEffect(() => {
    const onMove = ({ clientX, clientY, target }: PointerEvent) => {
      const node = target instanceof Element ? (target.closest('[data-node-id]')?.getAttribute('data-node-id') ?? null) : null;
      setPlace({ x: clientX, y: clientY, node });
    };
    window.addEventListener('pointermove', onMove, { passive: true });
    return () => window.removeEventListener('pointermove', onMove);
  }, []);
  if (!place) return null;
  const [node, name] = port ? (JSON.parse(port) as [string, string]) : [place.node, null];
  const words = node ? dropWords(loose, node, name) : null;
  // Outside the canvas, which would cut it off.
  return createPortal(
    <div role="status" className={classNames('wire-hint', words?.tone === 'refused' && 'is-refused')} hidden={!words} style={atPointer(place)}>
      {words && messageText(words.message)}
    </div>,
    document.body,
  );
}

/** Right of the pointer and under it; on its other side near the edges of the window. */
function atPointer({ x, y }: Place) {
  const [left, up] = [x > innerWidth - 400, y > innerHeight - 90];
  return { left: x, top: y, translate: `${left ? 'calc(-100% - 14px)' : '16px'} ${up ? 'calc(-100% - 14px)' : '18px'}` };
}
