import {
  AlignCenterHorizontal, AlignCenterVertical, AlignEndHorizontal, AlignEndVertical, AlignHorizontalSpaceBetween, AlignStartHorizontal, AlignStartVertical,
  AlignVerticalSpaceBetween, Copy, Trash2, type LucideIcon,
} from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { useCommand } from '../app/command-entry.ts';
import { runCommand, type Command } from '../app/commands.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { PanelHeader, Section } from '../ui/panel.tsx';

const aligning: readonly (readonly [Command, LucideIcon])[] = [
  ['align-left', AlignStartVertical],
  ['align-centre', AlignCenterVertical],
  ['align-right', AlignEndVertical],
  ['align-top', AlignStartHorizontal],
  ['align-middle', AlignCenterHorizontal],
  ['align-bottom', AlignEndHorizontal],
];
const spacing: readonly (readonly [Command, LucideIcon])[] = [
  ['distribute-across', AlignHorizontalSpaceBetween],
  ['distribute-down', AlignVerticalSpaceBetween],
];

export function ManyInspector({ nodes, wires, notes }: { readonly nodes: number; readonly wires: number; readonly notes: number }) {
  const others = [notes > 0 && nodes > 0 && t('arrange:many.notes', { count: notes }), wires > 0 && t('app:inspector.wires', { count: wires })].filter(Boolean);
  const title = nodes > 0 ? t('app:inspector.nodes', { count: nodes }) : t('arrange:many.notes', { count: notes });
  return (
    <>
      <PanelHeader stacked line title={title} note={others.length > 0 ? others.join(', ') : undefined} />
      <Section>
        <Tools label={t('arrange:many.align')} tools={aligning} />
        <Tools label={t('arrange:many.distribute')} tools={spacing} />
      </Section>
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

function Tools({ label, tools }: { readonly label: string; readonly tools: readonly (readonly [Command, LucideIcon])[] }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center py-0.5">
      <span className="w-25 shrink-0 text-ink-2">{label}</span>
      {tools.map(([command, Icon]) => (
        <Tool key={command} command={command} Icon={Icon} />
      ))}
    </div>
  );
}

function Tool({ command, Icon }: { readonly command: Command; readonly Icon: LucideIcon }) {
  const { onSelect, ...shown } = useCommand(command);
  return (
    <IconButton {...shown} onClick={onSelect}>
      <Icon size={15} aria-hidden />
    </IconButton>
  );
}
