import { useReactFlow } from '@xyflow/react';
import { CornerDownRight } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { Button } from '../ui/button.tsx';
import { addKind } from './actions.ts';
import { NODE } from './geometry.ts';

/** One sentence, one action. */
export function EmptyCanvas() {
  const { screenToFlowPosition } = useReactFlow();
  const begin = () => {
    const kind = kindById('text');
    const canvas = document.querySelector('[data-canvas]')?.getBoundingClientRect();
    if (!kind || !canvas) return;
    const { x, y } = screenToFlowPosition({ x: canvas.left + canvas.width / 2, y: canvas.top + 64 });
    addKind(kind, { x: Math.round(x - NODE.width / 2), y: Math.round(y) });
  };
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <div className="pointer-events-auto grid w-80 grid-cols-[20px_1fr] gap-2.5 rounded-card border border-line-strong bg-raised px-3.5 py-3 shadow-2">
        <CornerDownRight size={16} aria-hidden className="mt-0.5 text-ink-2" />
        <div>
          <p className="font-semibold">{t('app:empty.title')}</p>
          <p className="mt-0.5 text-small text-ink-2">{t('app:empty.text')}</p>
          <Button size="sm" className="mt-2.5" onClick={begin}>
            {t('app:empty.action')}
          </Button>
        </div>
      </div>
    </div>
  );
}
