import { useStore } from '@xyflow/react';
import { Columns3, Map as MapIcon, Maximize, Minus, Plus, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCommand } from '../app/command-entry.ts';
import { runCommand, type Command } from '../app/commands.ts';
import { t } from '../../shared/i18n/index.ts';
import { useUiStore } from '../state/ui-store.ts';
import { IconButton } from '../ui/button.tsx';
import { LearnedTotal } from './learned-total.tsx';

/** Zoom, at the bottom left. */
export function CanvasControls() {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="absolute bottom-3 left-3 z-10 flex items-center gap-2">
      <ToolBar label={t('app:canvas.zoom')}>
      <Tool command="zoom-out" side="top">
        <Minus size={14} aria-hidden />
      </Tool>
      <button
        type="button"
        onClick={() => runCommand('zoom-reset')}
        title={t('app:command.zoom-reset')}
        className="h-7 w-11 rounded-control text-small text-ink-2 hover:bg-hover"
      >
        {percent}%
      </button>
      <Tool command="zoom-in" side="top">
        <Plus size={14} aria-hidden />
      </Tool>
      <Tool command="zoom-fit" side="top">
        <Maximize size={14} aria-hidden />
      </Tool>
      </ToolBar>
      <LearnedTotal />
    </div>
  );
}

/** At the top right. */
export function CanvasTools() {
  const minimap = useUiStore((state) => state.minimap);
  return (
    <ToolBar className="absolute top-3 right-3 z-10" label={t('app:canvas.tools')}>
      <Tool command="add-node">
        <Plus size={16} aria-hidden />
      </Tool>
      <Tool command="unroll">
        <Columns3 size={15} aria-hidden />
      </Tool>
      <Tool command="tidy">
        <Waypoints size={15} aria-hidden />
      </Tool>
      <IconButton label={t('app:canvas.minimap')} pressed={minimap} onClick={() => runCommand('toggle-minimap')}>
        <MapIcon size={15} aria-hidden />
      </IconButton>
    </ToolBar>
  );
}

function ToolBar({ className = '', label, children }: { readonly className?: string; readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={`flex items-center rounded-node border border-line bg-surface p-px shadow-1 ${className}`}>
      {children}
    </div>
  );
}

function Tool({ command, side, children }: { readonly command: Command; readonly side?: 'top'; readonly children: ReactNode }) {
  const { onSelect, ...shown } = useCommand(command);
  return (
    <IconButton {...shown} {...(side && { side })} onClick={onSelect}>
      {children}
    </IconButton>
  );
}
