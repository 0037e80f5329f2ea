import { Copy, Trash2 } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { runCommand } from '../app/commands.ts';
import { Button } from '../ui/button.tsx';
import { PanelHeader } from '../ui/panel.tsx';

export function ManyInspector({ nodes, wires }: { readonly nodes: number; readonly wires: number }) {
  return (
    <>
      <PanelHeader stacked line title={t('app:inspector.nodes', { count: nodes })} note={wires > 0 ? t('app:inspector.wires', { count: wires }) : undefined} />
      <div className="flex gap-2 p-4">
        <Button onClick={() => runCommand('duplicate')}>
          <Copy size={14} aria-hidden />
          {t('app:command.duplicate')}
        </Button>
        <Button look="danger" onClick={() => runCommand('delete')}>
          <Trash2 size={14} aria-hidden />
          {t('app:command.delete')}
        </Button>
      </div>
    </>
  );
}
